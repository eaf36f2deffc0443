package dev.countersign.io.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.countersign.core.commit.EmailAddress;
import dev.countersign.core.roster.Member;
import dev.countersign.core.roster.Roster;
import dev.countersign.gate.ConfigException;
import dev.countersign.gate.Settings;
import dev.countersign.io.snapshot.RosterSnapshot;
import dev.countersign.testing.Golden;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SnapshotsTest {

    private static final String PROGRAM = "countersign 1";
    private static final String SARA = "sara@corp.example";
    private static final String KEY =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOBmPPYyQ8fnlkNl3gQbpj3iYS1Lc7a6w3khBa/JFBqy";
    private static final String POLICY = """
            version: 1
            roster: roster.yaml
            rules:
              - name: all-signed
                sign-off: {level: senior}
            """;

    @TempDir
    private Path folder;

    @Test
    void a_large_roster_is_kept_for_its_owner_alone_and_means_the_same() throws IOException {
        write(roster("senior"));
        Settings first = load();
        Path kept = snapshots().current(roster()).orElseThrow();
        Settings second = load();
        Settings parsed = Configuration.load(policyFile());

        assertThat(Files.getPosixFilePermissions(kept)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(Files.getPosixFilePermissions(cache())).isEqualTo(PosixFilePermissions.fromString("rwx------"));
        assertThat(files(cache())).containsExactly(kept.getFileName().toString());
        for (Settings settings : List.of(first, second)) {
            assertThat(settings.rosterDigest()).isEqualTo(parsed.rosterDigest());
            assertThat(settings.roster().members()).isEqualTo(parsed.roster().members());
            assertThat(settings.policy()).isEqualTo(parsed.policy());
        }
    }

    @Test
    void a_small_roster_is_not_kept() throws IOException {
        write(roster("senior").substring(0, 400).replaceAll("[^\n]*$", ""));
        load();

        assertThat(cache()).doesNotExist();
    }

    @Test
    void what_is_kept_is_what_answers() throws IOException {
        write(roster("senior"));
        forge();

        assertThat(levelOfSara()).isEqualTo("junior");
    }

    @Test
    void a_byte_that_changes_is_noticed_whatever_the_times_of_the_file_say() throws IOException {
        write(roster("senior"));
        load();
        FileTime time = Files.getLastModifiedTime(rosterFile());
        write(roster("middle"));
        Files.setLastModifiedTime(rosterFile(), time);

        assertThat(levelOfSara()).isEqualTo("middle");
        write(roster("senior"));
        Files.setLastModifiedTime(rosterFile(), time);
        assertThat(levelOfSara()).isEqualTo("senior");
        assertThat(files(cache())).hasSize(1);
    }

    @Test
    void a_file_of_allowed_signers_belongs_to_it() throws IOException {
        write(roster("senior") + "allowed-signers: ../" + folder.getFileName() + "/signers\n");
        Files.writeString(folder.resolve("signers"), SARA + " " + KEY + "\n");
        load();
        assertThat(snapshots().current(roster())).isPresent();
        assertThat(sara().keys()).hasSize(1);
        assertThat(load().rosterDigest())
                .isEqualTo(Configuration.load(policyFile()).rosterDigest());

        Files.writeString(folder.resolve("signers"), "# " + SARA + " " + KEY + "\n");
        assertThat(sara().keys()).isEmpty();
        Files.delete(folder.resolve("signers"));
        assertThatThrownBy(this::load).isInstanceOf(ConfigException.class).hasMessageContaining("no such file");
    }

    @Test
    void a_roster_that_becomes_faulty_is_refused_though_the_last_one_is_kept() throws IOException {
        write(roster("senior"));
        load();
        write(roster("senior").replace("level: senior", "level: seniro"));

        assertThatThrownBy(this::load)
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("did you mean 'senior'?");
        assertThatThrownBy(this::load).isInstanceOf(ConfigException.class);
    }

    @Test
    void a_policy_is_held_against_what_is_kept() throws IOException {
        write(roster("senior"));
        load();
        Files.writeString(policyFile(), POLICY.replace("{level: senior}", "{level: senior, count: 3}"));

        assertThat(catchThrowable(this::load))
                .isInstanceOf(ConfigException.class)
                .hasMessage(
                        catchThrowable(() -> Configuration.load(policyFile())).getMessage());
    }

    /**
     * The sample shows every key of a roster. When this fails because the same file has come to mean something else,
     * raise {@link Snapshots#READING}, so that nobody takes a snapshot of before for one of now.
     */
    @Test
    void what_a_roster_means_is_told_apart_by_a_number() {
        Roster roster = RosterFile.load(Path.of("config/roster.yaml"));

        Golden.assertSame(
                "dev/countersign/io/config/reading-" + Snapshots.READING + ".txt",
                roster.members().stream().map(Member::toString).toList());
        assertThat(snapshots().maker()).isEqualTo(PROGRAM + " reading " + Snapshots.READING);
    }

    @Test
    void another_reading_of_the_same_program_is_passed_over() throws IOException {
        write(roster("senior"));
        forge(PROGRAM + " reading " + (Snapshots.READING - 1));

        assertThat(snapshots().current(roster())).isEmpty();
        assertThat(levelOfSara()).isEqualTo("senior");
    }

    @Test
    void another_program_passes_over_it_and_keeps_its_own() throws IOException {
        write(roster("senior"));
        forge();
        Snapshots later = new Snapshots(List.of(cache()), "countersign 2");

        assertThat(later.current(roster())).isEmpty();
        assertThat(levelOfSara(later)).isEqualTo("senior");
        assertThat(later.current(roster())).isPresent();
        assertThat(levelOfSara()).isEqualTo("senior");
    }

    @Test
    void what_others_could_have_written_is_passed_over() throws IOException {
        write(roster("senior"));
        Path kept = forge();
        for (String permissions : List.of("rw--w----", "rw-----w-", "rw-rw-rw-")) {
            Files.setPosixFilePermissions(kept, PosixFilePermissions.fromString(permissions));
            assertThat(snapshots().current(roster())).as(permissions).isEmpty();
        }
        Files.setPosixFilePermissions(kept, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(snapshots().current(roster())).isPresent();
        Files.setPosixFilePermissions(cache(), PosixFilePermissions.fromString("rwxrwx---"));
        assertThat(snapshots().current(roster())).isEmpty();
        assertThat(levelOfSara()).isEqualTo("senior");
    }

    /** As OpenSSH does with keys; a folder that is open to all, but sticky, keeps what others put there (inode(7)). */
    @ParameterizedTest
    @CsvSource({
        "0700,  true",
        "0755,  true",
        "0775,  false",
        "0757,  false",
        "01777, true",
    })
    void a_folder_above_in_which_others_can_write_counts_too(String mode, boolean trusted) throws IOException {
        write(roster("senior"));
        Path above = Files.createDirectories(folder.resolve("above"));
        Snapshots below = new Snapshots(List.of(above.resolve("between/own")), PROGRAM);
        load(below);
        assertThat(below.current(roster())).isPresent();

        Files.setAttribute(above, "unix:mode", Integer.decode(mode));

        assertThat(below.current(roster()).isPresent()).isEqualTo(trusted);
        assertThat(levelOfSara(below)).isEqualTo("senior");
    }

    @Test
    void what_a_link_above_leads_to_counts_as_well() throws IOException {
        write(roster("senior"));
        Path open = Files.createDirectories(folder.resolve("open"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), Files.createDirectory(open.resolve("closed")));
        Snapshots behind = new Snapshots(List.of(link.resolve("own")), PROGRAM);
        load(behind);
        assertThat(behind.current(roster())).isPresent();

        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));

        assertThat(behind.current(roster())).isEmpty();
    }

    @Test
    void links_are_passed_over() throws IOException {
        write(roster("senior"));
        Path kept = forge();
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Path moved = Files.move(kept, elsewhere.resolve(kept.getFileName()));
        Files.createSymbolicLink(kept, moved);
        assertThat(snapshots().current(roster())).isEmpty();

        Path link = Files.createSymbolicLink(folder.resolve("link"), elsewhere);
        assertThat(new Snapshots(List.of(link), PROGRAM).current(roster())).isEmpty();
        assertThat(new Snapshots(List.of(elsewhere), PROGRAM).current(roster())).contains(moved);
    }

    @Test
    void where_none_can_be_kept_the_roster_is_parsed_each_time() throws IOException {
        write(roster("senior"));
        Path file = Files.writeString(folder.resolve("file"), "in the way");
        Snapshots nowhere = new Snapshots(List.of(file, file.resolve("below")), PROGRAM);

        assertThat(levelOfSara(nowhere)).isEqualTo("senior");
        assertThat(levelOfSara(nowhere)).isEqualTo("senior");
        assertThat(nowhere.current(roster())).isEmpty();
    }

    @Test
    void the_first_place_that_can_be_used_is_used() throws IOException {
        write(roster("senior"));
        Path file = Files.writeString(folder.resolve("file"), "in the way");
        Snapshots two = new Snapshots(List.of(file.resolve("below"), cache()), PROGRAM);

        load(two);
        assertThat(two.current(roster())).contains(two.places(roster()).get(1));
    }

    @Test
    void a_damaged_one_is_passed_over_and_made_anew() throws IOException {
        write(roster("senior"));
        load();
        Path kept = snapshots().current(roster()).orElseThrow();
        byte[] whole = Files.readAllBytes(kept);
        for (int at = 0; at < whole.length; at += 997) {
            try (FileChannel file = FileChannel.open(kept, StandardOpenOption.WRITE)) {
                file.write(ByteBuffer.wrap(new byte[] {(byte) (whole[at] ^ 0x20)}), at);
                assertThat(snapshots().current(roster())).as("byte %s", at).isEmpty();
                file.write(ByteBuffer.wrap(whole, at, 1), at);
            }
        }
        for (int length : new int[] {0, 15, 16, 27, 1000, whole.length - 1}) {
            Files.write(kept, Arrays.copyOf(whole, length));
            assertThat(snapshots().current(roster())).as("%s bytes", length).isEmpty();
        }

        assertThat(levelOfSara()).isEqualTo("senior");
        assertThat(snapshots().current(roster())).contains(kept);
    }

    @Test
    void a_roster_that_is_renamed_into_place_all_the_time_is_always_one_or_the_other() throws Exception {
        Set<String> digests = new HashSet<>();
        Path first = Files.writeString(folder.resolve("first"), roster("senior"));
        Path second = Files.writeString(folder.resolve("second"), roster("middle"));
        for (Path file : List.of(first, second)) {
            Files.copy(file, rosterFile(), StandardCopyOption.REPLACE_EXISTING);
            Files.writeString(policyFile(), POLICY);
            digests.add(Configuration.load(policyFile()).rosterDigest());
        }
        AtomicBoolean done = new AtomicBoolean();
        Thread writer = new Thread(() -> {
            for (int i = 0; !done.get(); i++) {
                replace(i % 2 == 0 ? first : second);
            }
        });
        writer.start();
        try {
            for (int i = 0; i < 60; i++) {
                try {
                    Settings settings = load();
                    assertThat(digests).contains(settings.rosterDigest());
                    assertThat(settings.roster()
                                    .withEmail(EmailAddress.of(SARA))
                                    .orElseThrow()
                                    .level()
                                    .name())
                            .isIn("senior", "middle");
                } catch (ConfigException changing) {
                    assertThat(changing).hasMessageContaining("change");
                }
            }
        } finally {
            done.set(true);
            writer.join();
        }
    }

    @Test
    void hints_are_those_of_the_files() throws IOException {
        write(roster("senior"));
        load();

        assertThat(PolicyFile.load(policy(), snapshots()).lint(LocalDate.EPOCH))
                .isEqualTo(Configuration.lint(policy(), LocalDate.EPOCH))
                .isNotEmpty();
    }

    private void replace(Path file) {
        try {
            Path copy = Files.copy(file, folder.resolve("copy"), StandardCopyOption.REPLACE_EXISTING);
            Files.move(copy, rosterFile(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A snapshot of the roster as it stands, in which Sara Lind is junior: so it can be told who answers. */
    private Path forge() throws IOException {
        return forge(snapshots().maker());
    }

    /** The same by somebody else. */
    private Path forge(String maker) throws IOException {
        load();
        Path kept = snapshots().current(roster()).orElseThrow();
        Settings parsed = Configuration.load(policyFile());
        List<Member> members = new ArrayList<>(parsed.roster().members());
        Member sara = members.get(0);
        members.set(
                0,
                new Member(
                        sara.name(),
                        sara.emails(),
                        parsed.roster().levels().named("junior").orElseThrow(),
                        sara.logins(),
                        sara.keys(),
                        sara.from(),
                        sara.until()));
        ByteBuffer forged = RosterSnapshot.of(
                maker,
                parsed.rosterDigest(),
                List.of(new RosterSnapshot.Source("", ByteBuffer.wrap(Files.readAllBytes(rosterFile())))),
                Roster.of(parsed.roster().levels(), members));
        byte[] bytes = new byte[forged.remaining()];
        forged.get(bytes);
        return Files.write(kept, bytes);
    }

    private static String roster(String levelOfSara) {
        return """
                version: 1
                levels: [junior, middle, senior]
                members:
                  - {name: Sara Lind, emails: [MAILBOX], level: LEVEL}
                  - {name: Ravi Rao, emails: [ravi@corp.example], level: senior, logins: [ravi]}
                """.replace("MAILBOX", SARA).replace("LEVEL", levelOfSara)
                + IntStream.range(0, 1_000)
                        .mapToObj(i ->
                                "  - {name: Colleague " + i + ", emails: [c" + i + "@corp.example], level: junior}\n")
                        .collect(Collectors.joining());
    }

    private void write(String roster) throws IOException {
        Files.writeString(rosterFile(), roster);
        Files.writeString(policyFile(), POLICY);
    }

    private ConfigPlace policy() {
        return ConfigPlace.inFile(policyFile());
    }

    private ConfigPlace roster() {
        return ConfigPlace.inFile(rosterFile());
    }

    private Path policyFile() {
        return folder.resolve("policy.yaml");
    }

    private Path rosterFile() {
        return folder.resolve("roster.yaml");
    }

    private Path cache() {
        return folder.resolve("cache/countersign");
    }

    private Snapshots snapshots() {
        return new Snapshots(List.of(cache()), PROGRAM);
    }

    private Settings load() {
        return load(snapshots());
    }

    private Settings load(Snapshots snapshots) {
        return Configuration.load(policy(), snapshots);
    }

    private Member sara() {
        return sara(snapshots());
    }

    private Member sara(Snapshots snapshots) {
        return load(snapshots).roster().withEmail(EmailAddress.of(SARA)).orElseThrow();
    }

    private String levelOfSara() {
        return levelOfSara(snapshots());
    }

    private String levelOfSara(Snapshots snapshots) {
        return sara(snapshots).level().name();
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
