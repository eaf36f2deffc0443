package dev.countersign.io.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read quickly, all of YAML reads the same, down to the places; what is doubtful is not read quickly. */
final class OrdinaryYamlTest {

    private static final List<String> PIECES = List.of(
            "a",
            "b",
            "key",
            "name",
            "x-y",
            "_k",
            "7",
            "on",
            "null",
            "~",
            "true",
            "2024-01-31",
            "0x1f",
            "1_000",
            "<<",
            "ä",
            "\u00a0",
            "𝒳",
            ":",
            ": ",
            " :",
            ":a",
            "- ",
            "-",
            "--- ",
            "...",
            "[",
            "]",
            "{",
            "}",
            ", ",
            ",",
            "'",
            "\"",
            "''",
            "\\n",
            "#",
            " #",
            "# c",
            "&a ",
            "*a",
            "!t ",
            "|",
            ">",
            "%",
            "@",
            "`",
            "?",
            "? ",
            " ",
            "  ",
            "    ",
            "\n",
            "\n",
            "\n  ",
            "\n    ",
            "\n- ",
            "\n  - ",
            "\n\n",
            "\t",
            "\r\n",
            "\r",
            "a@b.example",
            "https://x.example/a?b",
            "key: value",
            "list: [a, b]",
            "k: {a: b, c: [d]}");

    @Test
    void reads_the_catalogue() throws IOException {
        assertThat(quickly(catalogue())).contains(whole(catalogue()));
    }

    @Test
    void reads_what_configuration_looks_like() {
        String text = """
                # comment
                version: 1   # behind
                levels: [junior, senior]
                members:
                  - {name: Jun Park, emails: [jun@corp.example, 'j@x.example'], level: junior}

                  # another
                  - name: Sara Lind
                    emails:
                    - sara@corp.example
                    - "s: l"
                    keys: [
                      ssh-ed25519 AAAA, # one
                      b]
                    level: senior
                empty: []
                none: {}
                rules:
                - when: every-commit
                  sign-off:
                    level: senior""";

        assertThat(quickly(text)).contains(whole(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "# only a comment\n",
                "- a\n",
                "a: 1\na: 2\n",
                "a:\n",
                "a: ~\n",
                "a: null\n",
                "a: b\n  c\n",
                "a: b: c\n",
                "a: 'it''s'\n",
                "a: \"b\\n\"\n",
                "a: 'b\n  c'\n",
                "a: |\n  b\n",
                "a: &x b\n",
                "a: *x\n",
                "a: !!str b\n",
                "<<: {a: b}\n",
                "? a\n: b\n",
                "a: b\n---\nc: d\n",
                "a: b\n...\n",
                "%YAML 1.2\n---\na: b\n",
                "a: [b, c,]\n",
                "a: [b c\n",
                "a: [b: c]\n",
                "a: {b: c\n",
                "a: [b,\nc]\n",
                "a:\tb\n",
                "a: b\r\n",
                "a: 𝒳\n",
                " a: b\n",
                "a:\n  b: 1\n c: 2\n",
                "a: b\n- c\n",
                "a: 'b' c\n",
                "a: [b]#c\n",
                "'a': b\n"
            })
    void leaves_the_rest_to_the_whole_reader(String text) {
        assertThat(quickly(text)).isEmpty();
    }

    @Test
    void leaves_what_is_nested_too_deep_to_the_whole_reader() {
        assertThat(quickly("a: " + "[".repeat(31) + "]".repeat(31))).isPresent();
        assertThat(quickly("a: " + "[".repeat(32) + "]".repeat(32))).isEmpty();
    }

    @Test
    void agrees_with_all_of_yaml_on_texts_of_chance() {
        Random random = new Random(20_240_131);
        int read = 0;
        for (int i = 0; i < 60_000; i++) {
            read += agrees(text(random)) ? 1 : 0;
        }
        assertThat(read).isGreaterThan(1_000);
    }

    @Test
    void agrees_with_all_of_yaml_on_configuration_with_slips() throws IOException {
        Random random = new Random(20_250_228);
        String catalogue = catalogue();
        int read = 0;
        for (int i = 0; i < 20_000; i++) {
            read += agrees(withSlips(part(catalogue, random), random)) ? 1 : 0;
        }
        assertThat(read).isGreaterThan(1_000);
    }

    private static boolean agrees(String text) {
        Optional<String> quick = quickly(text);
        quick.ifPresent(tree -> assertThat(tree).as(text).isEqualTo(whole(text)));
        return quick.isPresent();
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder(random.nextBoolean() ? "k: " : "");
        for (int pieces = 1 + random.nextInt(12); pieces > 0; pieces--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }

    private static String part(String text, Random random) {
        List<String> lines = text.lines().toList();
        int from = random.nextInt(lines.size());
        int to = Math.min(lines.size(), from + 1 + random.nextInt(12));
        return "entries:\n" + String.join("\n", lines.subList(from, to)) + "\n";
    }

    private static String withSlips(String text, Random random) {
        StringBuilder changed = new StringBuilder(text);
        for (int slips = random.nextInt(3); slips > 0; slips--) {
            int at = random.nextInt(changed.length() + 1);
            int end = Math.min(changed.length(), at + random.nextInt(3));
            changed.replace(at, end, random.nextInt(3) > 0 ? PIECES.get(random.nextInt(PIECES.size())) : "");
        }
        return changed.toString();
    }

    private static Optional<String> quickly(String text) {
        YamlSource source = new YamlSource("f.yaml", new Problems());
        return YamlText.decode(text.getBytes(StandardCharsets.UTF_8), source)
                .flatMap(decoded -> OrdinaryYaml.read(source, decoded))
                .map(OrdinaryYamlTest::tree);
    }

    /** The tree as all of YAML has it, and what is wrong with it. */
    private static String whole(String text) {
        Problems problems = new Problems();
        YamlSource source = new YamlSource("f.yaml", problems);
        YamlText decoded =
                YamlText.decode(text.getBytes(StandardCharsets.UTF_8), source).orElseThrow();
        YamlNode root = WholeYaml.read(source, decoded);
        return problems.isEmpty() ? tree(root) : "problems in " + tree(root);
    }

    private static String tree(YamlNode node) {
        String self = node.getClass().getSimpleName() + " " + node.name() + " " + node.place();
        if (node instanceof YamlMapping mapping) {
            List<String> fields = new ArrayList<>();
            for (YamlMapping.Field field : mapping.fields()) {
                fields.add(field.key() + " " + field.line() + ":" + field.column() + " = " + tree(field.value()));
            }
            return self + " " + fields;
        }
        return node instanceof YamlSequence sequence
                ? self + " "
                        + sequence.items().stream().map(OrdinaryYamlTest::tree).toList()
                : self + " " + node.what() + " " + node.asText() + node.asBoolean() + node.asInt(0, 9);
    }

    private static String catalogue() throws IOException {
        try (InputStream in = OrdinaryYamlTest.class.getResourceAsStream("/dev/countersign/catalogue.yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
