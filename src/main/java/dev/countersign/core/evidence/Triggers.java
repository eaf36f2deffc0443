package dev.countersign.core.evidence;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * Tells in one pass whether a line holds any word without which it cannot be evidence. Most lines of most messages hold
 * none and are read no further. May say yes for too many lines, never no for one that counts.
 */
final class Triggers {

    private static final long BASE = 1_000_003;
    private static final int SPARSE = 4;

    private final long[] table;
    private final int mask;
    private final boolean foreign;

    Triggers(Collection<String> texts) {
        Set<Long> hashes = new HashSet<>();
        boolean anyForeign = false;
        for (String text : texts) {
            for (String word : Words.of(text).list()) {
                hashes.add(hash(word));
                anyForeign |= word.chars().anyMatch(c -> c >= 0x80);
            }
        }
        table = new long[Integer.highestOneBit(Math.max(1, hashes.size())) * 2 * SPARSE];
        mask = table.length - 1;
        foreign = anyForeign;
        hashes.forEach(this::put);
    }

    boolean in(String line) {
        if (foreign && line.chars().anyMatch(c -> c >= 0x80)) {
            return true;
        }
        long hash = 0;
        for (int i = 0; i < line.length(); i++) {
            int letter = line.charAt(i) | 0x20;
            if (letter >= 'a' && letter <= 'z' && line.charAt(i) < 0x80) {
                hash = hash * BASE + letter;
            } else if (hash != 0) {
                if (has(hash)) {
                    return true;
                }
                hash = 0;
            }
        }
        return hash != 0 && has(hash);
    }

    private static long hash(String word) {
        long hash = 0;
        for (int i = 0; i < word.length(); i++) {
            hash = hash * BASE + word.charAt(i);
        }
        return hash;
    }

    private boolean has(long hash) {
        int slot = slot(hash);
        while (table[slot] != 0) {
            if (table[slot] == hash) {
                return true;
            }
            slot = (slot + 1) & mask;
        }
        return false;
    }

    private void put(long hash) {
        int slot = slot(hash);
        while (table[slot] != 0) {
            slot = (slot + 1) & mask;
        }
        table[slot] = hash;
    }

    private int slot(long hash) {
        return (int) (hash ^ (hash >>> 29)) & mask;
    }
}
