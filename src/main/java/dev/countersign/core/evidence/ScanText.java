package dev.countersign.core.evidence;

/**
 * A {@link Scan} as a text, from which it is back in a fraction of the time that it takes to make one. The rows of most
 * states differ in few steps from that of the start, or from that in the midst of an unknown word.
 */
final class ScanText {

    private static final int FOREIGN = 1;
    private static final int EVERYTHING = 2;
    private static final int HEAD = 4;
    private static final int HALF = 15;
    private static final int SUM = (1 << (2 * HALF)) - 1;
    private static final int SYMBOLS = Automaton.BREAK + 1;
    private static final int ROWS = 2;

    /** So many that a step fits into one character, below those that stand for half a character. */
    private static final int MOST_STATES = Character.MIN_SURROGATE / 2;

    private ScanText() {}

    static String of(Scan scan) {
        int[] table = scan.table();
        int states = table.length / Automaton.WIDTH;
        if (states >= MOST_STATES) {
            throw new IllegalArgumentException("a scan of " + states + " states is too large for a text");
        }
        StringBuilder text = new StringBuilder();
        int flags = (scan.isForeign() ? FOREIGN : 0) | (scan.isEverything() ? EVERYTHING : 0);
        text.append((char) flags).append((char) states).append("  ");
        row(table, 0, new int[Automaton.WIDTH], 0, text);
        row(table, Automaton.START, table, 0, text);
        for (int row = ROWS * Automaton.WIDTH; row < table.length; row += Automaton.WIDTH) {
            boolean fromStart = differences(table, row, Automaton.START) < differences(table, row, 0);
            row(table, row, table, fromStart ? Automaton.START : 0, text);
        }
        int sum = sum(text.toString().toCharArray());
        text.setCharAt(2, (char) (sum >> HALF));
        text.setCharAt(3, (char) (sum & (SUM >> HALF)));
        return text.toString();
    }

    /** Which row it resembles and in how many steps it differs; then each symbol with its step. */
    private static void row(int[] table, int row, int[] models, int model, StringBuilder text) {
        int length = text.length();
        int count = 0;
        for (int symbol = 0; symbol < SYMBOLS; symbol++) {
            int step = table[row + symbol];
            if (step != models[model + symbol]) {
                text.append((char) symbol);
                text.append((char) ((step & ~Automaton.HIT) / Automaton.WIDTH * 2 + (step < 0 ? 1 : 0)));
                count++;
            }
        }
        text.insert(length, (char) (2 * count + (model == 0 ? 0 : 1)));
    }

    private static int differences(int[] table, int row, int model) {
        int count = 0;
        for (int symbol = 0; symbol < SYMBOLS; symbol++) {
            count += table[row + symbol] == table[model + symbol] ? 0 : 1;
        }
        return count;
    }

    /**
     * The scan that a text holds.
     *
     * @throws IllegalArgumentException when it holds none, or is not as it was written
     */
    static Scan read(String text) {
        char[] parts = text.toCharArray();
        if (parts.length < HEAD || sum(parts) != ((parts[2] << HALF) | parts[3])) {
            throw new IllegalArgumentException("the text of a scan is damaged");
        }
        int[] table = new int[parts[1] * Automaton.WIDTH];
        int at = HEAD;
        for (int row = 0; row < table.length; row += Automaton.WIDTH) {
            int head = parts[at++];
            System.arraycopy(table, (head & 1) * Automaton.WIDTH, table, row, SYMBOLS);
            for (int end = at + (head & ~1); at < end; at += 2) {
                int step = parts[at + 1];
                int state = (step >> 1) * Automaton.WIDTH;
                table[row + parts[at]] = (step & 1) == 0 ? state : state | Automaton.HIT;
            }
        }
        return new Scan(table, (parts[0] & FOREIGN) != 0, (parts[0] & EVERYTHING) != 0);
    }

    /** A sum that tells whether any part of the text is another than it was. */
    private static int sum(char[] parts) {
        int sum = 31 * parts[0] + parts[1];
        for (int i = HEAD; i < parts.length; i++) {
            sum = 31 * sum + parts[i];
        }
        return sum & SUM;
    }
}
