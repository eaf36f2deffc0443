package dev.countersign.io.git;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Configuration files with everything that is odd in them, some broken, the same for the same seed. */
final class GitConfigGenerator {

    private static final List<String> SECTIONS = List.of("a", "Ab", "a.b", "A.B", "a-9", "9", "-", ".", "a.", ".a");
    private static final List<String> SUBSECTIONS = List.of(
            "", "b", "B c", "ä", "a.b", "]", "#;", "\\\"", "\\\\", "\\n", "\t", "\r", "=", "[", "\\ä", "\u000b", "'");
    private static final List<String> KEYS = List.of("k", "K", "key-9", "kEy", "k9-", "x");
    private static final List<String> PARTS = List.of(
            "v",
            "V w",
            " ",
            "  ",
            "\t",
            "\r",
            "ä",
            "=",
            "[x]",
            "'",
            ".",
            "\u000b",
            "\u00a0",
            "\"\"",
            "\"v\"",
            "\" w # ; \"",
            "\"\t\"",
            "\\\"",
            "\\\\",
            "\\n",
            "\\t",
            "\\b",
            "\\\n",
            "\\\r\n",
            " # c",
            ";",
            "\"\\\n\"");
    private static final List<String> BLANKS = List.of("", "", "", " ", "\t", "  ", " \t");
    private static final List<String> LINE_ENDS =
            List.of("\n", "\n", "\n", "\n", "\r\n", "\n\n", " \n", "\r\r\n", " # c\n", "; c \\\n");
    private static final byte[] ODD_BYTES =
            "[]\"\\ \t\r\n#;=.-_aZ9\0\u00ff\u00c3\u000b".getBytes(StandardCharsets.ISO_8859_1);

    private final Random random;

    private GitConfigGenerator(long seed) {
        this.random = new Random(seed);
    }

    static List<byte[]> files(long seed, int count) {
        GitConfigGenerator generator = new GitConfigGenerator(seed);
        return Stream.generate(generator::file).limit(count).toList();
    }

    private byte[] file() {
        StringBuilder text = new StringBuilder();
        if (oneIn(10)) {
            text.append('\ufeff');
        }
        if (!oneIn(40)) {
            text.append(header());
        }
        for (int lines = random.nextInt(8); lines > 0; lines--) {
            text.append(line());
        }
        if (oneIn(4) && text.length() > 0) {
            text.setLength(text.length() - 1);
        }
        byte[] file = text.toString().getBytes(StandardCharsets.UTF_8);
        return oneIn(3) ? damaged(file) : file;
    }

    private String line() {
        return switch (random.nextInt(8)) {
            case 0, 1 -> header();
            case 2 -> any(BLANKS) + (random.nextBoolean() ? "#" : ";") + value() + "\n";
            case 3 -> any(BLANKS) + any(KEYS) + any(BLANKS) + "\n";
            default -> any(BLANKS) + any(KEYS) + any(BLANKS) + "=" + value() + any(LINE_ENDS);
        };
    }

    private String header() {
        String subsection =
                random.nextBoolean() ? any(BLANKS) + " \"" + any(SUBSECTIONS) + any(SUBSECTIONS) + "\"" : "";
        return any(BLANKS) + "[" + any(SECTIONS) + subsection + "]" + (oneIn(4) ? "" : any(LINE_ENDS));
    }

    private String value() {
        StringBuilder value = new StringBuilder(any(BLANKS));
        for (int parts = random.nextInt(6); parts > 0; parts--) {
            value.append(any(PARTS));
        }
        return value.toString();
    }

    /** With one byte more, less or another. */
    private byte[] damaged(byte[] file) {
        int at = random.nextInt(file.length + 1);
        ByteArrayOutputStream damaged = new ByteArrayOutputStream();
        damaged.write(file, 0, at);
        if (!oneIn(3)) {
            damaged.write(ODD_BYTES[random.nextInt(ODD_BYTES.length)]);
        }
        int rest = Math.min(at + random.nextInt(2), file.length);
        damaged.write(file, rest, file.length - rest);
        return damaged.toByteArray();
    }

    private boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }

    private String any(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }
}
