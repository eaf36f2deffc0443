package dev.countersign.core.signoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SignedStatementTest {

    private static final String ARMOR = "-----BEGIN SSH SIGNATURE-----\nU1NI\n-----END SSH SIGNATURE-----\n";
    private static final SignedStatement SARA = new SignedStatement("sara\nsays\n", ARMOR);
    private static final SignedStatement RAVI = new SignedStatement("ravi\n", ARMOR.replace("U1NI", "U1NJ"));

    @Test
    void a_note_holds_any_number_of_them() {
        assertThat(SignedStatement.in("")).isEmpty();
        assertThat(SignedStatement.in("\n\n")).isEmpty();
        assertThat(SignedStatement.in(SignedStatement.note(List.of(SARA)))).containsExactly(SARA);
        assertThat(SignedStatement.note(List.of(SARA, RAVI)))
                .isEqualTo("sara\nsays\n" + ARMOR + "\n" + "ravi\n" + RAVI.signature());
        assertThat(SignedStatement.in(SignedStatement.note(List.of(SARA, RAVI))))
                .containsExactly(SARA, RAVI);
    }

    @Test
    void git_may_have_joined_notes_with_more_empty_lines() {
        assertThat(SignedStatement.in(
                        "\n" + SARA.statement() + ARMOR + "\n\n\n" + RAVI.statement() + RAVI.signature() + "\n"))
                .containsExactly(SARA, RAVI);
    }

    @Test
    void an_empty_line_inside_belongs_to_the_statement() {
        assertThat(SignedStatement.in("sara\n\nsays\n" + ARMOR))
                .containsExactly(new SignedStatement("sara\n\nsays\n", ARMOR));
    }

    @Test
    void what_is_not_signed_comes_without_a_signature() {
        assertThat(SignedStatement.in("sara\nsays")).containsExactly(new SignedStatement("sara\nsays", ""));
        assertThat(SignedStatement.in(SARA.statement() + "-----BEGIN SSH SIGNATURE-----\nU1NI\n"))
                .containsExactly(new SignedStatement(SARA.statement() + "-----BEGIN SSH SIGNATURE-----\nU1NI\n", ""));
        assertThat(SignedStatement.in(SARA.statement() + "-----END SSH SIGNATURE-----\n"))
                .containsExactly(new SignedStatement(SARA.statement() + "-----END SSH SIGNATURE-----\n", ""));
    }

    @Test
    void a_signature_alone_signs_nothing() {
        assertThat(SignedStatement.in(ARMOR)).containsExactly(new SignedStatement("", ARMOR));
        assertThat(SignedStatement.in(SARA.statement() + ARMOR + ARMOR))
                .containsExactly(SARA, new SignedStatement("", ARMOR));
    }

    @Test
    void a_last_line_without_its_end_is_no_end_of_a_signature() {
        String cut = SARA.statement() + ARMOR.strip();

        assertThat(SignedStatement.in(cut)).containsExactly(new SignedStatement(cut, ""));
    }

    /** Law: nothing of a note is lost but empty lines between statements, so nothing can hide in one. */
    @Test
    void everything_in_a_note_is_part_of_one_of_them() {
        List<String> lines =
                List.of("a\n", "\n", "-----BEGIN SSH SIGNATURE-----\n", "-----END SSH SIGNATURE-----\n", "b");
        Random random = new Random(7);
        for (int i = 0; i < 5_000; i++) {
            String note = IntStream.range(0, random.nextInt(12))
                    .mapToObj(line -> lines.get(random.nextInt(lines.size())))
                    .collect(Collectors.joining());
            String kept = SignedStatement.in(note).stream()
                    .map(signed -> signed.statement() + signed.signature())
                    .collect(Collectors.joining());
            assertThat(kept.replace("\n", "")).isEqualTo(note.replace("\n", ""));
        }
    }
}
