package dev.countersign.core.policy;

import dev.countersign.core.roster.Member;
import dev.countersign.core.verdict.Finding;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether those who sign off one commit had no hand in it, as far as a rule asks. */
final class Independence {

    private final Set<Role> asked;
    private final Participants participants;

    Independence(Set<Role> asked, Participants participants) {
        this.asked = asked.isEmpty() ? EnumSet.noneOf(Role.class) : EnumSet.copyOf(asked);
        this.participants = participants;
    }

    /** Whether whoever commits anew thereby has a hand in it. */
    boolean barsCommitter() {
        return asked.contains(Role.COMMITTER)
                || (asked.contains(Role.AUTHOR) && participants.committerStandsForAuthor());
    }

    /** The members who are known to have a hand in it. */
    Set<Member> involved() {
        Set<Member> involved = new HashSet<>();
        asked.forEach(role -> involved.addAll(participants.holder(role).members()));
        return involved;
    }

    /** What is asked, to follow who must sign off; empty when nothing is. */
    String described() {
        return asked.isEmpty()
                ? ""
                : ", independent of " + asked.stream().map(Role::word).collect(Collectors.joining(", "));
    }

    /** What ties this member to the commit, or may. */
    Optional<Tie> tie(Member signer) {
        List<Role> own = asked.stream()
                .filter(role -> participants.holder(role).members().contains(signer))
                .toList();
        if (!own.isEmpty()) {
            String roles = own.stream().map(this::noun).distinct().collect(Collectors.joining(" and "));
            return Optional.of(new Tie(signer.name(), "is also " + roles, remedy(own.get(0))));
        }
        return unknown()
                .map(role -> new Tie(
                        signer.name(), "may also be " + noun(role) + ", who is not known", remedyForUnknown(role)));
    }

    /** That nobody's sign-off could count, because it cannot be told who had a hand in the commit. */
    Optional<Finding> obscurity() {
        return unknown()
                .map(role -> new Finding(
                        noun(role) + " is not known, so that nobody is known to be independent",
                        remedyForUnknown(role)));
    }

    private Optional<Role> unknown() {
        return asked.stream().filter(role -> !participants.holder(role).known()).findFirst();
    }

    private String noun(Role role) {
        return switch (role) {
            case AUTHOR -> participants.isByAi(role) ? "the person behind the AI that wrote it" : "the author";
            case COMMITTER ->
                participants.isByAi(role) ? "the person behind the AI that committed it" : "the committer";
            case PUSHER -> "the pusher";
            case CO_AUTHORS -> "a co-author";
        };
    }

    private String remedy(Role role) {
        return switch (role) {
            case PUSHER -> "let somebody else push it";
            case COMMITTER -> "let somebody else commit it, with the same trailers";
            case AUTHOR, CO_AUTHORS ->
                participants.isByAi(role)
                        ? "let somebody else sign off; or, if somebody else ran the AI, name them in a trailer"
                                + " 'Co-authored-by: NAME <EMAIL>'"
                        : "let somebody else sign off";
        };
    }

    private static String remedyForUnknown(Role role) {
        return role == Role.PUSHER
                ? "push in a way by which the server can tell who you are; the roster must know your login or key"
                : "name who ran the AI in a trailer 'Co-authored-by: NAME <EMAIL>'";
    }

    /**
     * What a signer has to do with a commit.
     *
     * @param how to follow the name: {@code is also the author}
     */
    record Tie(String signer, String how, String remedy) {

        /** Why the sign-off does not count. */
        String because() {
            return signer + " " + how + ", and the rule asks for somebody independent";
        }

        /** The same as a finding of its own. */
        Finding finding() {
            return new Finding(signer + " signed off, but " + how + "; the rule asks for somebody independent", remedy);
        }
    }
}
