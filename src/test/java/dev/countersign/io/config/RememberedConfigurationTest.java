package dev.countersign.io.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.gate.ConfigException;
import dev.countersign.gate.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RememberedConfigurationTest {

    private static final String POLICY = """
            version: 1
            roster: roster.yaml
            rules:
              - name: all-signed
                sign-off: {level: senior}
            """;

    private static final String ROSTER = """
            version: 1
            levels: [senior]
            members:
              - {name: Sara Lind, emails: [sara@corp.example], level: senior}
            """;

    /** How much of a large file is compared at once. */
    private static final int PART = 1 << 18;

    private static final int LONG = 3 * PART + 1000;

    private final RememberedConfiguration configuration = new RememberedConfiguration();

    @Test
    void what_has_not_changed_is_not_parsed_again(@TempDir Path folder) throws IOException {
        Settings first = load(write(folder, POLICY, ROSTER));

        assertThat(load(folder)).isSameAs(first);
        assertThat(load(write(folder, POLICY, ROSTER))).isSameAs(first);
    }

    @Test
    void one_other_byte_counts_whatever_the_time_and_the_size_of_the_file(@TempDir Path folder) throws IOException {
        write(folder, POLICY, ROSTER);
        FileTime then = Files.getLastModifiedTime(folder.resolve("roster.yaml"));
        String before = load(folder).rosterDigest();

        write(folder, POLICY, ROSTER.replace("sara@", "lind@"));
        Files.setLastModifiedTime(folder.resolve("roster.yaml"), then);

        assertThat(load(folder).rosterDigest())
                .isNotEqualTo(before)
                .isEqualTo(Configuration.load(folder.resolve("policy.yaml")).rosterDigest());
    }

    @Test
    void bytes_that_are_added_or_taken_away_count(@TempDir Path folder) throws IOException {
        load(write(folder, POLICY, ROSTER));

        Settings longer = load(write(folder, POLICY + "# a comment\n", ROSTER));
        Settings shorter = load(write(folder, POLICY, ROSTER.strip()));

        assertThat(longer.policyDigest()).isNotEqualTo(shorter.policyDigest());
        assertThat(shorter.rosterDigest()).isNotEqualTo(longer.rosterDigest());
    }

    @Test
    void another_roster_counts_that_the_policy_names_now(@TempDir Path folder) throws IOException {
        load(write(folder, POLICY, ROSTER));
        Files.writeString(folder.resolve("other.yaml"), ROSTER.replace("Sara Lind", "Ravi Rao"));

        Settings settings = load(write(folder, POLICY.replace("roster.yaml", "other.yaml"), ROSTER));

        assertThat(settings.roster().members().get(0).name()).isEqualTo("Ravi Rao");
    }

    @Test
    void a_key_that_is_taken_away_from_a_file_of_signers_counts(@TempDir Path folder) throws IOException {
        Path signers = folder.resolve("signers");
        Files.writeString(
                signers,
                "sara@corp.example ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOBmPPYyQ8fnlkNl3gQbpj3iYS1Lc7a6w3khBa/JFBqy\n");
        Settings before = load(write(folder, POLICY, ROSTER + "allowed-signers: signers\n"));
        assertThat(before.roster().members().get(0).keys()).hasSize(1);

        Files.writeString(signers, "# nobody\n");

        assertThat(load(folder).roster().members().get(0).keys()).isEmpty();
    }

    @Test
    void what_can_no_longer_be_used_is_not_remembered(@TempDir Path folder) throws IOException {
        load(write(folder, POLICY, ROSTER));

        write(folder, POLICY, "levels: []\n");
        assertThatThrownBy(() -> load(folder)).isInstanceOf(ConfigException.class);
        Files.delete(folder.resolve("roster.yaml"));
        assertThatThrownBy(() -> load(folder)).isInstanceOf(ConfigException.class);

        assertThat(load(write(folder, POLICY, ROSTER)).roster().members()).hasSize(1);
    }

    /** At the beginning, the end, and around the places at which a long comparison is parted. */
    @ParameterizedTest
    @ValueSource(ints = {0, PART - 1, PART, PART + 1, 3 * PART - 1, 3 * PART, LONG - 2})
    void one_other_byte_counts_wherever_it_is_in_a_large_file(int at, @TempDir Path folder) throws IOException {
        Settings before = load(write(folder, POLICY, longRoster()));
        assertThat(recall(folder).holds()).isTrue();
        assertThat(load(folder)).isSameAs(before);

        byte[] roster = longRoster().getBytes(StandardCharsets.UTF_8);
        roster[at] = (byte) (at == 0 ? '#' : '+');
        Files.write(folder.resolve("roster.yaml"), roster);

        assertThat(recall(folder).holds()).isFalse();
        assertThat(recall(folder).settings()).isSameAs(before);
    }

    @ParameterizedTest
    @ValueSource(ints = {LONG - 1, PART, 3 * PART, LONG + 1, LONG + PART})
    void a_large_file_counts_to_its_end(int length, @TempDir Path folder) throws IOException {
        String before = load(write(folder, POLICY, longRoster())).rosterDigest();

        write(folder, POLICY, (longRoster() + "#".repeat(PART)).substring(0, length));

        assertThat(recall(folder).holds()).isFalse();
        assertThat(load(folder).rosterDigest())
                .isNotEqualTo(before)
                .isEqualTo(Configuration.load(folder.resolve("policy.yaml")).rosterDigest());
        assertThat(recall(folder).holds()).isTrue();
    }

    @Test
    void a_large_file_is_compared_as_it_was_when_it_was_recalled(@TempDir Path folder) throws IOException {
        String before = load(write(folder, POLICY, longRoster())).rosterDigest();
        Recollection earlier = recall(folder);

        Path other =
                Files.writeString(folder.resolve("other.yaml"), longRoster().replace("sara@", "lind@"));
        Files.move(other, folder.resolve("roster.yaml"), StandardCopyOption.REPLACE_EXISTING);
        Recollection later = recall(folder);

        assertThat(later.holds()).isFalse();
        assertThat(later.confirmed().rosterDigest()).isNotEqualTo(before);
        assertThat(earlier.holds()).isTrue();
        assertThat(earlier.confirmed().rosterDigest()).isEqualTo(before);
    }

    @Test
    void a_large_file_that_is_gone_is_not_recalled(@TempDir Path folder) throws IOException {
        load(write(folder, POLICY, longRoster()));

        Files.delete(folder.resolve("roster.yaml"));

        assertThatThrownBy(() -> recall(folder)).isInstanceOf(ConfigException.class);
    }

    @Test
    void many_may_recall_a_large_file_at_a_time(@TempDir Path folder) throws IOException {
        load(write(folder, POLICY, longRoster()));
        List<Recollection> before = recallAtOnce(folder);
        write(folder, POLICY, longRoster().replace("sara@", "lind@"));
        List<Recollection> after = recallAtOnce(folder);

        assertThat(before).allMatch(Recollection::holds);
        assertThat(after).noneMatch(Recollection::holds);
        assertThat(after.stream().map(Recollection::confirmed).distinct()).hasSize(1);
    }

    private List<Recollection> recallAtOnce(Path folder) {
        return IntStream.range(0, 64)
                .parallel()
                .mapToObj(i -> {
                    Recollection recalled = recall(folder);
                    recalled.holds();
                    return recalled;
                })
                .toList();
    }

    @Test
    void any_number_of_policies_can_be_used(@TempDir Path folder) throws IOException {
        for (int i = 0; i < 70; i++) {
            write(Files.createDirectory(folder.resolve("site-" + i)), POLICY, ROSTER);
            assertThat(load(folder.resolve("site-" + i)).roster().members()).hasSize(1);
        }

        assertThat(load(folder.resolve("site-0"))).isEqualTo(load(folder.resolve("site-0")));
    }

    private Settings load(Path folder) {
        return recall(folder).confirmed();
    }

    private Recollection recall(Path folder) {
        return configuration.recall(ConfigPlace.inFile(folder.resolve("policy.yaml")), Snapshots.NONE);
    }

    /** Most of it is a comment. */
    private static String longRoster() {
        return ROSTER + "#".repeat(LONG - ROSTER.length() - 1) + "\n";
    }

    private static Path write(Path folder, String policy, String roster) throws IOException {
        Files.writeString(folder.resolve("policy.yaml"), policy);
        Files.writeString(folder.resolve("roster.yaml"), roster);
        return folder;
    }
}
