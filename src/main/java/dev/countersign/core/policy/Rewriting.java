package dev.countersign.core.policy;

import dev.countersign.core.commit.ObjectId;
import dev.countersign.core.roster.Member;
import dev.countersign.core.signoff.Proof;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How the commits of a push can be given a sign-off: the command that a remedy names.
 *
 * @param rejected those that need one, parents first; of more than {@link #NAMED} it is enough to give as many, and the
 *     last; empty when that is the tip alone
 * @param isRoot whether the first of them has no parent
 * @param keepsMerges whether there are merges among the commits that will be rewritten
 */
public record Rewriting(List<ObjectId> rejected, boolean isRoot, boolean keepsMerges) {

    /** So many commits are named one by one, and of more of them the first and the last. */
    public static final int NAMED = 4;

    /** Only the newest commit needs a change. */
    public static final Rewriting AMEND = new Rewriting(List.of(), false, false);

    public Rewriting {
        rejected = List.copyOf(rejected);
    }

    /** The command by which this person signs off so that it counts by this proof. */
    String signOffBy(Member signer, Proof proof) {
        String key = proof == Proof.COMMIT_SIGNATURE ? "--gpg-sign " : "";
        return rejected.isEmpty() ? signOff(signer, key) : rebase(key + "--signoff");
    }

    /** The command by which anybody writes down that this person signed off. */
    String recordSignOffOf(Member signer) {
        String amend = signOff(signer, "");
        return rejected.isEmpty() ? amend : rebase("--exec " + quoted(amend));
    }

    private static String signOff(Member signer, String key) {
        return "git commit --amend --no-edit " + key + "--trailer " + quoted("Signed-off-by: " + signer.signature());
    }

    /** The command by which somebody vouches for all of them by a signed statement, this commit among them. */
    String approval(ObjectId commit) {
        return "countersign approve --push " + named(rejected.isEmpty() ? List.of(commit) : rejected);
    }

    private String named(List<ObjectId> commits) {
        if (commits.size() <= NAMED) {
            return commits.stream().map(ObjectId::abbreviated).collect(Collectors.joining(" "));
        }
        String oldest = commits.get(0).abbreviated();
        String newest = commits.get(commits.size() - 1).abbreviated();
        return (isRoot ? oldest + " " + oldest : oldest + "^") + ".." + newest;
    }

    /** The command by which the author edits the message or the commit. */
    String edit() {
        return rejected.isEmpty() ? "git commit --amend" : rebase("-i");
    }

    private String rebase(String how) {
        String start = isRoot ? "--root" : rejected.get(0).abbreviated() + "^";
        return "git rebase " + how + (keepsMerges ? " --rebase-merges " : " ") + start;
    }

    /** In single quotes, as a POSIX shell reads them (POSIX.1-2017, Shell Command Language, 2.2.2). */
    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
