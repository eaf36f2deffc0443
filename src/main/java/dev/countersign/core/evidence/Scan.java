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

    private static final byte[] SYMBOLS = symbols();

    private final int[] table;
    private final int foreign;
    private final int everything;

    /** By steps that were made before, but for those of {@link #ESCAPE}, which are added to them. */
    Scan(int[] table, boolean foreign, boolean everything) {
        this.table = table;
        this.foreign = foreign ? Automaton.HIT : 0;
        this.everything = everything ? Automaton.HIT : 0;
        for (int state = 0; state < table.length; state += Automaton.WIDTH) {
            table[state + ESCAPE] = table[state + Automaton.BREAK] | ESCAPED;
        }
    }

    /** For these phrases. */
    static Scan of(Collection<Phrase> phrases) {
        Automaton automaton = new Automaton();
        boolean foreign = false;
        boolean everything = false;
        for (Phrase phrase : phrases) {
            byte[] needed = symbols(phrase);
            if (isForeign(phrase.text())) {
                foreign = true;
            } else if (needed.length == 0) {
                everything = true;
            } else {
                automaton.add(needed);
            }
        }
        return new Scan(automaton.table(), foreign, everything);
    }

    /** The steps of its automaton. */
    int[] table() {
        return table.clone();
    }

    /** Whether it looks for words in other letters than those of ASCII. */
    boolean isForeign() {
        return foreign != 0;
    }

    /** Whether it rules out nothing. */
    boolean isEverything() {
        return everything != 0;
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
                int step = table[state + SYMBOLS[c]];
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
    private static byte[] symbols(Phrase phrase) {
        String text = spaced(phrase);
        byte[] sequence = new byte[SHORT];
        int length = 0;
        int last = Automaton.BREAK;
        for (int i = 0; i < text.length() && length < SHORT; i++) {
            char c = text.charAt(i);
            int symbol = c < ASCII ? Math.min(SYMBOLS[c], Automaton.BREAK) : Automaton.BREAK;
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

    private static byte[] symbols() {
        byte[] symbols = new byte[ASCII];
        for (char c = 0; c < ASCII; c++) {
            symbols[c] = symbol(c);
        }
        return symbols;
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
