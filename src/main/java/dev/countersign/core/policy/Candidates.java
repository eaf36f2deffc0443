package dev.countersign.core.policy;

import dev.countersign.core.roster.Cohort;
import dev.countersign.core.roster.Level;
import dev.countersign.core.roster.Member;
import dev.countersign.core.roster.Roster;
import dev.countersign.core.roster.SigningKey;
import dev.countersign.core.roster.Standing;
import dev.countersign.core.signoff.Proof;
import dev.countersign.core.signoff.Statement;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Who could still give a sign-off, for the reader of a remedy. */
final class Candidates {

    private static final int NAMED = 3;

    private final Roster roster;
    private final LocalDate day;
    private final Map<Asked, List<Cohort>> able = new HashMap<>();

    Candidates(Roster roster, LocalDate day) {
        this.roster = roster;
        this.day = day;
    }

    /**
     * The active members from this rank on who have what such a proof takes, lowest level first, without these people.
     *
     * @param without members of the roster
     */
    Able fromRank(int rank, Proof proof, Set<Member> without) {
        Asked asked = new Asked(rank, proof);
        List<Cohort> cohorts = able.computeIfAbsent(asked, this::ableAs);
        int all = cohorts.stream().mapToInt(cohort -> cohort.positions().size()).sum();
        int among = (int) without.stream()
                .filter(member -> isAble(Standing.of(member), asked))
                .count();
        return new Able(named(cohorts, without), all - among);
    }

    /** The first few of the lowest level at which anybody is left. */
    private List<Member> named(List<Cohort> cohorts, Set<Member> without) {
        Map<Level, List<Cohort>> byLevel = cohorts.stream()
                .collect(Collectors.groupingBy(cohort -> cohort.standing().level(), TreeMap::new, Collectors.toList()));
        return byLevel.values().stream()
                .map(level -> first(level, without))
                .filter(members -> !members.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private List<Member> first(List<Cohort> cohorts, Set<Member> without) {
        return cohorts.stream()
                .flatMap(cohort -> cohort.positions().stream().limit(NAMED + without.size()))
                .sorted()
                .map(roster::member)
                .filter(member -> !without.contains(member))
                .limit(NAMED)
                .toList();
    }

    private List<Cohort> ableAs(Asked asked) {
        return roster.cohorts().stream()
                .filter(cohort -> isAble(cohort.standing(), asked))
                .toList();
    }

    private boolean isAble(Standing standing, Asked asked) {
        return standing.level().rank() >= asked.rank
                && standing.active().include(day)
                && canProve(standing, asked.proof);
    }

    /** Whether the member has a login or a valid key, where such a proof takes one. */
    boolean canProve(Member member, Proof proof) {
        return canProve(Standing.of(member), proof);
    }

    private boolean canProve(Standing standing, Proof proof) {
        return switch (proof) {
            case CLAIM -> true;
            case PUSHER -> standing.hasKeyFor(SigningKey.GIT, day) || standing.hasLogin();
            case COMMIT_SIGNATURE -> standing.hasKeyFor(SigningKey.GIT, day);
            case COUNTERSIGNATURE -> standing.hasKeyFor(Statement.NAMESPACE, day);
        };
    }

    private record Asked(int rank, Proof proof) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Asked that && rank == that.rank && proof == that.proof;
        }

        @Override
        public int hashCode() {
            return Objects.hash(rank, proof);
        }
    }

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
