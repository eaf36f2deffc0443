package dev.countersign.core.evidence;

import dev.countersign.core.commit.Message;
import dev.countersign.core.commit.Trailer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The lines of a message in every reading: as stored; split where some program splits a line (CR, NEL, line and
 * paragraph separators, a literal {@code \n}); joined where some program joins two (folded values, wrapped links and
 * addresses); and trailers as git sees them, which nothing hides.
 */
final class MessageLines {

    private static final String BREAKS = "\r\u0085\u2028\u2029\u000b\f";

    private final Message message;
    private final Scan scan;
    private final List<Line> found = new ArrayList<>();
    private BitSet quoted = new BitSet();
    private int subject;

    private MessageLines(Message message, Scan scan) {
        this.message = message;
        this.scan = scan;
    }

    /** The lines that the scan does not rule out and that are not quoted; a line may come more than once. */
    static List<Line> of(Message message, Scan scan) {
        MessageLines lines = new MessageLines(message, scan);
        lines.collect();
        return lines.found;
    }

    private void collect() {
        BitSet hits = scan.hits(message.lines());
        if (hits.isEmpty()) {
            return;
        }
        quoted = Passages.quoted(message.lines());
        subject = firstWithText();
        for (int i = hits.nextSetBit(0); i >= 0; i = hits.nextSetBit(i + 1)) {
            if (i > 0 && !hits.get(i - 1)) {
                wrapped(i - 1);
            }
            pieces(i);
            wrapped(i);
        }
        folded(hits);
        for (Trailer trailer : message.trailers()) {
            String text = trailer.key() + ": " + trailer.value();
            if (!text.startsWith("-") && scan.in(text)) {
                found.add(Line.of(trailer.line(), text, trailer.line() - 1 == subject));
            }
        }
    }

    private void pieces(int i) {
        if (!isQuoted(i)) {
            split(message.lines().get(i)).forEach(piece -> add(i, piece));
        }
    }

    /** Joins a line with the next where that goes on with a link or an address, or holds the value of its key. */
    private void wrapped(int i) {
        String line = message.lines().get(i);
        boolean wraps = line.lastIndexOf('[') > line.lastIndexOf(']')
                || line.stripTrailing().endsWith(":")
                || wrapsAddress(i + 1);
        if (wraps && i + 1 < message.lines().size() && !isQuoted(i)) {
            add(i, line + " " + message.lines().get(i + 1).strip());
        }
    }

    private boolean wrapsAddress(int i) {
        return i < message.lines().size() && message.lines().get(i).startsWith("<");
    }

    /** Joins values that were folded with the line that their key stands on. */
    private void folded(BitSet hits) {
        int head = 0;
        while (head < message.lines().size()) {
            int end = head + 1;
            while (end < message.lines().size()
                    && isContinuation(message.lines().get(end))) {
                end++;
            }
            if (end > head + 1 && hits.previousSetBit(end - 1) >= head && !isQuoted(head) && hasKey(head)) {
                add(head, joined(head, end));
            }
            head = end;
        }
    }

    private boolean hasKey(int i) {
        return !TrailerLine.parse(Decoration.remove(message.lines().get(i)))
                .key()
                .isEmpty();
    }

    private String joined(int from, int end) {
        StringBuilder joined = new StringBuilder(message.lines().get(from));
        for (int i = from + 1; i < end; i++) {
            joined.append(' ').append(message.lines().get(i).strip());
        }
        return joined.toString();
    }

    private boolean isQuoted(int i) {
        return quoted.get(i) || Decoration.isQuotation(message.lines().get(i));
    }

    private static boolean isContinuation(String line) {
        return !line.isBlank() && (line.charAt(0) == ' ' || line.charAt(0) == '\t');
    }

    private void add(int i, String text) {
        if (!text.isBlank() && !Decoration.isQuotation(text)) {
            found.add(Line.of(i + 1, text, i == subject));
        }
    }

    private int firstWithText() {
        int i = 0;
        while (i < message.lines().size() && message.lines().get(i).isBlank()) {
            i++;
        }
        return i;
    }

    private static List<String> split(String line) {
        List<String> pieces = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < line.length(); i++) {
            int length = BREAKS.indexOf(line.charAt(i)) >= 0 ? 1 : line.startsWith("\\n", i) ? 2 : 0;
            if (length > 0) {
                pieces.add(line.substring(start, i));
                start = i + length;
                i = start - 1;
            }
        }
        pieces.add(line.substring(start));
        if (pieces.size() > 1) {
            pieces.add(line);
        }
        return pieces;
    }
}
