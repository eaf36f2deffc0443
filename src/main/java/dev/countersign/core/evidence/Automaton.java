package dev.countersign.core.evidence;

import java.util.Arrays;

/**
 * Builds the automaton of Aho and Corasick ("Efficient string matching", 1975) for sequences of symbols: one step for
 * each symbol of a text, however many sequences there are. A break after a break changes nothing, so that a run of them
 * counts as one; and each digit is a word, with a break on both sides.
 */
final class Automaton {

    /** The first of ten symbols for digits; those below it are letters. */
    static final int DIGITS = 26;

    /** The symbol for what stands between words. */
    static final int BREAK = DIGITS + 10;

    /** How far the rows of two states lie apart in the table. */
    static final int WIDTH = 40;

    /** Set in a step that ends a sequence. */
    static final int HIT = 1 << 31;

    /** The state after a break. */
    static final int START = WIDTH;

    private static final int STATE = ~HIT;
    private static final int NONE = 0;

    /** For each node of the tree of all sequences, START the root: its last symbol, a child, and its next sibling. */
    private byte[] symbols = new byte[1024];

    private int[] children = new int[1024];
    private int[] siblings = new int[1024];
    private int[] marks = new int[1024];
    private int nodes = 2;

    Automaton() {
        symbols[START / WIDTH] = BREAK;
    }

    /** Adds a sequence that starts behind a break and holds no two breaks in a row. */
    void add(byte[] sequence) {
        int node = START / WIDTH;
        for (byte symbol : sequence) {
            node = child(node, symbol);
        }
        marks[node] = HIT;
    }

    /** Where each symbol leads from each state: at the state plus the symbol, the next state and maybe {@link #HIT}. */
    int[] table() {
        int[] table = new int[nodes * WIDTH];
        table[BREAK] = START;
        connect(table);
        digits(table);
        return table;
    }

    private int child(int node, byte symbol) {
        int child = children[node];
        while (child != NONE && symbols[child] != symbol) {
            child = siblings[child];
        }
        return child != NONE ? child : added(node, symbol);
    }

    private int added(int parent, byte symbol) {
        if (nodes == symbols.length) {
            symbols = Arrays.copyOf(symbols, 2 * nodes);
            children = Arrays.copyOf(children, 2 * nodes);
            siblings = Arrays.copyOf(siblings, 2 * nodes);
            marks = Arrays.copyOf(marks, 2 * nodes);
        }
        symbols[nodes] = symbol;
        siblings[nodes] = children[parent];
        children[parent] = nodes;
        return nodes++;
    }

    /** Where a sequence does not go on, lets the longest end of it that starts another go on in its place. */
    private void connect(int[] table) {
        int[] instead = new int[nodes];
        int[] queue = new int[nodes];
        queue[0] = START / WIDTH;
        int queued = 1;
        for (int i = 0; i < queued; i++) {
            int node = queue[i];
            int row = node * WIDTH;
            System.arraycopy(table, instead[node], table, row, WIDTH);
            if (symbols[node] == BREAK) {
                table[row + BREAK] = row;
            }
            for (int child = children[node]; child != NONE; child = siblings[child]) {
                int other = table[instead[node] + symbols[child]];
                instead[child] = other & STATE;
                marks[child] |= other & HIT;
                table[row + symbols[child]] = (child * WIDTH) | marks[child];
                queue[queued++] = child;
            }
        }
    }

    /** Puts the breaks around a digit into the one step that it is. */
    private void digits(int[] table) {
        for (int row = START; row < table.length; row += WIDTH) {
            for (int digit = DIGITS; digit < BREAK && symbols[row / WIDTH] == BREAK; digit++) {
                int at = table[row + digit];
                table[row + digit] = table[(at & STATE) + BREAK] | (at & HIT);
            }
        }
        for (int row = 0; row < table.length; row += WIDTH) {
            int before = table[row + BREAK];
            for (int digit = DIGITS; digit < BREAK && symbols[row / WIDTH] != BREAK; digit++) {
                table[row + digit] = table[(before & STATE) + digit] | (before & HIT);
            }
        }
    }
}
