package dev.countersign.core.policy;

import dev.countersign.core.commit.ObjectId;
import dev.countersign.core.roster.Member;
import dev.countersign.core.signoff.Proof;
import java.util.Optional;

/**
 * How the commits of a push can be given a trailer: the command that a remedy names.
 *
 * @param oldest the oldest commit that must be rewritten; empty when the tip alone must
 * @param isRoot whether that commit has no parent
 * @param keepsMerges whether there are merges among the commits that will be rewritten
 */
public record Rewriting(Optional<ObjectId> oldest, boolean isRoot, boolean keepsMerges) {

    /** Only the newest commit needs a change. */
    public static final Rewriting AMEND = new Rewriting(Optional.empty(), false, false);

    /** Everything from this commit on needs a change. */
    public static Rewriting from(ObjectId oldest, boolean isRoot, boolean keepsMerges) {
        return new Rewriting(Optional.of(oldest), isRoot, keepsMerges);
    }

    /** The command by which this person signs off so that it counts by this proof. */
    String signOffBy(Member signer, Proof proof) {
        String key = proof == Proof.COMMIT_SIGNATURE ? "--gpg-sign " : "";
        return oldest.map(ignored -> rebase(key + "--signoff")).orElseGet(() -> signOff(signer, key));
    }

    /** The command by which anybody writes down that this person signed off. */
    String recordSignOffOf(Member signer) {
        String amend = signOff(signer, "");
        return oldest.map(ignored -> rebase("--exec " + quoted(amend))).orElse(amend);
    }

    private static String signOff(Member signer, String key) {
        return "git commit --amend --no-edit " + key + "--trailer " + quoted("Signed-off-by: " + signer.signature());
    }

    /** The command by which the author edits the message or the commit. */
    String edit() {
        return oldest.map(ignored -> rebase("-i")).orElse("git commit --amend");
    }

    private String rebase(String how) {
        String start = isRoot ? "--root" : oldest.orElseThrow().abbreviated() + "^";
        return "git rebase " + how + (keepsMerges ? " --rebase-merges " : " ") + start;
    }

    /** In single quotes, as a POSIX shell reads them (POSIX.1-2017, Shell Command Language, 2.2.2). */
    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
