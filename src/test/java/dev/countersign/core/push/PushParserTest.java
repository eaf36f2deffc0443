package dev.countersign.core.push;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.core.commit.ObjectId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PushParserTest {

    private static final String ZERO = "0".repeat(40);
    private static final String ONE = "1".repeat(40);
    private static final String TWO = "2".repeat(40);
    private static final String LONG = "3".repeat(64);

    @Test
    void reads_one_update_from_each_line() {
        Push push = parse(ZERO + " " + ONE + " refs/heads/main\n" + ONE + " " + TWO + " refs/heads/d\u00e9p\u00f4t\n");

        assertThat(push.updates())
                .containsExactly(
                        new RefUpdate(new ObjectId(ZERO), new ObjectId(ONE), new RefName("refs/heads/main")),
                        new RefUpdate(new ObjectId(ONE), new ObjectId(TWO), new RefName("refs/heads/d\u00e9p\u00f4t")));
        assertThat(push.malformed()).isEmpty();
    }

    @Test
    void keeps_the_pusher_and_the_options() {
        Push push = PushParser.parse(new byte[0], Optional.of("slind"), List.of("ci.skip"));

        assertThat(push.pusher()).contains("slind");
        assertThat(push.options()).containsExactly("ci.skip");
    }

    @Test
    void takes_empty_input_for_an_accident() {
        Push push = parse("");

        assertThat(push.updates()).isEmpty();
        assertThat(push.malformed())
                .containsExactly(new MalformedUpdate(1, "", "no ref update at all: the input was empty"));
    }

    @ParameterizedTest
    @CsvSource({
        "'Z O refs/heads/main',              'the line is cut off: no line feed ends it'", // no line feed
        "'Z O\n',                            'not of the form ''old new ref'''",
        "'\n',                               'not of the form ''old new ref'''",
        "'Z\tO\trefs/heads/main\n',          'not of the form ''old new ref'''",
        "'000 O refs/heads/main\n',          'the old id is not an object id in full'",
        "'Z 000 refs/heads/main\n',          'the new id is not an object id in full'",
        "'Z  O refs/heads/main\n',           'the new id is not an object id in full'", // two spaces
        "'Z O  refs/heads/main\n',           'not the full and valid name of a ref'",
        "'Z O main\n',                       'not the full and valid name of a ref'",
        "'Z O refs/heads/a b\n',             'not the full and valid name of a ref'",
        "'Z O refs/heads/main\r\n',          'not the full and valid name of a ref'",
        "'Z Z refs/heads/main\n',            'neither an old nor a new id'",
        "'Z L refs/heads/main\n',            'object ids of different lengths'",
        "'L O refs/heads/main\n',            'object ids of different lengths'",
    })
    void says_why_a_line_is_no_update(String line, String reason) {
        String text = line.replace("Z", ZERO).replace("O", ONE).replace("L", LONG);

        Push push = parse(text);

        assertThat(push.updates()).isEmpty();
        assertThat(push.malformed()).containsExactly(new MalformedUpdate(1, text.replace("\n", ""), reason));
    }

    @Test
    void refuses_a_name_that_is_not_utf_8() {
        byte[] input = (ZERO + " " + ONE + " refs/heads/d\u00e9p\u00f4t\n").getBytes(StandardCharsets.ISO_8859_1);

        Push push = PushParser.parse(input, Optional.empty(), List.of());

        assertThat(push.malformed())
                .containsExactly(new MalformedUpdate(
                        1, ZERO + " " + ONE + " refs/heads/d\ufffdp\ufffdt", "the name of the ref is not valid UTF-8"));
    }

    @Test
    void refuses_a_second_update_of_the_same_ref_and_reads_on() {
        Push push = parse(ZERO + " " + ONE + " refs/heads/a\n"
                + ONE + " " + TWO + " refs/heads/a\n"
                + ONE + " " + TWO + " refs/heads/b\n");

        assertThat(push.updates())
                .extracting(update -> update.ref().value())
                .containsExactly("refs/heads/a", "refs/heads/b");
        assertThat(push.malformed())
                .containsExactly(
                        new MalformedUpdate(2, ONE + " " + TWO + " refs/heads/a", "a second update of the same ref"));
    }

    @Test
    void refuses_ids_of_another_length_than_the_first() {
        Push push = parse(ZERO + " " + ONE + " refs/heads/a\n"
                + LONG + " " + LONG + " refs/heads/b\n"
                + LONG + " " + ONE + " refs/heads/c\n"
                + ONE + " " + LONG + " refs/heads/d\n");

        assertThat(push.updates()).hasSize(1);
        assertThat(push.malformed()).extracting(MalformedUpdate::line).containsExactly(2, 3, 4);
        assertThat(push.malformed())
                .extracting(MalformedUpdate::reason)
                .containsOnly("object ids of different lengths");
    }

    @Test
    void reads_pushes_of_repositories_with_long_ids() {
        Push push = parse("0".repeat(64) + " " + LONG + " refs/heads/a\n");

        assertThat(push.updates()).hasSize(1);
    }

    @Test
    void deletes_a_ref_whose_new_id_is_zero() {
        RefUpdate update = parse(ONE + " " + ZERO + " refs/heads/a\n").updates().get(0);

        assertThat(update.deletes()).isTrue();
        assertThat(update.creates()).isFalse();
    }

    private static Push parse(String input) {
        return PushParser.parse(input.getBytes(StandardCharsets.UTF_8), Optional.empty(), List.of());
    }
}
