package dev.countersign.core.verdict;

import dev.countersign.core.commit.ChangedPaths;
import dev.countersign.core.commit.CommitReading;
import dev.countersign.core.evidence.Attribution;
import dev.countersign.core.signoff.CommitSignature;
import dev.countersign.core.signoff.CountersignatureReading;
import dev.countersign.core.signoff.SignOffReading;
import java.util.List;

/**
 * All that a judgement may rest on.
 *
 * @param attribution empty for a malformed commit
 * @param signOffs empty for a malformed commit
 * @param signature read only when a rule asks for a proof
 * @param countersignatures read only when a rule asks for a sign-off
 * @param paths read only when a rule asks for them
 * @param isTip whether a ref of the push points at the commit, so that its author can amend it
 */
public record CommitFacts(
        CommitReading commit,
        Attribution attribution,
        List<SignOffReading> signOffs,
        CommitSignature signature,
        List<CountersignatureReading> countersignatures,
        ChangedPaths paths,
        boolean isTip) {

    public CommitFacts {
        signOffs = List.copyOf(signOffs);
        countersignatures = List.copyOf(countersignatures);
    }

    /** The same facts and the changed paths. */
    public CommitFacts with(ChangedPaths read) {
        return new CommitFacts(commit, attribution, signOffs, signature, countersignatures, read, isTip);
    }

    /** The same facts and what the commit's signature proves. */
    public CommitFacts with(CommitSignature read) {
        return new CommitFacts(commit, attribution, signOffs, read, countersignatures, paths, isTip);
    }

    /** The same facts and what is kept beside the commit. */
    public CommitFacts with(List<CountersignatureReading> read) {
        return new CommitFacts(commit, attribution, signOffs, signature, read, paths, isTip);
    }
}
