package dev.countersign.io.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.gate.ConfigException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class YamlReaderTest {

    @Test
    void reads_texts_exactly_as_written() {
        Problems problems = new Problems();
        YamlMapping file = read("a: on\nb: 123\nc: 007\nd: 1.50\ne: 0x1F\nf: 'null'\ng: True\n", problems)
                .mapping();

        List<String> texts = List.of("a", "b", "c", "d", "e", "f", "g").stream()
                .map(key -> file.required(key).asText().orElseThrow())
                .toList();

        assertThat(texts).containsExactly("on", "123", "007", "1.50", "0x1F", "null", "True");
        problems.throwIfAny();
    }

    @Test
    void reads_numbers_booleans_days_and_lists() {
        Problems problems = new Problems();
        YamlMapping file =
                read("n: 12\nb: false\nd: 2024-02-29\nl: [x, y]\n", problems).mapping();

        assertThat(file.required("n").asInt(1, 12)).contains(12);
        assertThat(file.required("b").asBoolean()).contains(false);
        assertThat(file.required("d").asDate()).contains(LocalDate.of(2024, 2, 29));
        assertThat(file.required("l").items())
                .extracting(item -> item.asText().orElseThrow())
                .containsExactly("x", "y");
        problems.throwIfAny();
    }

    @Test
    void knows_where_everything_stands() {
        YamlMapping file =
                read("# comment\nkey: [one,\n  'two']\n", new Problems()).mapping();

        assertThat(file.placeOf("key")).hasToString("f.yaml:2:1");
        assertThat(file.required("key").items())
                .extracting(YamlNode::place)
                .extracting(Place::toString)
                .containsExactly("f.yaml:2:7", "f.yaml:3:3");
    }

    /** The library reads a thousand characters at a time, and a piece may end between the two halves of one. */
    @Test
    void reads_characters_beyond_the_basic_plane_wherever_they_stand() {
        for (int before = 0; before < 2_100; before++) {
            Problems problems = new Problems();
            String comment = "#" + "x".repeat(before) + "𝒳\n";
            YamlMapping file = read(comment + "a: |-\n  𝒳\n", problems).mapping();

            assertThat(file.required("a").asText()).contains("𝒳");
            problems.throwIfAny();
        }
    }

    @Test
    void counts_columns_in_characters_not_in_bytes_or_char_values() {
        YamlMapping file = read("'ä𝒳': *x\n", new Problems()).mapping();

        assertThat(file.placeOf("ä𝒳")).hasToString("f.yaml:1:1");
        assertThat(problemsOf("'ä𝒳': *x\n"))
                .isEqualTo("f.yaml:1:7: aliases are not supported; quote text that starts with '*'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // what a scalar is taken for
                "k: two | int | f.yaml:1:4: 'k' must be a whole number, not 'two'",
                "k: '2' | int | f.yaml:1:4: 'k' must be a whole number, not '2'",
                "k: 0x2 | int | f.yaml:1:4: 'k' must be a whole number, not '0x2'",
                "k: 010 | int | f.yaml:1:4: 'k' must be a whole number, not '010'",
                "k: 1.0 | int | f.yaml:1:4: 'k' must be a whole number, not '1.0'",
                "k: 0 | int | f.yaml:1:4: 'k' must be from 1 to 10, not 0",
                "k: -1 | int | f.yaml:1:4: 'k' must be from 1 to 10, not -1",
                "k: 99999999999999999999 | int | f.yaml:1:4: 'k' must be from 1 to 10, not 99999999999999999999",
                "k: [1] | int | f.yaml:1:4: 'k' must be a whole number, not a list",
                "k: yes | boolean | f.yaml:1:4: 'k' must be true or false, not 'yes'",
                "k: 'true' | boolean | f.yaml:1:4: 'k' must be true or false, not 'true'",
                "k: True | boolean | f.yaml:1:4: 'k' must be true or false, not 'True'",
                "k: 2023-02-29 | date | f.yaml:1:4: 'k' must be a date such as 2024-01-31, not '2023-02-29'",
                "k: 31.01.2024 | date | f.yaml:1:4: 'k' must be a date such as 2024-01-31, not '31.01.2024'",
                "k: a, b | list | f.yaml:1:4: 'k' must be a list, not 'a, b'",
                "k: {a: b} | text | f.yaml:1:4: 'k' must be text, not a mapping",
                "k: '' | text | f.yaml:1:4: 'k' is empty",
                "k: `\"a\\e[31m\"` | text | f.yaml:1:4: 'k' must be text on one line, without control characters: 'a\\u001b[31m'",
                "k: a | mapping | f.yaml:1:4: 'k' must be a mapping of keys to values, not 'a'",
                "k: cliam | word | f.yaml:1:4: 'k' cannot be 'cliam'; did you mean 'claim'?",
                "k: proff | word | f.yaml:1:4: 'k' cannot be 'proff'; did you mean 'proof'?",
                "k: porof | word | f.yaml:1:4: 'k' cannot be 'porof'; did you mean 'proof'?",
                "k: clm | word | f.yaml:1:4: 'k' cannot be 'clm'; did you mean 'claim'?",
                "k: plain | word | f.yaml:1:4: 'k' cannot be 'plain'; known: claim, proof",
                "k: gpg | word | f.yaml:1:4: 'k' cannot be 'gpg'; known: claim, proof",
            })
    void says_what_a_value_must_be(String yaml, String kind, String expected) {
        Problems problems = new Problems();
        YamlNode value = read(yaml.replace("`", ""), problems).mapping().required("k");

        boolean nothing = switch (kind) {
            case "int" -> value.asInt(1, 10).isEmpty();
            case "boolean" -> value.asBoolean().isEmpty();
            case "date" -> value.asDate().isEmpty();
            case "list" -> value.items().isEmpty();
            case "mapping" -> value.mapping().optional("a").isEmpty();
            case "word" ->
                value.asOneOf(List.of("claim", "proof"), word -> word).isEmpty();
            default -> value.asText().isEmpty();
        };

        assertThat(nothing).isTrue();
        assertThatThrownBy(problems::throwIfAny)
                .isInstanceOf(ConfigException.class)
                .hasMessage(expected);
    }

    @Test
    void tells_every_problem_at_once_in_the_order_of_the_file() {
        Problems problems = new Problems();
        YamlMapping rule = read("rule:\n  signoffs: 2\n  count: two\n  other: x\n", problems)
                .mapping()
                .required("rule")
                .mapping();
        rule.required("sign-offs");
        rule.required("count").asInt(1, 9);

        assertThatThrownBy(problems::throwIfAny).hasMessage("""
                        f.yaml:2:3: 'sign-offs' is missing
                        f.yaml:2:3: unknown key 'signoffs'; did you mean 'sign-offs'?
                        f.yaml:3:10: 'count' must be a whole number, not 'two'
                        f.yaml:4:3: unknown key 'other'; known: sign-offs, count""");
    }

    @Test
    void a_key_that_nobody_took_is_found_in_lists_too() {
        Problems problems = new Problems();
        read("members: [{name: A, nmae: B}]", problems)
                .mapping()
                .required("members")
                .items()
                .get(0)
                .mapping()
                .required("name");

        assertThatThrownBy(problems::throwIfAny).hasMessage("f.yaml:1:21: unknown key 'nmae'; did you mean 'name'?");
    }

    @Test
    void a_faulty_value_is_reported_once_and_is_no_value() {
        Problems problems = new Problems();
        YamlNode value = read("k: *x\n", problems).mapping().required("k");

        assertThat(value.asText()).isEmpty();
        assertThat(value.mapping().required("a").asInt(1, 2)).isEmpty();
        assertThatThrownBy(problems::throwIfAny)
                .hasMessage("f.yaml:1:4: aliases are not supported; quote text that starts with '*'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // each was read by some program as something else than its author saw
                "a: &x 1\\nb: *x | f.yaml:1:4: anchors are not supported; quote text that starts with '&'#f.yaml:2:4: aliases are not supported; quote text that starts with '*'",
                "a: &x\\n  b: 1 | f.yaml:1:4: anchors are not supported; quote text that starts with '&'",
                "&x a: 1 | f.yaml:1:1: anchors are not supported; quote text that starts with '&'",
                "*x : 1 | f.yaml:1:1: aliases are not supported; quote text that starts with '*'",
                "a: !!str 1 | f.yaml:1:4: tags are not supported; quote text that starts with '!'",
                "a: !!map\\n  b: c | f.yaml:1:4: tags are not supported; quote text that starts with '!'",
                "a: !docs/** | f.yaml:1:4: tags are not supported; quote text that starts with '!'",
                "a: [!docs/**, b] | f.yaml:1:5: text that starts with '!' must be in quotes",
                "a: ** | f.yaml:1:4: text that starts with '*' must be in quotes",
                "a: 1\\na: 2 | f.yaml:2:1: key 'a' stands twice in the same mapping",
                "a: {b: 1, \"b\": 2} | f.yaml:1:11: key 'b' stands twice in the same mapping",
                "<<: {a: b} | f.yaml:1:1: merge keys ('<<') are not supported; write the keys out",
                "a: 1\\n---\\nb: 2 | f.yaml:3:1: a second document starts here; a file holds one",
                "a: 1\\n--- | f.yaml:2:4: a second document starts here; a file holds one",
                "%YAML 1.2\\n---\\na: 1 | f.yaml:1:1: directives are not supported; remove this line",
                "`` | f.yaml:1:1: the file is empty",
                "# only a comment\\n | f.yaml:1:1: the file is empty",
                "a: | f.yaml:1:3: 'a' is missing a value",
                "a:\\nb: 1 | f.yaml:1:3: 'a' is missing a value",
                "- \\n | f.yaml:1:2: an entry of the file is missing a value",
                "a: ~ | f.yaml:1:4: 'a' has no value; if the text ~ is meant, quote it",
                "a: Null | f.yaml:1:4: 'a' has no value; if the text Null is meant, quote it",
                "? [a, b]\\n: c | f.yaml:1:4: a key must be a single text",
                // mistakes of syntax
                "a:\\n\\t- b | f.yaml:2:1: a tab cannot indent; use spaces",
                "a: b\\n\\tc: d | f.yaml:2:1: a tab cannot indent; use spaces",
                "a: [1, 2 | f.yaml:1:9: a ',' or a ']' is missing in the list that opens at 1:4",
                "a: {b: 1 | f.yaml:1:9: a ',' or a '}' is missing in the mapping that opens at 1:4",
                "a: 'x | f.yaml:1:4: the quotes that open here are never closed",
                "a: b: c | f.yaml:1:5: a ':' is not expected here; check the indentation, or quote the text",
                "a: 1\\n  b: 2 | f.yaml:2:4: a ':' is not expected here; check the indentation, or quote the text",
                "a: @x | f.yaml:1:4: text that starts with '@' must be in quotes",
                "a: %x | f.yaml:1:4: text that starts with '%' must be in quotes",
                "a: \"\\d\" | f.yaml:1:6: unknown escape in double quotes; put text with backslashes in single quotes",
                "a: - b | f.yaml:1:4: a list with '- ' must start on a line of its own",
                "- a\\nb: c | f.yaml:2:1: this does not line up with the lines above; check the indentation",
                "a: 1\\nb\\nc: 2 | f.yaml:2:1: a ':' is missing after the key",
                "version:1\\nrules: 2 | f.yaml:1:9: a blank is missing after 'version:'",
                "a:\\n  - level:senior\\n\\n    count: 1 | f.yaml:2:11: a blank is missing after 'level:'",
                "a: 1\\nroster:people.yaml | f.yaml:2:8: a blank is missing after 'roster:'",
                "https://corp.example\\na: 1 | f.yaml:2:2: a ':' is not expected here; check the indentation, or quote the text",
                "{a: b} c | f.yaml:1:8: this does not belong to the document above; check the indentation",
                // bytes
                "a: x\\0y | f.yaml:1:5: the invisible character U+0000 is not allowed",
                "a: x\\u202ey | f.yaml:1:5: the invisible character U+202E is not allowed",
                "a: x\\u2028y | f.yaml:1:5: the invisible character U+2028 is not allowed",
            })
    void refuses_what_can_be_misread(String yaml, String expected) {
        String text = yaml.replace("`", "")
                .replace("\\n", "\n")
                .replace("\\t", "\t")
                .replace("\\0", "\0")
                .replace("\\u202e", "\u202e")
                .replace("\\u2028", "\u2028");

        assertThat(problemsOf(text)).isEqualTo(expected.replace('#', '\n'));
    }

    @Test
    void refuses_bytes_that_are_not_utf_8() {
        Problems problems = new Problems();
        YamlReader.read("f.yaml", "a: 1\nb: J\u00fcrgen\n".getBytes(StandardCharsets.ISO_8859_1), problems);

        assertThatThrownBy(problems::throwIfAny)
                .hasMessage("f.yaml:2:5: the file is not UTF-8 from here on; save it as UTF-8");
    }

    @Test
    void knows_utf_16_when_it_sees_it() {
        Problems problems = new Problems();
        YamlReader.read("f.yaml", "a: 1\n".getBytes(StandardCharsets.UTF_16), problems);

        assertThatThrownBy(problems::throwIfAny).hasMessage("f.yaml:1:1: the file is UTF-16; save it as UTF-8");
    }

    @Test
    void a_byte_order_mark_and_windows_line_ends_do_no_harm() {
        Problems problems = new Problems();
        YamlMapping file = read("\ufeffa: 1\r\nb:\r\n  - c\r\n", problems).mapping();

        assertThat(file.required("a").asInt(1, 1)).contains(1);
        assertThat(file.required("b").items().get(0).place()).hasToString("f.yaml:3:5");
        problems.throwIfAny();
    }

    @Test
    void refuses_to_nest_without_end() {
        assertThat(problemsOf("[".repeat(33) + "]".repeat(33))).isEqualTo("f.yaml:1:33: nested deeper than 32 levels");
        assertThat(problemsOf("[".repeat(100_000))).isEqualTo("f.yaml:1:33: nested deeper than 32 levels");
    }

    @Test
    void a_list_of_more_characters_than_the_parser_allows_by_default_can_be_read() {
        Problems problems = new Problems();
        YamlNode root = read("- 'one hundred thousand entries of forty characters'\n".repeat(100_000), problems);

        assertThat(root.items()).hasSize(100_000);
        problems.throwIfAny();
    }

    @Test
    void an_enormous_file_is_refused_unread() {
        Problems problems = new Problems();
        YamlReader.read("f.yaml", new byte[(64 << 20) + 1], problems);

        assertThatThrownBy(problems::throwIfAny).hasMessage("f.yaml:1:1: the file is larger than 64 MiB");
    }

    private static String problemsOf(String yaml) {
        Problems problems = new Problems();
        read(yaml, problems);
        try {
            problems.throwIfAny();
        } catch (ConfigException refused) {
            return String.valueOf(refused.getMessage());
        }
        return "";
    }

    private static YamlNode read(String yaml, Problems problems) {
        return YamlReader.read("f.yaml", yaml.getBytes(StandardCharsets.UTF_8), problems);
    }
}
