package dev.countersign.core.signoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.core.commit.EmailAddress;
import dev.countersign.core.commit.ObjectId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class StatementTest {

    private static final ObjectId COMMIT = new ObjectId("1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d");
    private static final ObjectId TREE = new ObjectId("4b825dc642cb6eb9a060e54bf8d69288fbee4904");
    private static final String TEXT = """
            countersign statement 1
            repository payments
            signer Sara Lind <sara@corp.example>
            time 2026-03-01T12:00:00Z
            meaning I have read these commits and I sign them off
            commit 1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d tree 4b825dc642cb6eb9a060e54bf8d69288fbee4904
            commit 4b825dc642cb6eb9a060e54bf8d69288fbee4904 tree 1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d
            """;
    private static final Statement STATEMENT = new Statement(
            "payments",
            "Sara Lind",
            EmailAddress.of("sara@corp.example"),
            Instant.parse("2026-03-01T12:00:00Z"),
            trees(COMMIT, TREE, TREE, COMMIT));

    @Test
    void has_one_written_form() {
        assertThat(STATEMENT.text()).isEqualTo(TEXT);
        assertThat(Statement.parse(TEXT)).contains(STATEMENT);
    }

    /** Law: no text is read for another one, however small the difference. */
    @Test
    void what_is_read_is_what_was_written() {
        Random random = new Random(20_260_301);
        for (int i = 0; i < 5_000; i++) {
            StringBuilder edited = new StringBuilder(TEXT);
            int at = random.nextInt(edited.length());
            switch (random.nextInt(3)) {
                case 0 -> edited.deleteCharAt(at);
                case 1 -> edited.insert(at, edited.charAt(random.nextInt(edited.length())));
                default -> edited.setCharAt(at, (char) (' ' + random.nextInt(95)));
            }
            String text = edited.toString();
            Statement.parse(text)
                    .ifPresent(statement -> assertThat(statement.text()).isEqualTo(text));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "countersign statement 1, countersign statement 2",
        "countersign statement 1, Countersign statement 1",
        "repository payments, repository",
        "repository payments, repository two words",
        "signer Sara Lind <sara@corp.example>, signer sara@corp.example",
        "signer Sara Lind <sara@corp.example>, 'signer Sara Lind <sara@corp.example> '",
        "signer Sara Lind <sara@corp.example>, signer Sara Lind <sara@corp.example> Jun Park <jun@corp.example>",
        "time 2026-03-01T12:00:00Z, time 2026-03-01T12:00Z",
        "time 2026-03-01T12:00:00Z, time 2026-03-01T13:00:00+01:00",
        "time 2026-03-01T12:00:00Z, time 2026-03-01T12:00:00.5Z",
        "time 2026-03-01T12:00:00Z, time yesterday",
        "meaning I have, meaning I have not",
        "commit 1a2b3c4d5e, commit 1A2B3C4D5E",
        "commit 1a2b3c4d5e, commit a2b3c4d5e",
        "tree 4b825dc642, tree  4b825dc642",
        "tree 4b825dc642, of 4b825dc642",
        "tree 4b825dc642, tree b825dc642",
    })
    void whatever_is_written_otherwise_is_none(String right, String wrong) {
        assertThat(TEXT).contains(right);
        assertThat(Statement.parse(TEXT.replace(right, wrong))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "countersign statement 1\n", "\n\n\n\n\n\n\n"})
    void a_text_that_is_cut_off_is_none(String text) {
        assertThat(Statement.parse(text)).isEmpty();
        assertThat(Statement.parse(TEXT.substring(0, TEXT.length() - 1))).isEmpty();
        assertThat(Statement.parse(TEXT.substring(0, TEXT.indexOf("commit 1")))).isEmpty();
        assertThat(Statement.parse(TEXT + "\n")).isEmpty();
        assertThat(Statement.parse(TEXT.replace("\n", "\r\n"))).isEmpty();
    }

    @Test
    void a_commit_that_is_named_twice_makes_it_none() {
        String line = TEXT.substring(TEXT.indexOf("commit 4b"));

        assertThat(Statement.parse(TEXT + line)).isEmpty();
    }

    @Test
    void one_statement_is_about_no_more_commits_than_a_note_can_hold() {
        StringBuilder text = new StringBuilder(TEXT.substring(0, TEXT.indexOf("commit 1")));
        for (int i = 0; i < 5_000; i++) {
            text.append(String.format(Locale.ROOT, "commit %040x tree %s%n", i, TREE));
        }

        assertThat(Statement.parse(text.toString()).orElseThrow().commits()).hasSize(5_000);
        assertThat(Statement.parse(text + "commit " + COMMIT + " tree " + TREE + "\n"))
                .isEmpty();
    }

    private static Map<ObjectId, ObjectId> trees(ObjectId one, ObjectId oneTree, ObjectId other, ObjectId otherTree) {
        Map<ObjectId, ObjectId> trees = new LinkedHashMap<>();
        trees.put(one, oneTree);
        trees.put(other, otherTree);
        return trees;
    }

    @ParameterizedTest
    @CsvSource({
        "payments, true",
        "team/payments-2.x, true",
        "d%C3%A9p%C3%B4t, true",
        "'', false",
        "a b, false",
        "dépôt, false"
    })
    void a_repository_has_a_plain_name(String name, boolean valid) {
        assertThat(Statement.isRepository(name)).isEqualTo(valid);
    }

    @Test
    void a_name_has_a_limit_that_a_path_may_reach() {
        assertThat(Statement.isRepository("x".repeat(200))).isTrue();
        assertThat(Statement.isRepository("x".repeat(201))).isFalse();
        assertThat(Statement.isRepository("a\u007fb")).isFalse();
        assertThat(Statement.isRepository("~!")).isTrue();
    }

    @Test
    void what_could_not_be_read_again_is_never_made() {
        Instant time = STATEMENT.time();
        EmailAddress email = STATEMENT.email();
        Map<ObjectId, ObjectId> commits = STATEMENT.commits();

        assertThatThrownBy(() -> new Statement("two words", "Sara Lind", email, time, commits))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Statement("payments", "Sara Lind ", email, time, commits))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Statement("payments", "Sara\nLind", email, time, commits))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Statement("payments", "Sara Lind", email, time.plusNanos(1), commits))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Statement("payments", "Sara Lind", email, time, Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
