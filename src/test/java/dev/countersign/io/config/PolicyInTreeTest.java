package dev.countersign.io.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.gate.ConfigException;
import dev.countersign.gate.Settings;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A policy, its roster and the signers that it allows, all in the tree of a commit. */
final class PolicyInTreeTest {

    private static final String GUARD = """
              - name: configuration
                refs: [refs/heads/main]
                when: every-commit
                paths: [gate/**, people/**]
                sign-off: {level: senior}
            """;

    private static final String POLICY = """
            version: 1
            roster: ../people/roster.yaml
            rules:
            """ + GUARD;

    private static final String ROSTER = """
            version: 1
            levels: [senior]
            members:
              - {name: Sara Lind, emails: [sara@corp.example], level: senior}
            """;

    private static final String SIGNERS =
            "sara@corp.example ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOBmPPYyQ8fnlkNl3gQbpj3iYS1Lc7a6w3khBa/JFBqy\n";

    private static final FilesOfARef FILES = new FilesOfARef()
            .with("gate/policy.yaml", POLICY)
            .with("people/roster.yaml", ROSTER + "allowed-signers: keys/signers\n")
            .with("people/keys/signers", SIGNERS);

    private final RememberedConfiguration remembered = new RememberedConfiguration();

    @Test
    void means_what_the_same_files_mean_elsewhere() {
        Settings settings = Configuration.load(FILES.policy());

        assertThat(settings.roster().members())
                .singleElement()
                .satisfies(member -> assertThat(member.keys()).hasSize(1));
        assertThat(settings.policyDigest()).startsWith("sha256:").hasSize(71);
        assertThat(settings.decisionLog()).isEmpty();
    }

    @Test
    void each_file_needs_a_rule_by_which_whoever_changes_it_needs_a_sign_off() {
        FilesOfARef open = FILES.with("gate/policy.yaml", POLICY.replace("people/**", "people/roster.yaml"));

        assertThatThrownBy(() -> Configuration.load(open.policy()))
                .isInstanceOf(ConfigException.class)
                .hasMessage(
                        "refs/heads/main:gate/policy.yaml:3:1: this policy lies in refs/heads/main, and no rule asks"
                                + " for a sign-off of every commit that changes 'people/keys/signers' there; add one such as"
                                + " {name: configuration, refs: [refs/heads/main], when: every-commit,"
                                + " paths: ['people/keys/signers']}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /etc/countersign/roster.yaml | must be the path of a file in refs/heads/main, from the folder of the policy: '/etc
            ../../roster.yaml            | must be the path of a file in refs/heads/main, from the folder of the policy: '..
            a//b                         | must be the path of a file in refs/heads/main, from the folder of the policy: 'a//b'
            a/                           | must be the path of a file in refs/heads/main, from the folder of the policy: 'a/'
            ..                           | names 'refs/heads/main:', but there is no such file
            .                            | names 'refs/heads/main:gate', but there is no such file
            """)
    void nothing_but_the_tree_is_looked_at(String roster, String reason) {
        FilesOfARef elsewhere =
                FILES.with("gate/policy.yaml", POLICY.replace("../people/roster.yaml", "'" + roster + "'"));

        assertThatThrownBy(() -> Configuration.load(elsewhere.policy()))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith("refs/heads/main:gate/policy.yaml:2:9: 'roster' " + reason);
    }

    @Test
    void a_file_that_is_too_large_is_not_read() {
        FilesOfARef large = FILES.withSize("people/keys/signers", (64 << 20) + 1);

        assertThatThrownBy(() -> Configuration.load(large.policy()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(
                        "names 'refs/heads/main:people/keys/signers', but the file is larger than 64 MiB");
        assertThat(large.read()).doesNotContain("people/keys/signers");
    }

    @Test
    void what_is_the_same_in_a_later_commit_is_not_read_again() {
        Settings first = recall(FILES);
        FilesOfARef later = FILES.with("src/main.c", "int main;\n");
        FilesOfARef other = later.with("people/roster.yaml", ROSTER);

        assertThat(recall(later)).isSameAs(first);
        assertThat(later.read()).isEmpty();
        assertThat(recall(other).roster().members().get(0).keys()).isEmpty();
        assertThat(other.read()).contains("people/roster.yaml");
        assertThat(recall(FILES).rosterDigest()).isEqualTo(first.rosterDigest());
        assertThatThrownBy(() -> recall(FILES.without("people/keys/signers")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("names 'refs/heads/main:people/keys/signers', but there is no such file");
    }

    @Test
    void a_large_roster_is_read_from_what_was_kept_of_it(@TempDir Path folder) {
        Snapshots snapshots = new Snapshots(List.of(folder), "countersign 1");
        FilesOfARef large = FILES.with(
                "people/roster.yaml", ROSTER + "#".repeat(Snapshots.LARGE) + "\nallowed-signers: keys/signers\n");
        Settings parsed = Configuration.load(large.policy(), snapshots);
        FilesOfARef later = large.with("src/main.c", "int main;\n");
        FilesOfARef fewer = later.with("people/keys/signers", "# nobody\n");

        Settings kept = Configuration.load(later.policy(), snapshots);

        assertThat(later.read()).containsExactly("gate/policy.yaml");
        assertThat(kept.roster().members()).isEqualTo(parsed.roster().members());
        assertThat(kept.rosterDigest()).isEqualTo(parsed.rosterDigest());
        assertThat(Configuration.largeRoster(later.policy(), snapshots).map(Object::toString))
                .contains("refs/heads/main:people/roster.yaml");
        assertThat(Configuration.load(fewer.policy(), snapshots)
                        .roster()
                        .members()
                        .get(0)
                        .keys())
                .isEmpty();
    }

    private Settings recall(FilesOfARef files) {
        return remembered.recall(files.policy(), Snapshots.NONE).confirmed();
    }
}
