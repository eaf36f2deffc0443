package dev.countersign.io.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.countersign.core.commit.EmailAddress;
import dev.countersign.core.roster.Roster;
import dev.countersign.core.roster.SigningKey;
import dev.countersign.gate.ConfigException;
import dev.countersign.gate.Settings;
import dev.countersign.testing.Program;
import dev.countersign.testing.SshKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of allowed signers, read as ssh-keygen reads them or not at all. */
final class AllowedSignersTest {

    private static final String ONE =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOBmPPYyQ8fnlkNl3gQbpj3iYS1Lc7a6w3khBa/JFBqy";
    private static final String OTHER =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEnlZ4E2h+cFy44QdfDxXob2bAkX64BDM2q6J8yhGQcJ";

    private static final String ROSTER = """
            version: 1
            levels: [senior]
            allowed-signers: signers
            members:
              - {name: Sara Lind, emails: [sara@corp.example, sara@home.example], level: senior}
              - {name: Ravi Rao, emails: [ravi@corp.example], level: senior}
            """;

    @TempDir
    Path folder;

    @Test
    void a_key_goes_to_the_member_who_has_the_address() throws IOException {
        Roster roster = roster(
                "# seniors\n\nsara@corp.example " + ONE + " sara@laptop\n\tRAVI@corp.example\t" + OTHER + "\r\n");

        assertThat(keys(roster, "sara@corp.example")).hasSize(1);
        assertThat(keys(roster, "ravi@corp.example")).hasSize(1);
    }

