package dev.countersign.core.policy;

import dev.countersign.core.roster.Level;
import dev.countersign.core.roster.Member;
import dev.countersign.core.roster.Roster;
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
    private final Map<Integer, List<Member>> activeFromRank = new HashMap<>();

    Candidates(Roster roster, LocalDate day) {
        this.roster = roster;
        this.day = day;
    }

    /** The active members from this rank on, lowest level first, without these people. */
    Able fromRank(int rank, Set<Member> without) {
        List<Member> active = activeFromRank.computeIfAbsent(rank, this::activeFrom);
        long missing = without.stream()
                .filter(member -> member.level().rank() >= rank && member.isActiveOn(day))
                .count();
        List<Member> named = active.stream()
                .filter(member -> !without.contains(member))
                .limit(NAMED)
                .toList();
        return new Able(named, active.size() - (int) missing);
    }

    private List<Member> activeFrom(int rank) {
        return roster.members().stream()
                .filter(member -> member.level().rank() >= rank && member.isActiveOn(day))
                .sorted(Comparator.comparing(Member::level))
                .toList();
    }

    /**
     * The people who could sign.
     *
     * @param named the first few
     * @param total how many there are
     */
    record Able(List<Member> named, int total) {

        /** {@code Sara Lind, Ravi Rao (senior) or 2 others}; there must be somebody. */
        String described() {
            boolean sameLevel = named.stream().map(Member::level).distinct().count() == 1;
            List<String> names = named.stream()
                    .map(member -> sameLevel ? member.name() : withLevel(member.name(), member.level()))
                    .toList();
            int others = total - named.size();
            String people = others == 0 ? joined(names, " or ") : String.join(", ", names);
            String described = sameLevel ? withLevel(people, named.get(0).level()) : people;
            return switch (others) {
                case 0 -> described;
                case 1 -> described + " or 1 other";
                default -> described + " or " + others + " others";
            };
        }
    }

    private static String withLevel(String people, Level level) {
        return people + " (" + level + ")";
    }

    private static String joined(List<String> names, String last) {
        int end = names.size() - 1;
        if (end == 0) {
            return names.get(0);
        }
        return names.subList(0, end).stream().collect(Collectors.joining(", ")) + last + names.get(end);
    }
}
