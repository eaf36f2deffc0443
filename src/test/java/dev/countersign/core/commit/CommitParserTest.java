package dev.countersign.core.commit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CommitParserTest {

    private static final ObjectId ID = new ObjectId("1".repeat(40));
    private static final String TREE = "tree " + "a".repeat(40) + "\n";
    private static final String PARENT = "parent " + "b".repeat(40) + "\n";
    private static final String AUTHOR = "author Jun Park <jun@corp.example> 1700000000 +0100\n";
    private static final String COMMITTER = "committer Sara Lind <sara@corp.example> 1700000001 -0330\n";
    private static final String PEOPLE = AUTHOR + COMMITTER;

    @Test
    void reads_a_plain_commit() {
        Commit commit = (Commit) parse(TREE + PARENT + PEOPLE + "\nTitle\n\nSigned-off-by: S <s@x>\n");

        assertThat(commit.id()).isEqualTo(ID);
        assertThat(commit.tree()).isEqualTo(new ObjectId("a".repeat(40)));
        assertThat(commit.parents()).containsExactly(new ObjectId("b".repeat(40)));
        assertThat(commit.author()).hasToString("Jun Park <jun@corp.example>");
        assertThat(commit.committer()).hasToString("Sara Lind <sara@corp.example>");
        assertThat(commit.committedAt()).isEqualTo(1_700_000_001L);
        assertThat(commit.message())
                .isEqualTo(new Message(
                        List.of("Title", "", "Signed-off-by: S <s@x>"),
                        List.of(new Trailer("Signed-off-by", "S <s@x>", 3)),
                        3,
                        3));
    }

    @Test
    void reads_roots_and_merges() {
        String other = PARENT.replace('b', 'c');

        assertThat(parse(TREE + PEOPLE + "\n").parents()).isEmpty();
        assertThat(parse(TREE + PARENT + other + PEOPLE + "\n"))
                .isInstanceOf(Commit.class)
                .extracting(CommitReading::parents)
                .isEqualTo(List.of(new ObjectId("b".repeat(40)), new ObjectId("c".repeat(40))));
    }

    @Test
    void reads_commits_with_long_ids() {
        String object = "tree " + "a".repeat(64) + "\nparent " + "b".repeat(64) + "\n" + PEOPLE + "\nTitle\n";

        CommitReading reading = CommitParser.parse(new ObjectId("1".repeat(64)), bytes(object), CommitLimits.DEFAULT);

        assertThat(reading).isInstanceOf(Commit.class);
        assertThat(parse(object)).isInstanceOf(MalformedCommit.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n", // no message
                "\n\n\n", // a blank one
                "\nTitle", // no line feed at the end
                "\nTitle\r\n\r\nBody\r\n",
                "gpgsig -----BEGIN SSH SIGNATURE-----\n AAAA\n \n -----END SSH SIGNATURE-----\n\nTitle\n",
                "gpgsig a\ngpgsig-sha256 b\n\nTitle\n",
                "mergetag object 0\n type commit\n \n author Eve <e@x> 1 +0000\nmergetag object 1\n\nTitle\n",
                "HG:rename a b\nx\n: \n\tindented\n\nTitle\n",
                "parents of this\nauthors\n\nTitle\n", // in the extra headers nobody looks for these
                "gpgsig a\nencoding UTF-8\n\nTitle\n",
                "encoding UTF-8\neek\n\nTitle\n",
                "\nTitle\n\nauthor Eve <e@x> 1 +0000\n",
            })
    void takes_what_all_readers_read_alike(String rest) {
        assertThat(parse(TREE + PARENT + PEOPLE + rest)).isInstanceOf(Commit.class);
    }

    @ParameterizedTest
    @CsvSource({
        "'Jun Park <jun@x.example> 1 +0000',    'Jun Park',     'jun@x.example'",
        "'Jun<jun@x.example> 1 +0000',          'Jun',          'jun@x.example'",
        "' <jun@x.example> 1 +0000',            '',             'jun@x.example'",
        "'<jun@x.example> 1 +0000',             '',             'jun@x.example'",
        "'Jun <> 1 +0000',                      'Jun',          ''",
        "' <> 0 -0000',                         '',             ''",
        "'  Jun \r\t < jun@x > 1 +0000',        'Jun',          ' jun@x '",
        "'Jun, \"J\" <a b> 999999999999 -7700', 'Jun, \"J\"',   'a b'",
        "'Jun <j@x> 1 +1234567',                'Jun',          'j@x'",
    })
    void reads_odd_identities_as_they_are(String line, String name, String email) {
        Commit commit = (Commit) parse(TREE + "author " + line + "\ncommitter " + line + "\n\nTitle\n");

        assertThat(commit.author()).isEqualTo(new Identity(name, EmailAddress.of(email)));
        assertThat(commit.committer()).isEqualTo(commit.author());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Jun",
                "Jun j@x 1 +0000",
                "Jun <j@x",
                "Jun <j@x 1 +0000",
                "Jun j@x> 1 +0000",
                "Jun >j@x< 1 +0000",
                "Jun <j<@x> 1 +0000",
                "Jun <j@x> <k@x> 1 +0000",
                "Jun <j@x>> 1 +0000",
                "Jun <j@x>",
                "Jun <j@x> ",
                "Jun <j@x> 1",
                "Jun <j@x> 1 ",
                "Jun <j@x>1 +0000",
                "Jun <j@x>\t1 +0000",
                "Jun <j@x>  1 +0000",
                "Jun <j@x> 1  +0000",
                "Jun <j@x>  +0000",
                "Jun <j@x> -1 +0000",
                "Jun <j@x> /1 +0000",
                "Jun <j@x> 1: +0000",
                "Jun <j@x> 1 0000",
                "Jun <j@x> 1 +",
                "Jun <j@x> 1 +00:00",
                "Jun <j@x> 1 +0000 ",
                "Jun <j@x> 1 +0000\r",
                "Jun <j@x> 1 +12345678",
                "Jun <j@x> 1000000000000 +0000",
                "Jun <j@x> 9223372036854775807 +0000",
            })
    void refuses_identities_that_readers_could_read_differently(String line) {
        assertThat(reason(TREE + "author " + line + "\n" + COMMITTER + "\nTitle\n"))
                .isEqualTo("the author line is not exactly 'name <address> seconds zone'");
        assertThat(reason(TREE + AUTHOR + "committer " + line + "\n\nTitle\n"))
                .isEqualTo("the committer line is not exactly 'name <address> seconds zone'");
    }

    @ParameterizedTest
    @CsvSource({
        "'',            'no blank line ends the headers'",
        "'\n',          'the first header is not ''tree'''",
        "'TAC',         'no blank line ends the headers'",
        "'TACx',        'no blank line ends the headers'",
        "'TAC\r\n',     'no blank line ends the headers'",
        "'PAC\n',       'the first header is not ''tree'''",
        "' x\nTAC\n',     'the first header is not ''tree'''",
        "'T\n',         'no ''author'' header after the tree and the parents'",
        "'TP\n',        'no ''author'' header after the tree and the parents'",
        "'TC\n',        'no ''author'' header after the tree and the parents'",
        "'TCA\n',       'no ''author'' header after the tree and the parents'",
        "'Tx\nAC\n',     'no ''author'' header after the tree and the parents'",
        "'TA\n',        'no ''committer'' header after the author'",
        "'TAx\nC\n',     'no ''committer'' header after the author'",
        "'TAACC\n',     'no ''committer'' header after the author'",
        "'TACC\n',      'a second or misplaced ''committer'' header'",
        "'TACA\n',      'a second or misplaced ''author'' header'",
        "'TACP\n',      'a second or misplaced ''parent'' header'",
        "'TACT\n',      'a second or misplaced ''tree'' header'",
        "'T fAC\n',     'the ''tree'' header has a continuation line'",
        "'TP fAC\n',    'the ''parent'' header has a continuation line'",
        "'TA fC\n',     'the ''author'' header has a continuation line'",
        "'TAC f\n',     'the ''committer'' header has a continuation line'",
    })
    void says_what_is_wrong_with_the_order_of_headers(String shape, String reason) {
        assertThat(reason(expand(shape))).isEqualTo(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pariah", "p", "parents", "parent\t", "parent\r"})
    void refuses_a_header_among_the_parents_that_jgit_takes_for_one(String name) {
        String line = name + " " + "c".repeat(40) + "\n";

        assertThat(reason(TREE + PARENT + line + PEOPLE + "\nTitle\n"))
                .isEqualTo("a header among the parents that starts with 'p' and is no parent: JGit takes it for one");
    }

    @ParameterizedTest
    @CsvSource({
        "'tree AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA', tree", // capitals
        "'tree aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',  tree", // 39 digits
        "'tree aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa ', tree",
        "'tree  aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', tree",
        "'tree gggggggggggggggggggggggggggggggggggggggg', tree",
        "'tree', tree",
        "'tree aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\nparent', parent",
        "'tree aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\nparent abc', parent",
    })
    void refuses_ids_that_are_not_plain_hex(String headers, String name) {
        assertThat(reason(headers + "\n" + PEOPLE + "\nTitle\n"))
                .isEqualTo("the '" + name + "' header is not an object id of 40 hex digits");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpgsig", "gpgsig-sha256", "encoding"})
    void refuses_a_second_signature_or_encoding(String name) {
        assertThat(reason(TREE + PEOPLE + name + " utf-8\n" + name + " utf-8\n\nTitle\n"))
                .isEqualTo("a second or misplaced '" + name + "' header");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UTF-7",
                "UTF-16",
                "IBM037",
                "ISO-2022-JP",
                "Shift_JIS",
                "GBK",
                "Big5",
                "GB18030",
                "UTF-8//IGNORE",
                " UTF-8",
                ""
            })
    void refuses_encodings_that_change_ascii(String encoding) {
        assertThat(reason(TREE + PEOPLE + "encoding " + encoding + "\n\nTitle\n"))
                .isEqualTo("the encoding is not known to leave ASCII as it is");
    }

    @Test
    void refuses_an_encoding_that_goes_on_in_the_next_line_or_is_hidden_from_jgit() {
        assertThat(reason(TREE + PEOPLE + "encoding UTF-8\n x\n\nTitle\n"))
                .isEqualTo("the 'encoding' header has a continuation line");
        assertThat(reason(TREE + PEOPLE + "eek a\nencoding latin1\n\nTitle\n"))
                .isEqualTo("a header that starts with 'e' stands before 'encoding' and hides it from JGit");
    }

    @Test
    void decodes_names_and_message_by_the_encoding() {
        String object =
                TREE + AUTHOR.replace("Park", "P\u00e4rk") + COMMITTER + "encoding ISO-8859-1\n\nGr\u00fc\u00dfe\n";

        Commit commit =
                (Commit) CommitParser.parse(ID, object.getBytes(StandardCharsets.ISO_8859_1), CommitLimits.DEFAULT);

        assertThat(commit.author().name()).isEqualTo("Jun P\u00e4rk");
        assertThat(commit.message().subject()).isEqualTo("Gr\u00fc\u00dfe");
    }

    @Test
    void shows_broken_utf_8_as_such() {
        String object = TREE + AUTHOR.replace("Park", "P\u00e4rk") + COMMITTER + "\nGr\u00fc\u00dfe\n";

        Commit commit =
                (Commit) CommitParser.parse(ID, object.getBytes(StandardCharsets.ISO_8859_1), CommitLimits.DEFAULT);

        assertThat(commit.author().name()).isEqualTo("Jun P\ufffdrk");
        assertThat(commit.message().subject()).isEqualTo("Gr\ufffd\ufffde");
    }

    @Test
    void never_lets_a_broken_character_swallow_an_ascii_one() {
        String object = TREE + AUTHOR + COMMITTER + "encoding EUC-JP\n\nT\n\nSigned-off-by: \u00a4<s@x\u00a4>\n";

        Commit commit =
                (Commit) CommitParser.parse(ID, object.getBytes(StandardCharsets.ISO_8859_1), CommitLimits.DEFAULT);

        assertThat(commit.message().trailers().get(0).value()).isEqualTo("\ufffd<s@x\ufffd>");
    }

    @Test
    void refuses_nul_anywhere() {
        String reason = "a NUL byte, where git stops reading and others go on";

        assertThat(reason(TREE + PEOPLE + "\nTitle\n\0")).isEqualTo(reason);
        assertThat(reason("\0" + TREE + PEOPLE + "\nTitle\n")).isEqualTo(reason);
    }

    @Test
    void keeps_the_parents_and_the_time_of_a_malformed_commit() {
        CommitReading reading = parse(TREE + PARENT + PEOPLE + "gpgsig a\ngpgsig b\n\nTitle\n");

        assertThat(reading)
                .isEqualTo(new MalformedCommit(
                        ID,
                        List.of(new ObjectId("b".repeat(40))),
                        1_700_000_001L,
                        "a second or misplaced 'gpgsig' header"));
    }

    @Test
    void tells_from_the_size_alone_that_a_commit_is_too_large() {
        CommitLimits limits = new CommitLimits(300, 1, 1, 1, 1);

        assertThat(CommitParser.tooLarge(ID, 300, limits)).isEmpty();
        assertThat(CommitParser.tooLarge(ID, 5_000_000_000L, limits))
                .contains(new MalformedCommit(ID, List.of(), 0, "the commit has 5000000000 bytes, more than 300"));
    }

    @Test
    void stops_at_each_limit_and_not_before() {
        CommitLimits limits = new CommitLimits(1_000, 2, 3, 4, 7);
        String head = TREE + PARENT.repeat(2) + PEOPLE;
        String trailers = "\nT\n\n" + "a: b\n".repeat(3);

        assertThat(parse(head + "x\n" + " y\n".repeat(4) + trailers + " f\n", limits))
                .isInstanceOf(Commit.class);
        assertThat(reason(TREE + PARENT.repeat(3) + PEOPLE + "\nT\n", limits)).isEqualTo("more than 2 parents");
        assertThat(reason(head + "x\n" + " y\n".repeat(5) + trailers, limits))
                .isEqualTo("the headers have more than 4 continuation lines");
        assertThat(reason(head + trailers + "a: b\n", limits)).isEqualTo("the message has more than 3 trailers");
        assertThat(reason(head + "\n" + "T\n".repeat(8), limits)).isEqualTo("the message has more than 7 lines");
        assertThat(parse(head + "\n" + "T\n".repeat(7), limits)).isInstanceOf(Commit.class);
        assertThat(parse(head + "\n" + "T\n".repeat(6) + "T", limits)).isInstanceOf(Commit.class);
        assertThat(parse(head + "\nT\n\na: b\n" + " f\n".repeat(4), limits)).isInstanceOf(Commit.class);
        assertThat(reason(head + "\nT\n\na: b\n" + " f\n".repeat(5), new CommitLimits(1_000, 2, 3, 4, 99)))
                .isEqualTo("the trailers have more than 4 continuation lines");
        assertThat(reason(head + "\n" + "T".repeat(1_000), limits)).startsWith("the commit has 1");
    }

    private static String expand(String shape) {
        StringBuilder object = new StringBuilder();
        for (int i = 0; i < shape.length(); i++) {
            char c = shape.charAt(i);
            object.append(
                    switch (c) {
                        case 'T' -> TREE;
                        case 'P' -> PARENT;
                        case 'A' -> AUTHOR;
                        case 'C' -> COMMITTER;
                        case 'x' -> "extra";
                        case 'f' -> "continued\n";
                        default -> String.valueOf(c);
                    });
        }
        return object.toString();
    }

    private static String reason(String object) {
        return reason(object, CommitLimits.DEFAULT);
    }

    private static String reason(String object, CommitLimits limits) {
        return parse(object, limits) instanceof MalformedCommit malformed ? malformed.reason() : "well-formed";
    }

    private static CommitReading parse(String object) {
        return parse(object, CommitLimits.DEFAULT);
    }

    private static CommitReading parse(String object, CommitLimits limits) {
        return CommitParser.parse(ID, bytes(object), limits);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
