package dev.countersign.core.commit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.core.commit.TagReading.MalformedTag;
import dev.countersign.core.commit.TagReading.Tag;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TagParserTest {

    private static final ObjectId TARGET = new ObjectId("a".repeat(40));
    private static final String OBJECT = "object " + TARGET + "\n";
    private static final String TAGGER = "tagger Sara <sara@corp.example> 1700000000 +0000\n";
    private static final String HEAD = OBJECT + "type commit\ntag v1\n";

    @ParameterizedTest
    @EnumSource
    void reads_what_a_tag_tags(ObjectType type) {
        assertThat(parse(OBJECT + "type " + type.word() + "\ntag v1\n" + TAGGER + "\nRelease\n"))
                .isEqualTo(new Tag(TARGET, type));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n",
                "\nRelease\nobject x\n",
                TAGGER + "\n",
                TAGGER + "gpgsig a\n b\n\n",
                "gpgsig a\n b\n\nRelease\n",
                "tagger\n\n", // early tags say little
            })
    void takes_old_and_signed_tags(String rest) {
        assertThat(parse(HEAD + rest)).isEqualTo(new Tag(TARGET, ObjectType.COMMIT));
    }

    @Test
    void reads_long_ids() {
        assertThat(parse("object " + "b".repeat(64) + "\ntype tag\ntag v1\n\n"))
                .isEqualTo(new Tag(new ObjectId("b".repeat(64)), ObjectType.TAG));
    }

    @ParameterizedTest
    @CsvSource({
        "'',                                      'no blank line ends the headers'",
        "'OYN',                                   'no blank line ends the headers'",
        "'OY\n',                                  'the headers do not start with ''object'', ''type'' and ''tag'''",
        "'YON\n',                                 'the headers do not start with ''object'', ''type'' and ''tag'''",
        "'OYGN\n',                                'the headers do not start with ''object'', ''type'' and ''tag'''",
        "'OYNO\n',     'one of ''object'', ''type'', ''tag'' and ''tagger'' is repeated, misplaced or continued'",
        "'OYNY\n',     'one of ''object'', ''type'', ''tag'' and ''tagger'' is repeated, misplaced or continued'",
        "'OYNN\n',     'one of ''object'', ''type'', ''tag'' and ''tagger'' is repeated, misplaced or continued'",
        "'OYNGG\n',    'one of ''object'', ''type'', ''tag'' and ''tagger'' is repeated, misplaced or continued'",
        "'OYNX\nG\n',  'one of ''object'', ''type'', ''tag'' and ''tagger'' is repeated, misplaced or continued'",
        "'OYNG X\n\n', 'one of ''object'', ''type'', ''tag'' and ''tagger'' is repeated, misplaced or continued'",
        "'O X\nYN\n',  'one of ''object'', ''type'', ''tag'' and ''tagger'' is repeated, misplaced or continued'",
        "'object x\nYN\n',                        'the ''object'' header is not an object id'",
        "'Otype commits\nN\n',                    'the ''type'' header names no type of object'",
        "'Otype\nN\n',                            'the ''type'' header names no type of object'",
    })
    void says_why_a_tag_is_malformed(String shape, String reason) {
        String object = shape.replace("O", OBJECT)
                .replace("Y", "type commit\n")
                .replace("N", "tag v1\n")
                .replace("G", TAGGER)
                .replace("X", "x");

        assertThat(parse(object)).isEqualTo(new MalformedTag(reason));
    }

    @Test
    void refuses_nul_and_endless_continuation() {
        assertThat(parse(HEAD + "\nx\0"))
                .isEqualTo(new MalformedTag("a NUL byte, where git stops reading and others go on"));
        assertThat(parse(HEAD + "gpgsig a\n" + " b\n".repeat(1_000) + "\n")).isInstanceOf(Tag.class);
        assertThat(parse(HEAD + "gpgsig a\n" + " b\n".repeat(1_001) + "\n")).isInstanceOf(MalformedTag.class);
    }

    private static TagReading parse(String object) {
        return TagParser.parse(object.getBytes(StandardCharsets.UTF_8));
    }
}
