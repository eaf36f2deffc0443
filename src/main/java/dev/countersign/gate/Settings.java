package dev.countersign.gate;

import dev.countersign.core.evidence.Catalogue;
import dev.countersign.core.policy.Policy;
import dev.countersign.core.roster.Roster;
import java.util.List;
import java.util.Optional;

/**
 * What a judgement goes by.
 *
 * @param policyDigest {@code sha256:} and 64 hex digits of the policy file's bytes
 * @param rosterDigest the same of the roster's, followed by those of its file of allowed signers
 * @param pusher by what it is known who pushes
 * @param filesInRef the paths of policy, roster and allowed signers where they lie in a ref, else none
 * @param decisionLog where the policy wants decisions to be kept; an absolute path
 */
public record Settings(
        Policy policy,
        Roster roster,
        Catalogue catalogue,
        String policyDigest,
        String rosterDigest,
        PusherSources pusher,
        List<String> filesInRef,
        Optional<String> decisionLog) {

    public Settings {
        filesInRef = List.copyOf(filesInRef);
    }
}
