package dev.countersign.core.evidence;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;

/**
 * Tells in one pass over a text whether it holds any of the phrases without which no detector finds anything. Most
 * messages hold none and are read no further. May say yes too often, never no where a detector would find something: it
 * sees letters as {@link Words} does, passes over what {@link Decoration} removes, and says yes to whatever else stands
 * for other characters.
 */
final class Scan {

    private static final int SHORT = 12;
    private static final int ESCAPE = Automaton.BREAK + 1;
    private static final int ESCAPED = 1 << 30;
    private static final int STATE = ESCAPED - 1;
    private static final int ASCII = 0x80;

    private final byte[] symbols = new byte[ASCII];
    private final int[] table;
    private final int foreign;
    private final int everything;

    Scan(Collection<Phrase> phrases) {
        for (char c = 0; c < ASCII; c++) {
            symbols[c] = symbol(c);
        }
        Automaton automaton = new Automaton();
        int foreignSeen = 0;
        int emptySeen = 0;
        for (Phrase phrase : phrases) {
            byte[] needed = symbols(phrase);
            if (isForeign(phrase.text())) {
                foreignSeen = Automaton.HIT;
            } else if (needed.length == 0) {
                emptySeen = Automaton.HIT;
            } else {
                automaton.add(needed);
            }
        }
        foreign = foreignSeen;
        everything = emptySeen;
        table = automaton.table();
        for (int state = 0; state < table.length; state += Automaton.WIDTH) {
            table[state + ESCAPE] = table[state + Automaton.BREAK] | ESCAPED;
        }
    }

    /** The indexes of the lines in which a phrase ends; it may have begun in a line before. */
    BitSet hits(List<String> lines) {
        BitSet hits = new BitSet(0);
        int read = Automaton.START;
        for (int i = 0; i < lines.size(); i++) {
            read = read(read & STATE, lines.get(i));
            if (isHit(read, lines.get(i))) {
                hits.set(i);
            }
        }
        return hits;
    }

    /** Whether any phrase stands in a text. */
    boolean in(String text) {
        return isHit(read(Automaton.START, text), text);
    }

    private int read(int from, String text) {
        int seen = everything;
        int state = from;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ASCII) {
                int step = table[state + symbols[c]];
                seen |= step;
                state = step & STATE;
            } else if (!Decoration.isHidden(c)) {
                int step = table[state + Automaton.BREAK];
                seen |= step | foreign;
                state = step & STATE;
            }
        }
        int last = table[state + Automaton.BREAK];
        return ((seen | last) & ~STATE) | (last & STATE);
    }

    /** The phrase as the automaton reads it, cut off where it is long enough to be rare. */
    private byte[] symbols(Phrase phrase) {
        String text = spaced(phrase);
        byte[] sequence = new byte[SHORT];
        int length = 0;
        int last = Automaton.BREAK;
        for (int i = 0; i < text.length() && length < SHORT; i++) {
            char c = text.charAt(i);
            int symbol = c < ASCII ? Math.min(symbols[c], Automaton.BREAK) : Automaton.BREAK;
            if (symbol != Automaton.BREAK || last != Automaton.BREAK) {
                sequence[length++] = (byte) symbol;
            }
            last = symbol;
        }
        return Arrays.copyOf(sequence, length);
    }

    /** The phrase with blanks where words end; each digit is a word. */
    private static String spaced(Phrase phrase) {
        String text = phrase.text();
        StringBuilder spaced = new StringBuilder(text.length() + 4);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isDigit(c)) {
                spaced.append(' ').append(c).append(' ');
            } else {
                spaced.append(c);
            }
        }
        return spaced.append(phrase.open() ? "" : " ").toString();
    }

    private static boolean isForeign(String text) {
        int i = 0;
        while (i < text.length() && (text.charAt(i) < ASCII || !Character.isLetter(text.charAt(i)))) {
            i++;
        }
        return i < text.length();
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static byte symbol(char c) {
        if (isDigit(c)) {
            return (byte) (Automaton.DIGITS + c - '0');
        }
        char lower = Character.toLowerCase(c);
        if (c < ASCII && lower >= 'a' && lower <= 'z') {
            return (byte) (lower - 'a');
        }
        return (byte) (c == '=' || c == '&' || c == '\\' ? ESCAPE : Automaton.BREAK);
    }

    private static boolean isHit(int read, String text) {
        return read < 0 || ((read & ESCAPED) != 0 && Decoration.isEscaped(text));
    }
}
