package dev.countersign.testing;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Makes commit messages in which the oddities that readers of Git messages disagree about are mixed at random: odd
 * blanks, folds, comments, scissors, conflict lists, carriage returns, broken bytes. The same seed makes the same
 * messages.
 */
public final class MessageGenerator {

    private static final String SCISSORS = "# ------------------------ >8 ------------------------";
    private static final List<String> TITLES = List.of(
            "Retry card payments",
            "Fix: the cache",
            "x",
            "Merge branch 'topic'",
            "Signed-off-by: Jun <jun@x.example>",
            "# not a title",
            "feat(api): add paging",
            "---",
            " indented",
            "Co-authored-by: Claude <noreply@anthropic.com>",
            utf8("Gr\u00f6\u00dfe und \u6797"),
            "\u00ff\u00fe broken",
            SCISSORS,
            "Conflicts:");
    private static final List<String> KEYS = List.of(
            "Signed-off-by",
            "Signed-off-by",
            "signed-off-by",
            "SIGNED-OFF-BY",
            "Co-authored-by",
            "Co-Authored-By",
            "Acked-by",
            "Reviewed-by",
            "Assisted-by",
            "Generated-by",
            "AI-Assisted",
            "Fixes",
            "Cc",
            "Change-Id",
            "-",
            "1",
            "Signed-off-by-",
            "Bug 43",
            "Signed off by",
            utf8("\u017figned-off-by"),
            utf8("Sign\u00e9"),
            "Signed_off_by",
            "Signed-off-by\u00a0",
            "https",
            "Conflicts",
            "(cherry",
            "*Signed-off-by*");
    private static final int PLAIN_KEYS = 14;
    private static final List<String> SEPARATORS = List.of(
            ": ",
            ": ",
            ": ",
            ": ",
            ":",
            " : ",
            "\t: ",
            ":\t",
            "  :  ",
            " ",
            "= ",
            "::",
            " #",
            utf8("\uff1a"),
            ":\u00a0",
            ": \t ",
            ":\r",
            "\r: ");
    private static final List<String> VALUES = List.of(
            "Sara Lind <sara@corp.example>",
            "Sara Lind <sara@corp.example>",
            "Jun Park <jun@corp.example>",
            "\"Sara Lind <sara@corp.example>\" <jun@corp.example>",
            "Sara <sara@corp.example> (again)",
            "Claude <noreply@anthropic.com>",
            "Claude <noreply@anthropic.com",
            "<sara@corp.example>",
            "sara@corp.example",
            "",
            " ",
            "no",
            "yes",
            "Sara",
            "Sara Lind <sara@corp.example> # gone",
            "Sara <<sara@corp.example>>",
            "Sara <sara@corp.example>\t",
            "Sara <sara@corp.example>  ",
            "Sara <sara@corp.example>\r",
            utf8("J\u00f6rg \u6797 <j@corp.example>"),
            "J\u00f6rg <j@corp.example>",
            "Sara <sara@\u0085corp.example>",
            utf8("Sara <sara@corp\u2028.example>"),
            "//example.com/x",
            "a: b: c",
            "Sara\t<sara@corp.example>",
            "ChatGPT",
            "github-copilot[bot] <198982749+Copilot@users.noreply.github.com>");
    private static final List<String> PROSE = List.of(
            "The gateway answers late.",
            "see below",
            "This fixes it: at last",
            "- a list item",
            "* starred: yes",
            "a",
            "1:",
            ":",
            "::",
            ": starts with a colon",
            "#",
            "# a comment",
            "#Signed-off-by: Sara <sara@corp.example>",
            "## Heading",
            "> Signed-off-by: Sara <sara@corp.example>",
            "--- ",
            "---",
            "--- a/file",
            "***",
            "diff --git a/x b/x",
            "Conflicts:",
            "Conflicts: ",
            "# Conflicts:",
            "#\tfile",
            "\tfile/in/conflict",
            SCISSORS,
            SCISSORS + " ",
            "  " + SCISSORS,
            "(cherry picked from commit 0123456789)",
            "(cherry picked from commit ",
            "cherry picked from commit 01",
            " (cherry picked from commit 0123456789)",
            "Signed-off-by: ",
            "Signed-off-by:",
            "Signed-off-by:Sara <sara@corp.example>",
            " Signed-off-by: x",
            "\tSigned-off-by: x",
            "\u000bvertical: tab",
            "\u000cform: feed",
            "\u0085next: line",
            "bare\rSigned-off-by: x",
            utf8("Prose with umlauts, \u00f6\u00e4\u00fc"),
            utf8("\u2028Signed-off-by: Sara <sara@corp.example>"),
            "Generated with [Claude Code](https://claude.ai/code)",
            "word: value",
            "two words: value",
            "Literal\\nSigned-off-by: Sara <sara@corp.example>",
            "=2D=2D quoted",
            "tab\tseparated",
            "trailing  ",
            "Signed-off-by: Sara <sara@corp.example> \\");
    private static final List<String> BLANKS =
            List.of("", "", "", "", "", " ", "\t", "   ", "\r", " \t ", "\u00a0", "#");
    private static final List<String> FOLDS = List.of(
            " ",
            "\t",
            "  ",
            " \t ",
            " continued",
            "\tcontinued",
            "  <sara@corp.example>",
            "\r",
            "\rcontinued",
            " Signed-off-by: x",
            "\u00a0no fold");
    private static final List<String> SHORT = List.of(
            "",
            "\n",
            "\r\n",
            "\r",
            " ",
            "x",
            ":",
            "#",
            "\n\n",
            "a:b",
            "\na: b",
            "x\n\na:b",
            "x\n\na:",
            "x\n\n:b",
            "\n\nx: y\n",
            "#\n\na: b",
            "x\n\n\n",
            "x\n \na: b",
            "x\n\n#",
            "x\n\n#\n",
            "x\n\na: b\n ",
            "x\n\na: b\n\n\n",
            "a: b\n\na: b",
            SCISSORS,
            SCISSORS + "\n",
            SCISSORS + "\nx\n\na: b\n",
            "\n" + SCISSORS + "\nx\n\na: b\n",
            "Conflicts:\n\tx\n",
            "Conflicts:\n\n\tx\n\na: b\n",
            "x\n\na: b\n" + SCISSORS,
            "x\n\na: b\n" + SCISSORS + "\n");

