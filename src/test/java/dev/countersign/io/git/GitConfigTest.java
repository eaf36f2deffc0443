package dev.countersign.io.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.countersign.gate.RepositoryException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class GitConfigTest {

    @TempDir
    Path top;

    @ParameterizedTest
    @MethodSource
    void reads_names(String file, String name) {
        assertThat(entries(file)).containsExactly(name + "=v");
    }

    static Stream<Arguments> reads_names() {
        return Stream.of(
                arguments("[a]\nk = v", "a.k"),
                arguments("[a] k = v", "a.k"), // in the line of the header
                arguments("[A-1]\nK-2 = v", "a-1.k-2"), // case does not count
                arguments("[a \"B c\"]\nK = v", "a.B c.k"), // but in subsections
                arguments("[a \t\r\"b\"]\nk = v", "a.b.k"),
                arguments("[a.B]\nk = v", "a.b.k"), // other than those of the old form
                arguments("[a.B \"C\"]\nk = v", "a.b.C.k"),
                arguments("[a \"\\\"\\\\\\n]#\"]\nk = v", "a.\"\\n]#.k"), // a backslash quotes any one byte
                arguments("[a \"\"]\nk = v", "a..k"),
                arguments("[ \"b\"]\nk = v", ".b.k"),
                arguments("k = v\n[a]", "k"), // before any section
                arguments("[a \"b\"]\n[a]\nk = v", "a.k"),
                arguments("\u00ef\u00bb\u00bf[a]\nk = v", "a.k"), // a byte order mark, as bytes
                arguments("[a \"\u00c3\u00a4\"]\nk = v", "a.ä.k"));
    }

    @ParameterizedTest
    @MethodSource
    void reads_values(String line, String value) {
        assertThat(entries("[a]\n" + line + "\n")).containsExactly("a.k=" + value);
    }

    static Stream<Arguments> reads_values() {
        return Stream.of(
                arguments("k", "true"),
                arguments("k \t", "true"),
                arguments("k =", ""),
                arguments("k=v", "v"),
                arguments("\t k \t=\t v \t", "v"),
                arguments("k = v w\tx", "v w\tx"),
                arguments("k = v # w", "v"),
                arguments("k = v;w \\", "v"), // no continuation out of a comment
                arguments("k = \"v # w ; \"", "v # w ; "),
                arguments("k = \" v\" w \" x \"", " v w  x "),
                arguments("k = v \"\" ", "v "), // quotes keep the blanks before them
                arguments("k = \"\" v", "v"),
                arguments("k = \\\\ \\\" \\n \\t \\b x", "\\ \" \n \t \b x"),
                arguments("k = v \\\n w", "v  w"),
                arguments("k = \"v\\\n  w\"", "v  w"),
                arguments("k = v\\\r\nw\r", "vw"),
                arguments("k = v \r w", "v \r w"),
                arguments("k = \"v\r\"", "v\r"),
                arguments("k = v = [w]", "v = [w]"),
                arguments("k = \u00c3\u00a4", "ä"));
    }

    @ParameterizedTest
    @MethodSource
    void takes_the_end_of_the_file_for_the_end_of_a_line(String file, String entry) {
        assertThat(entries(file)).containsExactly(entry);
    }

    static Stream<Arguments> takes_the_end_of_the_file_for_the_end_of_a_line() {
        return Stream.of(
                arguments("[a]k", "a.k=true"),
                arguments("[a]k=", "a.k="),
                arguments("[a]k=v\r", "a.k=v"),
                arguments("[a]k=v\\", "a.k=v"),
                arguments("[a]k=v #", "a.k=v"),
                arguments("[a]k=v\n[b]", "a.k=v"));
    }

    @ParameterizedTest
    @MethodSource
    void refuses_with_the_place_what_git_refuses(String file, int line) {
        assertRefused(file, line, "a line that git refuses");
    }

    static Stream<Arguments> refuses_with_the_place_what_git_refuses() {
        return Stream.of(
                arguments("[a]\nk v", 2),
                arguments("[a]\nk_k = v", 2),
                arguments("[a]\n9 = v", 2),
                arguments("[a]\n-k = v", 2),
                arguments("[a]\nk # comment", 2),
                arguments("[a]\nk\r= v", 2),
                arguments("[a]\n]", 2),
                arguments("[a]\nk = \"v\nl = w\"", 2), // strings end in their line
                arguments("[a]\nk = \"v \\\n\n", 3),
                arguments("[a]\nk = \\x", 2),
                arguments("[a]\nk = v\\ \nl", 2),
                arguments("[]", 1),
                arguments("[a", 1),
                arguments("[a\n]\n", 1),
                arguments("[a ]", 1),
                arguments("[a_b]", 1),
                arguments("[\u00c3\u00a4]", 1),
                arguments("[\"a\"]", 1),
                arguments("[a b]", 1),
                arguments("[a \"b]\n", 1),
                arguments("[a \"b\\\n\"]\n", 1),
                arguments("[a \"b\" ]", 1),
                arguments("[a \"b\"\n]\n", 1),
                arguments("\n# comment\r\n\u00ef\u00bb[a]", 3),
                arguments("\u00ef\u00bb", 1));
    }

    @Test
    void refuses_a_nul_wherever_it_stands() {
        for (String file : List.of("\n[a]\nk = v\0w", "\n\n[a \"b\0\"]", "\n\n\0", "\n\n# \0", "[a]\n\nk\0 = v")) {
            assertRefused(file, 3, "a NUL, behind which git reads nothing");
        }
    }

    @Test
    void refuses_what_is_not_utf_8_unless_it_is_a_comment() {
        assertRefused("[a]\nk = \u00e4 \\\n#\n", 3, "text that is not UTF-8");
        assertRefused("[a \"\u00e4\"]\nk = v", 2, "text that is not UTF-8");
        assertThat(entries("# \u00e4\n[a]\nk = v ; \u00e4")).containsExactly("a.k=v");
    }

    @Test
    void takes_the_last_value_and_each_name_once() {
        GitConfig config = read("[a]\nk = 1\n[b]\nk = 2\n[A]\nK = 3\n[a \"k\"]\nl = 4\n");

        assertThat(config.value("a.k")).contains("3");
        assertThat(config.value("a.l")).isEmpty();
        assertThat(config.names("a.")).containsExactly("a.k", "a.k.l");
    }

    @Test
    void knows_the_subsections_in_which_something_is_said() {
        GitConfig config = read("[r]\nk\n[r \"o\"]\nk\nl\n[r \"\"]\nk\n[r \"O.p\"]\nk\n[r \"none\"]\n[rs \"x\"]\nk\n");

        assertThat(config.subsections("r")).containsExactly("o", "", "O.p");
    }

    @Test
    void says_nothing_where_there_is_no_file() {
        assertThat(GitConfig.read(top.resolve("none")).names("")).isEmpty();
    }

    @Test
    void refuses_what_is_no_file() {
        assertThatThrownBy(() -> GitConfig.read(top))
                .isInstanceOf(RepositoryException.class)
                .hasMessage("cannot read the configuration '" + top + "'\n"
                        + "check it with: git config --list --file '" + top + "'");
    }

    private void assertRefused(String file, int line, String what) {
        Path path = top.resolve("config");

        assertThatThrownBy(() -> read(file))
                .as(file)
                .isInstanceOf(RepositoryException.class)
                .hasMessage("cannot read the configuration: " + path + ":" + line + ": " + what + "\n"
                        + "check it with: git config --list --file '" + path + "'");
    }

    /** @param file its bytes, a character for each */
    private GitConfig read(String file) {
        try {
            return GitConfig.read(Files.write(top.resolve("config"), file.getBytes(StandardCharsets.ISO_8859_1)));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> entries(String file) {
        List<String> entries = new ArrayList<>();
        GitConfigReader.read(
                Path.of("config"),
                file.getBytes(StandardCharsets.ISO_8859_1),
                (name, value) -> entries.add(name + "=" + value));
        return entries;
    }
}
