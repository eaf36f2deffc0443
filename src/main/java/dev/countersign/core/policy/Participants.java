package dev.countersign.core.policy;

import dev.countersign.core.commit.Commit;
import dev.countersign.core.commit.Identity;
import dev.countersign.core.evidence.Evidence;
import dev.countersign.core.evidence.Kind;
import dev.countersign.core.roster.Member;
import dev.countersign.core.roster.Roster;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who had a hand in one commit, as far as it can be told. Several addresses of a member are one person; an address that
 * the roster does not know belongs to somebody else.
 */
final class Participants {

    private final Commit commit;
    private final List<Evidence> evidence;
    private final Roster roster;
    private final Holder pusher;

    /** @param evidence of AI, as far as it counts */
    Participants(Commit commit, List<Evidence> evidence, Roster roster, Holder pusher) {
        this.commit = commit;
        this.evidence = List.copyOf(evidence);
        this.roster = roster;
        this.pusher = pusher;
    }

    /** Who has this role. */
    Holder holder(Role role) {
        return switch (role) {
            case AUTHOR -> holder(role, commit.author());
            case COMMITTER -> holder(role, commit.committer());
            case PUSHER -> pusher;
            case CO_AUTHORS -> Holder.of(members(CoAuthor.of(commit.message())));
        };
    }

    /** Whether it is an AI that has the role, so that somebody stands behind it. */
    boolean isByAi(Role role) {
        return switch (role) {
            case AUTHOR -> has(Kind.AUTHOR);
            case COMMITTER -> has(Kind.COMMITTER);
            case PUSHER, CO_AUTHORS -> false;
        };
    }

    /** Whether whoever commits what an AI wrote is taken for the person behind it. */
    boolean committerStandsForAuthor() {
        return isByAi(Role.AUTHOR) && member(commit.author()).isEmpty() && people().isEmpty();
    }

    private boolean has(Kind kind) {
        return evidence.stream().anyMatch(piece -> piece.kind() == kind);
    }

    private Holder holder(Role role, Identity identity) {
        Optional<Member> member = member(identity);
        return member.isEmpty() && isByAi(role)
                ? behindAi()
                : Holder.of(member.stream().toList());
    }

    /**
     * Who ran the AI: whom the message names beside it; else the member who committed what it wrote, or wrote what it
     * committed; else whoever pushes.
     */
    private Holder behindAi() {
        List<CoAuthor> named = people();
        if (!named.isEmpty()) {
            return Holder.of(members(named));
        }
        List<Member> identified = Stream.of(commit.author(), commit.committer())
                .flatMap(identity -> member(identity).stream())
                .toList();
        return identified.isEmpty() ? pusher : Holder.of(identified);
    }

    /** The co-authors who are no AI. */
    private List<CoAuthor> people() {
        return CoAuthor.of(commit.message()).stream()
                .filter(author -> evidence.stream().noneMatch(piece -> piece.line() == author.line()))
                .toList();
    }

    private Optional<Member> member(Identity identity) {
        return roster.withEmail(identity.email());
    }

    private List<Member> members(List<CoAuthor> authors) {
        return authors.stream()
                .flatMap(author -> roster.withEmail(author.email()).stream())
                .toList();
    }
}
