package dev.countersign.io.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.core.commit.EmailAddress;
import dev.countersign.core.roster.Cohort;
import dev.countersign.core.roster.Member;
import dev.countersign.core.roster.Roster;
import dev.countersign.core.roster.SigningKey;
import dev.countersign.core.roster.Standing;
import dev.countersign.io.snapshot.RosterSnapshot.Source;
import dev.countersign.testing.RosterGenerator;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RosterSnapshotTest {

    private static final String PROGRAM = "countersign 1";
    private static final String DIGEST = "sha256:0123";
    private static final int ROSTERS = 200;

    @Test
    void answers_every_question_as_the_roster_does_that_it_was_made_from() {
        RosterGenerator rosters = new RosterGenerator(1);
        for (int i = 0; i < ROSTERS; i++) {
            Roster roster = rosters.roster(40);

            assertSame(snapshot(roster).roster(RosterSnapshotTest::notNeeded), roster);
        }
    }

    @Test
    void members_fall_into_cohorts_by_what_decides_whether_they_can_sign() {
        RosterGenerator rosters = new RosterGenerator(2);
        for (int i = 0; i < ROSTERS; i++) {
            Roster roster = rosters.roster(40);

            List<Integer> positions = roster.cohorts().stream()
                    .flatMap(cohort -> cohort.positions().stream())
                    .toList();
            assertThat(positions).doesNotHaveDuplicates().hasSize(roster.size());
            for (Cohort cohort : roster.cohorts()) {
                assertThat(cohort.positions()).isSorted();
                assertThat(cohort.positions())
                        .allMatch(
                                position -> Standing.of(roster.member(position)).equals(cohort.standing()));
            }
        }
    }

    @Test
    void gives_back_the_files_and_their_digest() {
        RosterSnapshot snapshot = snapshot(new RosterGenerator(3).roster(5));

        assertThat(snapshot.digest()).isEqualTo(DIGEST);
        assertThat(snapshot.sources()).containsExactly(source("", "members"), source("../signers", ""));
    }

    @Test
    void is_passed_over_by_another_program() {
        ByteBuffer bytes = bytes(new RosterGenerator(4).roster(5));

        assertThat(RosterSnapshot.in(bytes, "countersign 2")).isEmpty();
        assertThat(RosterSnapshot.in(bytes, PROGRAM)).isPresent();
    }

    @Test
    void no_byte_can_be_changed_but_in_the_copies_which_the_files_are_compared_with() {
        ByteBuffer whole = bytes(new RosterGenerator(5).roster(5));
        for (int at = 0; at < whole.limit(); at++) {
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                ByteBuffer changed = copy(whole);
                changed.put(at, (byte) (whole.get(at) ^ (1 << bit)));
                Optional<RosterSnapshot> read = RosterSnapshot.in(changed, PROGRAM);

                assertThat(read.map(RosterSnapshot::sources))
                        .as("byte %s, bit %s", at, bit)
                        .isNotEqualTo(Optional.of(sources()));
            }
        }
    }

    @Test
    void no_byte_can_be_missing_or_added() {
        ByteBuffer whole = bytes(new RosterGenerator(6).roster(5));
        for (int length = 0; length < whole.limit(); length++) {
            assertThat(RosterSnapshot.in(whole.slice(0, length), PROGRAM))
                    .as("%s bytes", length)
                    .isEmpty();
        }
        ByteBuffer longer =
                ByteBuffer.allocate(whole.limit() + 1).put(whole.duplicate()).rewind();

        assertThat(RosterSnapshot.in(longer, PROGRAM)).isEmpty();
    }

    @Test
    void bytes_that_are_no_snapshot_are_none() {
        Random random = new Random(7);
        for (int length = 0; length < 500; length++) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            assertThat(RosterSnapshot.in(ByteBuffer.wrap(bytes), PROGRAM)).isEmpty();
        }
    }

    /** The checksum finds accidents; this is what follows if it should not. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 0x7f, 0x80, 0xff})
    void what_cannot_be_decoded_is_read_from_the_files(int value) {
        Roster roster = new RosterGenerator(8).roster(12);
        SnapshotWriter out = new SnapshotWriter();
        int start = IndexedRoster.write(roster, out);
        List<Roster> asked = new ArrayList<>();
        for (int at = 0; at < start; at++) {
            ByteBuffer changed = copy(out.written()).order(out.written().order());
            changed.put(at, (byte) value);
            index(changed, start)
                    .map(index -> new SnapshotRoster(index, () -> {
                        asked.add(roster);
                        return roster;
                    }))
                    .ifPresent(read -> assertThat(answers(read, roster)).doesNotContainNull());
        }

        assertThat(asked).isNotEmpty();
    }

    private static Optional<IndexedRoster> index(ByteBuffer bytes, int start) {
        try {
            return Optional.of(new IndexedRoster(bytes, start));
        } catch (DamagedSnapshotException damage) {
            return Optional.empty();
        }
    }

    private static List<Object> answers(Roster asked, Roster about) {
        List<Object> answers = new ArrayList<>(List.of(asked.cohorts(), asked.members()));
        for (Member member : about.members()) {
            member.emails().forEach(email -> answers.add(asked.withEmail(email)));
            member.logins().forEach(login -> answers.add(asked.withLogin(login)));
            member.keys().forEach(key -> answers.add(asked.withKey(key.fingerprint())));
        }
        return answers;
    }

    private static void assertSame(Roster read, Roster roster) {
        assertThat(read.levels().all()).isEqualTo(roster.levels().all());
        assertThat(read.size()).isEqualTo(roster.size());
        assertThat(read.members()).isEqualTo(roster.members());
        assertThat(read.cohorts()).isEqualTo(roster.cohorts());
        for (Member member : roster.members()) {
            for (EmailAddress email : member.emails()) {
                assertThat(read.withEmail(email)).contains(member);
                assertThat(read.withEmail(EmailAddress.of(email.text().replace("corp", "CORP"))))
                        .contains(member);
            }
            member.logins().forEach(login -> assertThat(read.withLogin(login)).contains(member));
            for (SigningKey key : member.keys()) {
                assertThat(read.withKey(key.fingerprint())).contains(member);
            }
            assertThat(read.withLogin(member.name())).isEmpty();
            assertThat(read.withKey(member.name())).isEmpty();
            assertThat(read.withEmail(EmailAddress.of(member.name()))).isEmpty();
        }
        for (long id = 0; id <= 3; id++) {
            assertThat(read.openPgpKeys(id)).isEqualTo(roster.openPgpKeys(id));
        }
    }

    private static Roster notNeeded() {
        throw new AssertionError("the files are read although the snapshot is whole");
    }

    private static RosterSnapshot snapshot(Roster roster) {
        return RosterSnapshot.in(bytes(roster), PROGRAM).orElseThrow();
    }

    private static ByteBuffer bytes(Roster roster) {
        return RosterSnapshot.of(PROGRAM, DIGEST, sources(), roster);
    }

    private static List<Source> sources() {
        return List.of(source("", "members"), source("../signers", ""));
    }

    private static Source source(String name, String content) {
        return new Source(name, ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8)));
    }

    private static ByteBuffer copy(ByteBuffer bytes) {
        return ByteBuffer.allocate(bytes.remaining()).put(bytes.duplicate()).flip();
    }
}