    @Test
    void options_narrow_what_a_key_is_for_and_when() throws IOException {
        Roster roster = roster("sara@corp.example,sara@home.example Namespaces=\"git,file\",valid-after=\"20240101Z\","
                + "VALID-BEFORE=\"20241231235959Z\" " + ONE + "\n");

        SigningKey key = keys(roster, "sara@home.example").get(0);
        assertThat(key.from()).contains(LocalDate.of(2024, 1, 1));
        assertThat(key.until()).contains(LocalDate.of(2024, 12, 31));
        assertThat(key.serves("git")).isTrue();
        assertThat(key.serves("file")).isTrue();
        assertThat(key.serves("email")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        *@corp.example KEY                         | 1:1: a principal must be the address of a member, and cannot be a pattern: '*@corp.example'; list every address
        sara@corp.example,!ravi@corp.example KEY   | 1:19: a principal must be the address of a member, and cannot be a pattern: '!ravi@corp.example'; list every address
        sara KEY                                   | 1:1: a principal must be an address such as sara@corp.example, not 'sara'
        jun@corp.example KEY                       | 1:1: no member of the roster has the address 'jun@corp.example'
        sara@corp.example,ravi@corp.example KEY    | 1:19: a key belongs to one member; this address is of another than the one before
        sara@corp.example cert-authority KEY       | 1:19: certificates are not supported; list the keys of the people themselves
        sara@corp.example namespaces="*" KEY       | 1:19: 'namespaces' must be names such as git, without patterns: '*'
        sara@corp.example namespaces="git,!x" KEY  | 1:19: 'namespaces' must be names such as git, without patterns: 'git,!x'
        sara@corp.example namespaces="" KEY        | 1:19: 'namespaces' must be names such as git, without patterns: ''
        sara@corp.example valid-after="today" KEY    | 1:19: a time is written as in 20240131Z or 20240131235959Z, not 'today'
        sara@corp.example namespaces=git KEY       | 1:19: an option is written as in namespaces="git", its value in double quotes
        sara@corp.example namespaces="git",namespaces="file" KEY | 1:36: the option 'namespaces' stands twice
        sara@corp.example no-touch-required=1 KEY  | 1:19: unknown option 'no-touch-required'; known: namespaces, valid-after, valid-before
        sara@corp.example                          | 1:1: a line is addresses, perhaps options, the type of a key and its base64
        sara@corp.example valid-after="20240101Z"  | 1:1: a line is addresses, perhaps options, the type of a key and its base64
        sara@corp.example ssh-ed25519 AAAA         | 1:19: this is no key that can be used: the key ends early
        """)
    void whatever_cannot_be_meant_is_an_error_with_its_place(String line, String message) throws IOException {
        assertThat(refused(line.replace("KEY", ONE))).isEqualTo(folder.resolve("signers") + ":" + message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sara@home.example", "ravi@corp.example"})
    void a_key_stands_once(String again) throws IOException {
        assertThat(refused("sara@corp.example " + ONE + "\n" + again + " " + ONE + "\n"))
                .startsWith(folder.resolve("signers") + ":2:19: key 'SHA256:")
                .contains(" already, at 1:19");
    }

    @Test
    void a_key_that_the_roster_holds_already_is_told_with_both_places() throws IOException {
        write(
                ROSTER.replace("sara@home.example]", "sara@home.example], keys: ['" + ONE + "']"),
                "ravi@corp.example " + ONE + "\n");

        assertThat(refused())
                .contains("signers:1:19: key 'SHA256:")
                .contains("belongs to the member of line 5 already, at " + folder.resolve("roster.yaml") + ":5:");
    }

    @Test
    void a_file_that_is_not_there_is_told_where_it_is_named() throws IOException {
        Files.writeString(folder.resolve("roster.yaml"), ROSTER);

        assertThat(refused())
                .isEqualTo(folder.resolve("roster.yaml") + ":3:18: 'allowed-signers' names '"
                        + folder.resolve("signers") + "', but there is no such file");
    }

    @Test
    void the_digest_changes_with_its_bytes() throws IOException {
        String before = settings("sara@corp.example " + ONE + "\n").rosterDigest();
        String after = settings("sara@corp.example " + OTHER + "\n").rosterDigest();

        assertThat(after).isNotEqualTo(before).startsWith("sha256:").hasSize(71);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        sara@corp.example KEY                                           | true
        sara@home.example,sara@corp.example KEY comment                 | true
        sara@corp.example namespaces="git" KEY                          | true
        sara@corp.example namespaces="file" KEY                         | false
        sara@corp.example valid-after="20200101Z",valid-before="20991231Z" KEY | true
        sara@corp.example valid-before="20200101Z" KEY                    | false
        sara@corp.example valid-after="20990101Z" KEY                     | false
        """)
    void ssh_keygen_takes_a_key_where_we_do(String line, boolean taken) throws IOException {
        SshKey key = SshKey.in(folder);
        String text = line.replace("KEY", key.line()) + "\n";
        LocalDate today = LocalDate.of(2026, 1, 1);

        SigningKey read = keys(roster(text), "sara@corp.example").get(0);

        assertThat(read.serves("git") && read.objection(today, today).isEmpty()).isEqualTo(taken);
        assertThat(verifies(key)).isEqualTo(taken);
    }

    private boolean verifies(SshKey key) throws IOException {
        Files.writeString(folder.resolve("signature"), key.sign("git", "text"));
        return Program.of(
                                folder,
                                "ssh-keygen",
                                "-Y",
                                "verify",
                                "-f",
                                "signers",
                                "-I",
                                "sara@corp.example",
                                "-n",
                                "git",
                                "-O",
                                "verify-time=20260101Z",
                                "-s",
                                "signature")
                        .with("PATH", System.getenv("PATH"))
                        .reading("text")
                        .run()
                        .exitCode()
                == 0;
    }

    private static List<SigningKey> keys(Roster roster, String address) {
        return roster.withEmail(EmailAddress.of(address)).orElseThrow().keys();
    }

    private Roster roster(String signers) throws IOException {
        return settings(signers).roster();
    }

    private Settings settings(String signers) throws IOException {
        write(ROSTER, signers);
        Files.writeString(folder.resolve("countersign.yaml"), "version: 1\nroster: roster.yaml\nrules:\n  - name: r\n");
        return Configuration.load(folder.resolve("countersign.yaml"));
    }

    private void write(String roster, String signers) throws IOException {
        Files.writeString(folder.resolve("roster.yaml"), roster);
        Files.writeString(folder.resolve("signers"), signers);
    }

    private String refused(String signers) throws IOException {
        write(ROSTER, signers);
        return refused();
    }

    private String refused() {
        ConfigException refused =
                catchThrowableOfType(ConfigException.class, () -> RosterFile.load(folder.resolve("roster.yaml")));
        return String.valueOf(refused.getMessage());
    }
}
