package dev.countersign.core.commit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class DetachedSignatureTest {

    private static final String HEADERS = """
            tree 4b825dc642cb6eb9a060e54bf8d69288fbee4904
            author Sara Lind <sara@corp.example> 1700000000 +0000
            committer Sara Lind <sara@corp.example> 1700000000 +0000
            """;

    @Test
    void the_header_and_its_folds_are_the_signature_and_the_rest_is_what_was_signed() {
        DetachedSignature signature = signature(
                        HEADERS + "gpgsig BEGIN\n line one\n END\nother header\n more\n\nCharge cards\n")
                .orElseThrow();

        assertThat(text(signature.armored())).isEqualTo("BEGIN\nline one\nEND\n");
        assertThat(text(signature.payload())).isEqualTo(HEADERS + "other header\n more\n\nCharge cards\n");
    }

    @Test
    void a_signature_without_folds_ends_with_its_line() {
        DetachedSignature signature =
                signature(HEADERS + "gpgsig BEGIN\n\nCharge cards\n").orElseThrow();

        assertThat(text(signature.armored())).isEqualTo("BEGIN\n");
        assertThat(text(signature.payload())).isEqualTo(HEADERS + "\nCharge cards\n");
    }

    @Test
    void a_commit_without_the_header_has_no_signature_whatever_its_message_holds() {
        assertThat(signature(HEADERS + "\nCharge cards\n\ngpgsig BEGIN\n END\n"))
                .isEmpty();
    }

    @Test
    void of_two_signatures_none_counts() {
        assertThat(signature(HEADERS + "gpgsig BEGIN\ngpgsig-sha256 BEGIN\n\nCharge cards\n"))
                .isEmpty();
        assertThat(signature(HEADERS + "gpgsig BEGIN\ngpgsig BEGIN\n\nCharge cards\n"))
                .isEmpty();
    }

    @Test
    void the_signature_over_the_other_kind_of_ids_is_not_for_this_repository() {
        assertThat(signature(HEADERS + "gpgsig-sha256 BEGIN\n\nCharge cards\n")).isEmpty();
    }

    private static Optional<DetachedSignature> signature(String object) {
        return DetachedSignature.of(object.getBytes(StandardCharsets.UTF_8), CommitLimits.DEFAULT);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
