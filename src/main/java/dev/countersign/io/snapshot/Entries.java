package dev.countersign.io.snapshot;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which members may answer to a name: pairs of a hash and a position, sorted by the hash, in the order of the positions
 * where hashes are equal. Whether a member does is for who asks to see.
 */
final class Entries {

    private static final int ENTRY_BYTES = 2 * Integer.BYTES;

    private final ByteBuffer bytes;
    private final int start;
    private final int count;

    /** Those at a place in the bytes of a snapshot. */
    Entries(ByteBuffer bytes, int at) {
        this.bytes = bytes;
        SnapshotReader in = new SnapshotReader(bytes, at);
        this.count = in.count();
        this.start = in.pass(Math.multiplyExact(count, ENTRY_BYTES));
    }

    /** The positions that stand with this hash, ascending. */
    IntStream positions(int hash) {
        int first = first(hash);
        return IntStream.range(first, count)
                .takeWhile(entry -> hash(entry) == hash)
                .map(entry -> bytes.getInt(start + entry * ENTRY_BYTES + Integer.BYTES));
    }

    private int first(int hash) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (hash(middle) < hash) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private int hash(int entry) {
        return bytes.getInt(start + entry * ENTRY_BYTES);
    }

    /** Entries that are still gathered, by ascending positions. */
    static final class Gathered {

        private final List<Entry> entries = new ArrayList<>();

        void add(int hash, int position) {
            entries.add(new Entry(hash, position));
        }

        void write(SnapshotWriter out) {
            entries.sort(Comparator.comparingInt(Entry::hash)); // keeps the order of equals
            out.all(entries, entry -> {
                out.number(entry.hash);
                out.number(entry.position);
            });
        }
    }

    private record Entry(int hash, int position) {}
}