    private final Random random;

    private MessageGenerator(long seed) {
        this.random = new Random(seed);
    }

    /** As many messages as asked for, without NUL bytes. */
    public static List<byte[]> messages(long seed, int count) {
        MessageGenerator generator = new MessageGenerator(seed);
        return IntStream.range(0, count).mapToObj(i -> generator.message()).toList();
    }

    private byte[] message() {
        StringBuilder lines = new StringBuilder();
        if (chance(20)) {
            return latin1(pick(SHORT));
        }
        repeat(chance(10) ? 1 + random.nextInt(3) : 0, () -> line(lines, pick(BLANKS)));
        if (!chance(25)) {
            line(lines, pick(TITLES));
        }
        repeat(random.nextInt(4), () -> paragraph(lines));
        if (!chance(6)) {
            trailers(lines);
        }
        repeat(chance(4) ? 1 + random.nextInt(2) : 0, () -> afterTrailers(lines));
        return latin1(terminators(lines.toString()));
    }

    private void paragraph(StringBuilder lines) {
        line(lines, pick(BLANKS));
        repeat(1 + random.nextInt(3), () -> line(lines, chance(4) ? trailer() : pick(PROSE)));
    }

    private void trailers(StringBuilder lines) {
        if (!chance(12)) {
            line(lines, pick(BLANKS));
        }
        int trailers = 1 + random.nextInt(4);
        // Around the 25 % that git asks for; most blocks have no prose at all.
        int prose = chance(6) ? Math.max(0, 3 * trailers - 2 + random.nextInt(5)) : chance(8) ? 1 : 0;
        for (int left = trailers + prose; left > 0; left--) {
            boolean trailer = random.nextInt(trailers + prose) < trailers;
            line(lines, trailer ? trailer() : pick(PROSE));
            repeat(chance(6) ? 1 + random.nextInt(2) : 0, () -> line(lines, pick(FOLDS)));
        }
    }

    private void afterTrailers(StringBuilder lines) {
        switch (random.nextInt(5)) {
            case 0 -> repeat(1 + random.nextInt(3), () -> line(lines, pick(BLANKS)));
            case 1 -> {
                line(lines, pick(BLANKS));
                line(lines, chance(4) ? "# Conflicts:" : "Conflicts:");
                repeat(random.nextInt(3), () -> line(lines, chance(5) ? " file" : "\tfile"));
            }
            case 2 -> repeat(1 + random.nextInt(3), () -> line(lines, chance(3) ? "" : "# a comment"));
            case 3 -> {
                line(lines, SCISSORS);
                repeat(random.nextInt(4), () -> line(lines, chance(2) ? trailer() : pick(BLANKS)));
            }
            default -> line(lines, pick(PROSE));
        }
    }

    private String trailer() {
        return chance(4)
                ? pick(KEYS) + pick(SEPARATORS) + pick(VALUES)
                : pick(KEYS.subList(0, PLAIN_KEYS)) + ": " + pick(VALUES);
    }

    private void line(StringBuilder lines, String line) {
        lines.append(line).append('\n');
    }

    private String terminators(String lines) {
        String text = chance(5) ? lines.substring(0, lines.length() - (lines.isEmpty() ? 0 : 1)) : lines;
        return switch (random.nextInt(8)) {
            case 0 -> text.replace("\n", "\r\n");
            case 1 -> mixed(text);
            default -> text;
        };
    }

    private String mixed(String text) {
        StringBuilder mixed = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            mixed.append(c == '\n' && chance(3) ? pick(List.of("\r\n", "\r\r\n", "\n\r", "\r\n")) : c);
        }
        return mixed.toString();
    }

    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    private String pick(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static void repeat(int times, Runnable action) {
        for (int i = 0; i < times; i++) {
            action.run();
        }
    }

    /** Characters up to U+00FF stand for bytes everywhere in this class. */
    private static String utf8(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private static byte[] latin1(String bytes) {
        return bytes.getBytes(StandardCharsets.ISO_8859_1);
    }
}
