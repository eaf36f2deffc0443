package dev.countersign.core.push;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.core.commit.ObjectId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PushCertificateTest {

    private static final String ONE = "1".repeat(40);
    private static final String TWO = "2".repeat(40);

    private static final String HEADERS = """
            certificate version 0.1
            pusher Jun Park <jun@corp.example> 1700000000 +0000
            pushee https://git.corp.example/pay.git
            nonce 1700000000-c0ffee
            push-option ci.skip
            push-option\s

            """;
    private static final String UPDATE = ONE + " " + TWO + " refs/heads/main\n";
    private static final String SIGNATURE = """
            -----BEGIN SSH SIGNATURE-----
            U1NIU0lH
            -----END SSH SIGNATURE-----
            """;
    private static final String CERTIFICATE = HEADERS + UPDATE + SIGNATURE;

    @Test
    void reads_what_was_signed_and_by_whom() {
        PushCertificate certificate = parse(CERTIFICATE).orElseThrow();

        assertThat(certificate.pusher()).isEqualTo("Jun Park <jun@corp.example> 1700000000 +0000");
        assertThat(certificate.nonce()).isEqualTo("1700000000-c0ffee");
        assertThat(certificate.updates())
                .containsExactly(new RefUpdate(new ObjectId(ONE), new ObjectId(TWO), new RefName("refs/heads/main")));
        assertThat(certificate.payload()).asString().isEqualTo(HEADERS + UPDATE);
        assertThat(certificate.armored()).asString().isEqualTo(SIGNATURE);
    }

    @Test
    void needs_neither_a_pushee_nor_push_options() {
        String text = "certificate version 0.1\npusher Jun\nnonce 1-c0ffee\n\n" + UPDATE + SIGNATURE;

        assertThat(parse(text).map(PushCertificate::nonce)).contains("1-c0ffee");
    }

    @Test
    void reads_a_certificate_that_openpgp_signed() {
        String signature = SIGNATURE.replace("SSH", "PGP").replace("U1NI", "\niQIz");

        PushCertificate certificate = parse(HEADERS + UPDATE + signature).orElseThrow();

        assertThat(certificate.armored()).asString().isEqualTo(signature);
    }

    @Test
    void keeps_names_beyond_ascii_byte_for_byte() {
        String text = CERTIFICATE.replace("Jun", "J\u00fcn").replace("main", "d\u00e9p\u00f4t");

        PushCertificate certificate = parse(text).orElseThrow();

        assertThat(certificate.payload()).asString(StandardCharsets.UTF_8).startsWith(text.substring(0, 100));
        assertThat(certificate.updates())
                .extracting(update -> update.ref().value())
                .containsExactly("refs/heads/d\u00e9p\u00f4t");
    }

    @Test
    void belongs_to_a_push_of_the_same_updates_in_the_same_order() {
        String other = TWO + " " + ONE + " refs/heads/next\n";
        PushCertificate certificate =
                parse(HEADERS + UPDATE + other + SIGNATURE).orElseThrow();
        RefUpdate main = new RefUpdate(new ObjectId(ONE), new ObjectId(TWO), new RefName("refs/heads/main"));
        RefUpdate next = new RefUpdate(new ObjectId(TWO), new ObjectId(ONE), new RefName("refs/heads/next"));
        NonceTerms terms = new NonceTerms("a seed of the server", Set.of("."), Duration.ofSeconds(60));
        Instant now = Instant.ofEpochSecond(1_700_000_000);

        for (List<RefUpdate> asked : List.of(List.of(main), List.of(next, main), List.of(main, next, next))) {
            assertThat(certificate.objection(asked, terms, now))
                    .contains("the push certificate is for other ref updates than those of this push");
        }
        assertThat(certificate.objection(List.of(main, next), terms, now))
                .hasValueSatisfying(flaw -> assertThat(flaw).startsWith("the nonce of the push certificate is not"));
    }

    @Test
    void takes_a_signature_of_openpgp_too() {
        String certificate = CERTIFICATE.replace("SSH SIGNATURE", "PGP SIGNATURE");

        assertThat(parse(certificate)
                        .map(read -> new String(read.payload(), UTF_8) + new String(read.armored(), UTF_8)))
                .contains(certificate);
    }

    @ParameterizedTest
    @CsvSource({
        "'certificate version 0.1', 'certificate version 0.2'",
        "'certificate version 0.1\n', ''",
        "'certificate version 0.1\n', '\n'",
        "'pusher Jun', 'Pusher Jun'",
        "'pusher Jun Park <jun@corp.example> 1700000000 +0000\n', ''",
        "'pusher Jun Park <jun@corp.example> 1700000000 +0000', 'pusher '", // no value
        "'pushee https://git.corp.example/pay.git', 'pushee '",
        "'pushee', 'pusher'", // a second pusher
        "'pushee', 'author'", // unknown
        "'nonce 1700000000-c0ffee\n', ''",
        "'nonce 1700000000-c0ffee', 'nonce '",
        "'push-option ci.skip', 'nonce 1700000000-c0ffee'", // a second nonce
        "'push-option ci.skip', 'nonce 1700000001-c0ffee'",
        "'push-option ci.skip', 'pushee https://git.corp.example/pay.git'",
        "'push-option ci.skip', 'push-options ci.skip'",
        "'push-option ci.skip', ' ci.skip'", // no folding
        "'push-option \n\n', 'push-option \n'", // no blank line
        "'push-option \n\n', 'push-option \n\n\n'", // two of them
    })
    void refuses_headers_that_git_would_not_write(String good, String bad) {
        assertThat(CERTIFICATE).contains(good);

        assertThat(parse(CERTIFICATE.replace(good, bad))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", // no update
                "\n",
                "1 2 refs/heads/main\n",
                "push-option late\n",
                "shallow 1111111111111111111111111111111111111111\n",
                "{update}{update}", // the same ref twice
                "{update}\n", // a blank line
                "{update}-----\n",
            })
    void refuses_lines_that_are_no_updates(String lines) {
        assertThat(parse(HEADERS + lines.replace("{update}", UPDATE) + SIGNATURE))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", // no signature
                "-----BEGIN SSH SIGNATURE-----\n",
                "-----BEGIN SSH SIGNATURE-----\nU1NI\n",
                "-----BEGIN SSH SIGNATURE-----\nU1NI\n-----END SSH SIGNATURE-----", // cut off
                "-----BEGIN SSH SIGNATURE-----\n-----END SSH SIGNATURE-----\n", // nothing in it
                "-----BEGIN SSH SIGNATURE-----\n\n-----END SSH SIGNATURE-----\n",
                "-----BEGIN SSH SIGNATURE-----\nU1NI\n-----END PGP SIGNATURE-----\n",
                "-----BEGIN SIGNED MESSAGE-----\nU1NI\n-----END SIGNED MESSAGE-----\n", // X.509
                "-----BEGIN SSH SIGNATURE----- \nU1NI\n-----END SSH SIGNATURE-----\n",
                "{signature}\n", // text after it
                "{signature}trailing\n",
                "{signature}{signature}", // two
                "-----BEGIN PGP SIGNATURE-----\niQIz\n{signature}",
            })
    void refuses_anything_but_one_signature_at_the_end(String end) {
        assertThat(parse(HEADERS + UPDATE + end.replace("{signature}", SIGNATURE)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Jun\0", "Jun\r", "\u00ff"})
    void refuses_bytes_that_git_would_not_write(String odd) {
        byte[] blob = CERTIFICATE.replace("Jun", odd).getBytes(StandardCharsets.ISO_8859_1);

        assertThat(PushCertificate.parse(blob)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"10000, true", "10001, false"})
    void reads_ten_thousand_updates_and_no_more(int count, boolean read) {
        String updates = IntStream.range(0, count)
                .mapToObj(i -> UPDATE.replace("main", "b" + i))
                .collect(Collectors.joining());

        assertThat(parse(HEADERS + updates + SIGNATURE).isPresent()).isEqualTo(read);
    }

    private static Optional<PushCertificate> parse(String text) {
        return PushCertificate.parse(text.getBytes(StandardCharsets.UTF_8));
    }
}
