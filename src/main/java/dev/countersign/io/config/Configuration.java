package dev.countersign.io.config;

import dev.countersign.core.policy.Policy;
import dev.countersign.core.roster.Roster;
import dev.countersign.gate.ConfigException;
import dev.countersign.io.yaml.Problem;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a policy file and its roster say.
 *
 * @param policyDigest {@code sha256:} and 64 hex digits of the policy file's bytes
 * @param rosterDigest the same of the roster's
 * @param decisionLog where the policy wants decisions to be kept; relative paths are resolved against its folder
 */
public record Configuration(
        Policy policy, Roster roster, String policyDigest, String rosterDigest, Optional<String> decisionLog) {

    /**
     * Reads a policy and the roster that it names, each once.
     *
     * @throws ConfigException with every problem of both files
     */
    public static Configuration load(Path policyFile) {
        PolicyFile file = PolicyFile.load(policyFile);
        return new Configuration(
                file.policy(), file.roster().roster(), file.digest(), file.rosterDigest(), file.decisionLog());
    }

    /**
     * What is allowed but probably not meant, the policy's first, each in the order of its file.
     *
     * @param today by which members are active or not
     * @throws ConfigException with every problem, when the files cannot be used at all
     */
    public static List<Problem> lint(Path policyFile, LocalDate today) {
        return PolicyFile.load(policyFile).lint(today);
    }
}
