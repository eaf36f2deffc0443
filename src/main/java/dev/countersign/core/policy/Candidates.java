package dev.countersign.core.policy;

import dev.countersign.core.roster.Member;
import dev.countersign.core.roster.Roster;
import dev.countersign.core.roster.SigningKey;
import dev.countersign.core.signoff.Proof;
import dev.countersign.core.signoff.Statement;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Who could still give a sign-off, for the reader of a remedy. */
final class Candidates {

    private static final int NAMED = 3;

    private final Roster roster;
    private final LocalDate day;
    private final Map<Asked, List<Member>> able = new HashMap<>();

    Candidates(Roster roster, LocalDate day) {
        this.roster = roster;
        this.day = day;
    }

    /**
     * The active members from this rank on who have what such a proof takes, lowest level first, without these people.
     */
    Able fromRank(int rank, Proof proof, Set<Member> without) {
        List<Member> active = able.computeIfAbsent(new Asked(rank, proof), this::activeFrom);
        List<Member> others =
                active.stream().filter(member -> !without.contains(member)).toList();
        List<Member> named = others.stream()
                .filter(member -> member.level().equals(others.get(0).level()))
                .limit(NAMED)
                .toList();
        return new Able(named, others.size());
    }

    /** Whether the member has a login or a valid key, where such a proof takes one. */
    boolean canProve(Member member, Proof proof) {
        return switch (proof) {
            case CLAIM -> true;
            case PUSHER -> hasKeyFor(SigningKey.GIT, member) || !member.logins().isEmpty();
            case COMMIT_SIGNATURE -> hasKeyFor(SigningKey.GIT, member);
            case COUNTERSIGNATURE -> hasKeyFor(Statement.NAMESPACE, member);
        };
    }

    private boolean hasKeyFor(String namespace, Member member) {
        return member.keys().stream()
                .anyMatch(
                        key -> key.serves(namespace) && key.objection(day, day).isEmpty());
    }

    private List<Member> activeFrom(Asked asked) {
        return roster.members().stream()
                .filter(member ->
                        member.level().rank() >= asked.rank && member.isActiveOn(day) && canProve(member, asked.proof))
                .sorted(Comparator.comparing(Member::level))
                .toList();
    }

    private record Asked(int rank, Proof proof) {}

    /**
     * The people who could sign.
     *
     * @param named the first few, all of the lowest level that anybody has
     * @param total how many there are
     */
    record Able(List<Member> named, int total) {

        /** {@code Sara Lind, Ravi Rao (senior) or 2 others}; there must be somebody. */
        String described() {
            List<String> names = named.stream().map(Member::name).toList();
            String level = " (" + named.get(0).level() + ")";
            int others = total - named.size();
            return switch (others) {
                case 0 -> joined(names, " or ") + level;
                case 1 -> String.join(", ", names) + level + " or 1 other";
                default -> String.join(", ", names) + level + " or " + others + " others";
            };
        }
    }

    private static String joined(List<String> names, String last) {
        int end = names.size() - 1;
        if (end == 0) {
            return names.get(0);
        }
        return names.subList(0, end).stream().collect(Collectors.joining(", ")) + last + names.get(end);
    }
}
