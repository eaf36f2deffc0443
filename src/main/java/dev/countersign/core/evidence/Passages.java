package dev.countersign.core.evidence;

import dev.countersign.core.commit.Ascii;
import java.util.BitSet;
import java.util.List;

/**
 * Which lines of a message are somebody else's words: in a closed code fence, or, in a revert, the message of what was
 * reverted. A fence that is never closed hides nothing.
 */
final class Passages {

    private static final List<String> ORIGINALS = List.of(
            "original commit message",
            "original change's description",
            "original message",
            "original commit",
            "original pr description",
            "reverted commit message");

    private Passages() {}

    /** The indexes, from 0, of lines that are quoted. */
    static BitSet quoted(List<String> lines) {
        BitSet quoted = new BitSet(lines.size());
        fences(lines, quoted);
        reverted(lines, quoted);
        return quoted;
    }

    private static void fences(List<String> lines, BitSet quoted) {
        int open = -1;
        for (int i = 0; i < lines.size(); i++) {
            if (open < 0) {
                open = fence(lines.get(i)).isEmpty() ? -1 : i;
            } else if (closes(fence(lines.get(open)), lines.get(i))) {
                quoted.set(open, i + 1);
                open = -1;
            }
        }
    }

    private static boolean closes(String fence, String line) {
        String closing = fence(line);
        return closing.startsWith(fence) && line.strip().equals(closing);
    }

    /** The run of signs with which a line opens or closes a fence; empty when it does neither. */
    private static String fence(String line) {
        String text = line.strip();
        if (!text.startsWith("```") && !text.startsWith("~~~")) {
            return "";
        }
        int end = 3;
        while (end < text.length() && text.charAt(end) == text.charAt(0)) {
            end++;
        }
        return text.substring(0, end);
    }

    private static void reverted(List<String> lines, BitSet quoted) {
        String subject = lines.stream()
                .filter(line -> !line.isBlank())
                .findFirst()
                .orElse("")
                .strip();
        boolean revert =
                subject.startsWith("Revert ") || Ascii.lowerCase(subject).startsWith("revert:");
        for (int i = 1; revert && i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (introducesOriginal(line) || (!line.isEmpty() && subject.equals("Revert \"" + line + "\""))) {
                quoted.set(i, lines.size());
                return;
            }
        }
    }

    private static boolean introducesOriginal(String line) {
        String lower = Ascii.lowerCase(line);
        return lower.endsWith(":") && ORIGINALS.stream().anyMatch(lower::startsWith);
    }
}
