package dev.countersign.io.snapshot;

import java.nio.ByteBuffer;
import java.util.AbstractList;
import java.util.Objects;
import java.util.RandomAccess;

/** Positions of members in the bytes of a snapshot. */
final class Positions extends AbstractList<Integer> implements RandomAccess {

    private final ByteBuffer bytes;
    private final int start;
    private final int count;

    private Positions(ByteBuffer bytes, int start, int count) {
        this.bytes = bytes;
        this.start = start;
        this.count = count;
    }

    /** Those at which a reader stands, who then stands behind them. */
    static Positions pass(ByteBuffer bytes, SnapshotReader in) {
        int count = in.count();
        return new Positions(bytes, in.pass(Math.multiplyExact(count, Integer.BYTES)), count);
    }

    @Override
    public Integer get(int index) {
        return bytes.getInt(start + Objects.checkIndex(index, count) * Integer.BYTES);
    }

    @Override
    public int size() {
        return count;
    }
}
