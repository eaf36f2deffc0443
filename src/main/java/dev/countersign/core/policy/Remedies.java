package dev.countersign.core.policy;

import dev.countersign.core.commit.Commit;
import dev.countersign.core.evidence.Evidence;
import dev.countersign.core.push.Pusher;
import dev.countersign.core.roster.Member;
import dev.countersign.core.signoff.Proof;
import dev.countersign.core.verdict.Finding;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Says what speaks against a commit, who can mend it, and by which command. */
final class Remedies {

    private final Candidates candidates;
    private final String pushed;

    Remedies(Candidates candidates, Pusher pusher) {
        this.candidates = candidates;
        this.pushed = pusher.login().isEmpty() && pusher.certification().isPresent()
                ? "pushes it with --signed"
                : "pushes it";
    }

    /** The finding that an AI signed off. */
    static Finding signedByAi(Evidence evidence, Rewriting rewriting) {
        return new Finding(
                "signed off by an AI (" + evidence.tool() + ") in line " + evidence.line(),
                "remove that line, only people can sign off: " + rewriting.edit());
    }

    /** The findings that too few sign-offs count: first what is missing, then why each of the others does not count. */
    List<Finding> missingSignOffs(
            Commit commit,
            Optional<Member> author,
            Rule rule,
            Demand demand,
            List<WeighedSignOff> signOffs,
            Rewriting rewriting) {
        Set<Member> signers = new HashSet<>();
        signOffs.forEach(signOff -> signOff.counted().ifPresent(signers::add));
        if (signers.size() >= rule.signOff().count()) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>();
        if (rule.when() == Trigger.UNDECLARED) {
            findings.add(undeclared(rewriting));
        }
        findings.add(new Finding(
                missing(commit, author, rule, demand, signers.size()),
                remedy(commit, author, rule, demand, signers, rewriting)));
        signOffs.stream()
                .filter(signOff -> !signOff.counts())
                .map(Remedies::uncounted)
                .forEach(findings::add);
        boolean toldOfTies = signOffs.stream().anyMatch(signOff -> signOff.tie().isPresent());
        demand.obscurity().filter(finding -> !toldOfTies).ifPresent(findings::add);
        return findings;
    }

    private static Finding uncounted(WeighedSignOff signOff) {
        return signOff.tie()
                .map(Independence.Tie::finding)
                .orElseGet(() -> new Finding(
                        "the sign-off in " + signOff.place() + " does not count: "
                                + signOff.signOff().because(),
                        ""));
    }

    private static Finding undeclared(Rewriting rewriting) {
        return new Finding(
                "does not say whether AI took part",
                "add a trailer 'AI-Assisted: yes' or 'AI-Assisted: no', or get a sign-off: " + rewriting.edit());
    }

    private static String missing(Commit commit, Optional<Member> author, Rule rule, Demand demand, int has) {
        String who = author.map(member -> "author " + member.name() + " is " + member.level())
                .orElseGet(() -> "author '" + commit.author() + "' is no active member of the roster");
        int count = rule.signOff().count();
        String what = rule.signOff().proof() == Proof.COUNTERSIGNATURE ? " countersignature" : " sign-off";
        return who + "; needs " + count + what + (count == 1 ? " by " : "s by ") + demand.asked()
                + demand.askedBesides() + ", has " + has;
    }

    private String remedy(
            Commit commit,
            Optional<Member> author,
            Rule rule,
            Demand demand,
            Set<Member> signers,
            Rewriting rewriting) {
        int missing = rule.signOff().count() - signers.size();
        Set<Member> unable = new HashSet<>(signers);
        unable.addAll(demand.involved());
        Proof proof = rule.signOff().proof();
        boolean self = demand.authorMaySignOwn()
                && unable.add(author.orElseThrow())
                && candidates.canProve(author.orElseThrow(), proof);
        author.ifPresent(unable::add);
        Candidates.Able others = candidates.fromRank(demand.lowestRank(), proof, unable);
        if (others.total() + (self ? 1 : 0) < missing) {
            return "too few people of the roster could give it: ask the server's admin to change the roster or rule '"
                    + rule.name() + "'";
        }
        if (proof == Proof.COUNTERSIGNATURE) {
            return (self ? "approve it yourself: " : "ask " + who(missing, others) + ", who then runs: ")
                    + rewriting.approval(commit.id()) + "\n"
                    + "an amended or rebased commit needs a new approval";
        }
        if (self) {
            return "sign off yourself" + how(proof) + ": " + rewriting.signOffBy(author.orElseThrow(), proof);
        }
        Member first = others.named().get(0);
        String ask = "ask " + who(missing, others);
        if (demand.barsCommitter() && proof == Proof.CLAIM) {
            return ask + "; once they agree, whoever committed it runs: " + rewriting.recordSignOffOf(first);
        }
        return ask + ", who then " + (proof == Proof.PUSHER ? pushed + " after: " : "runs: ")
                + rewriting.signOffBy(first, proof);
    }

    private static String who(int missing, Candidates.Able able) {
        return (missing == 1 ? "" : missing + " of ") + able.described();
    }

    private String how(Proof proof) {
        return switch (proof) {
            case CLAIM, COUNTERSIGNATURE -> "";
            case PUSHER -> " and " + pushed.replaceFirst("pushes", "push");
            case COMMIT_SIGNATURE -> " with your key";
        };
    }
}
