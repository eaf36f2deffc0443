package dev.countersign.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.core.roster.Member;
import dev.countersign.core.roster.Roster;
import dev.countersign.core.signoff.Proof;
import dev.countersign.testing.RosterGenerator;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class CandidatesTest {

    private static final LocalDate DAY = LocalDate.of(2024, 2, 1);

    @Test
    void are_those_whom_one_finds_who_looks_at_everybody() {
        RosterGenerator rosters = new RosterGenerator(1);
        Random random = new Random(1);
        for (int i = 0; i < 500; i++) {
            Roster roster = rosters.roster(30);
            Candidates candidates = new Candidates(roster, DAY);
            int rank = random.nextInt(roster.levels().all().size());
            List<Proof> proofs = List.of(Proof.values());
            Proof proof = proofs.get(random.nextInt(proofs.size()));
            Set<Member> without = new HashSet<>(roster.members().stream()
                    .filter(member -> random.nextInt(3) == 0)
                    .toList());

            List<Member> all = roster.members().stream()
                    .filter(member -> member.level().rank() >= rank)
                    .filter(member -> member.isActiveOn(DAY))
                    .filter(member -> candidates.canProve(member, proof))
                    .filter(member -> !without.contains(member))
                    .sorted(Comparator.comparing(Member::level))
                    .toList();
            List<Member> named = all.stream()
                    .filter(member -> member.level().equals(all.get(0).level()))
                    .limit(3)
                    .toList();
            assertThat(candidates.fromRank(rank, proof, without)).isEqualTo(new Candidates.Able(named, all.size()));
        }
    }
}
