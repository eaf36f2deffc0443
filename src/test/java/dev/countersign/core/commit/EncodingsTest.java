package dev.countersign.core.commit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EncodingsTest {

    private static final String ASCII =
            IntStream.range(1, 0x80).mapToObj(Character::toString).reduce("", String::concat);

    @ParameterizedTest
    @CsvSource({
        "UTF-8,         UTF-8",
        "utf8,          UTF-8",
        "'''utf8''',    UTF-8", // curl has three of these
        "US-ASCII,      US-ASCII",
        "ASCII,         US-ASCII",
        "ANSI_X3.4-1968, US-ASCII",
        "ISO-8859-1,    ISO-8859-1",
        "iso8859-1,     ISO-8859-1",
        "ISO_8859-15,   ISO-8859-15",
        "8859_2,        ISO-8859-2",
        "latin1,        ISO-8859-1",
        "latin-1,       ISO-8859-1",
        "L2,            ISO-8859-2",
        "LATIN5,        ISO-8859-9",
        "latin9,        ISO-8859-15",
        "ISO-8859-10,   ISO-8859-1", // unknown to Java
        "windows-1252,  windows-1252",
        "CP1251,        windows-1251",
        "win1250,       windows-1250",
        "cp1258,        windows-1258",
        "KOI8-R,        KOI8-R",
        "koi8-u,        KOI8-U",
        "EUC-JP,        EUC-JP",
        "eucJP,         EUC-JP",
        "EUC-KR,        EUC-KR",
        "EUC-CN,        GB2312",
        "GB2312,        GB2312",
        "EUC-TW,        x-EUC-TW",
        "CP437,         IBM437",
        "IBM866,        IBM866",
        "cp819,         ISO-8859-1",
        "TIS-620,       TIS-620",
        "MACINTOSH,     x-MacRoman",
    })
    void knows_the_spellings_of_encodings_that_keep_ascii(String name, String charset) {
        assertThat(Encodings.find(name)).contains(Charset.forName(charset));
        assertThat(new String(ASCII.getBytes(StandardCharsets.US_ASCII), Charset.forName(charset)))
                .isEqualTo(ASCII);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "UTF-7",
                "UTF-16",
                "UTF-16LE",
                "UTF-32",
                "UCS-2",
                "EBCDIC-US",
                "IBM037",
                "CP500",
                "CP1047",
                "ISO-2022-JP",
                "ISO-2022-KR",
                "HZ",
                "Shift_JIS",
                "SJIS",
                "CP932",
                "GBK",
                "CP936",
                "GB18030",
                "Big5",
                "CP949",
                "JOHAB",
                "ISO-8859-12",
                "ISO-8859-0",
                "ISO-8859-17",
                "windows-1249",
                "windows-1259",
                "VISCII",
                "CP864",
                "latin0",
                "latin11",
                "UTF-8//TRANSLIT",
                "utf8 ",
                "x",
                "ISO646-DE",
                "885912"
            })
    void knows_no_other(String name) {
        assertThat(Encodings.find(name)).isEmpty();
    }
}
