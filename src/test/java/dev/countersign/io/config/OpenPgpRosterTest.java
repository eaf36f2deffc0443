package dev.countersign.io.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.countersign.core.roster.SigningKey;
import dev.countersign.gate.ConfigException;
import dev.countersign.io.yaml.Problem;
import dev.countersign.testing.Gpg;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys of OpenPGP in a roster, as gpg exports them. */
final class OpenPgpRosterTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 1, 1);
    private static final String SARA = "Sara Lind <sara@corp.example>";

    @TempDir
    Path folder;

    @Test
    void each_part_that_signs_is_a_key_of_the_member() throws IOException {
        try (Gpg gpg = Gpg.start()) {
            String key = gpg.key(SARA, "ed25519", "sign", "never");
            String subkey = gpg.subkey(key, "ed25519", "sign", "never");
            Path roster = roster(gpg.export(key), "");

            assertThat(RosterFile.load(roster).members().get(0).keys())
                    .extracting(SigningKey::fingerprint)
                    .containsExactly(key, key + " (subkey " + subkey + ")");
            assertThat(RosterFile.lint(roster, TODAY)).isEmpty();
        }
    }

    @Test
    void lint_tells_why_a_part_that_is_for_signing_is_not_used() throws IOException {
        try (Gpg gpg = Gpg.start()) {
            String key = gpg.key(SARA, "ed25519", "sign", "never");
            gpg.subkey(key, "rsa1024", "sign", "never");
            Path roster = roster(gpg.export(key), "");

            assertThat(RosterFile.lint(roster, TODAY))
                    .extracting(Problem::toString)
                    .containsExactly(
                            roster + ":8:9: not all of this key is used: of a subkey for signing: an RSA key needs"
                                    + " at least 2048 bits, this one has 1024");
        }
    }

    @Test
    void nobody_has_a_part_of_what_is_somebody_elses() throws IOException {
        try (Gpg gpg = Gpg.start()) {
            String key = gpg.key(SARA, "ed25519", "cert", "never");
            String first = gpg.subkey(key, "ed25519", "sign", "never");
            String second = gpg.subkey(key, "ed25519", "sign", "never");
            String one = gpg.export(key, "--export-filter", "drop-subkey=fpr=" + first);
            String other = gpg.export(key, "--export-filter", "drop-subkey=fpr=" + second);
            Path roster = roster(one, member("Ravi Rao", other));

            ConfigException refused = catchThrowableOfType(ConfigException.class, () -> RosterFile.load(roster));

            assertThat(String.valueOf(refused.getMessage()))
                    .matches(".*: key '" + key + "' belongs to the member of line 4 already, at 8:9");
        }
    }

    private Path roster(String key, String more) throws IOException {
        return Files.writeString(
                folder.resolve("roster.yaml"),
                "version: 1\nlevels: [senior]\nmembers:\n" + member("Sara Lind", key) + more);
    }

    private static String member(String name, String key) {
        return "  - name: " + name + "\n    emails: [" + name.substring(0, 4) + "@corp.example]\n    level: senior\n"
                + "    keys:\n      - |\n" + key.indent(8);
    }
}
