package dev.countersign.core.commit;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * Object ids of one kind, numbered from 0 in the order in which they came, in some thirty bytes each: histories have a
 * million commits, and an {@link ObjectId} takes a hundred bytes.
 */
public final class NumberedIds {

    /** The number of an id that is not among them. */
    public static final int NONE = -1;

    private static final int SMALLEST = 64;
    private static final int LARGEST = 1 << 30;
    private static final long MIXER = 0x9e3779b97f4a7c15L;

    private byte[] bytes = {};
    private int[] slots = empty(SMALLEST);
    private int width;
    private int size;

    /** The number of an id, or {@link #NONE}. */
    public int numberOf(ObjectId id) {
        byte[] wanted = HexFormat.of().parseHex(id.hex());
        return wanted.length == width ? slots[slotOf(wanted)] - 1 : NONE;
    }

    /**
     * The number of an id, which is added if need be.
     *
     * @throws IllegalArgumentException when it is longer or shorter than those before
     */
    public int add(ObjectId id) {
        byte[] wanted = HexFormat.of().parseHex(id.hex());
        if (size == 0) {
            width = wanted.length;
        }
        if (wanted.length != width) {
            throw new IllegalArgumentException("ids of " + width + " bytes cannot be mixed with '" + id + "'");
        }
        int slot = slotOf(wanted);
        if (slots[slot] == 0) {
            append(wanted);
            slots[slot] = size;
            if (size > slots.length / 3 * 2) {
                spread();
            }
            return size - 1;
        }
        return slots[slot] - 1;
    }

    /** How many there are. */
    public int size() {
        return size;
    }

    /** The id of this number. */
    public ObjectId get(int number) {
        return new ObjectId(HexFormat.of().formatHex(bytes, number * width, (number + 1) * width));
    }

    /** Compares the ids of two numbers, as {@link ObjectId#compareTo} does. */
    public int compare(int one, int other) {
        return Arrays.compareUnsigned(bytes, one * width, (one + 1) * width, bytes, other * width, (other + 1) * width);
    }

    private void append(byte[] id) {
        int end = Math.multiplyExact(size + 1, width);
        if (end > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.addExact(end, end / 2));
        }
        System.arraycopy(id, 0, bytes, size * width, width);
        size++;
    }

    /** The slot that holds an id, or the empty one where it belongs. */
    private int slotOf(byte[] id) {
        int slot = start(id, 0);
        while (slots[slot] != 0 && !isAt(slots[slot] - 1, id)) {
            slot = next(slot);
        }
        return slot;
    }

    private boolean isAt(int number, byte[] id) {
        return Arrays.equals(bytes, number * width, (number + 1) * width, id, 0, width);
    }

    /** Doubles the room. */
    private void spread() {
        slots = empty(Math.multiplyExact(2, slots.length));
        for (int number = 0; number < size; number++) {
            int slot = start(bytes, number * width);
            while (slots[slot] != 0) {
                slot = next(slot);
            }
            slots[slot] = number + 1;
        }
    }

    private static int[] empty(int slots) {
        if (slots > LARGEST) {
            throw new IllegalStateException("more ids than can be numbered");
        }
        return new int[slots];
    }

    /** All bytes count: whoever pushes chooses the ids of parents freely. */
    private int start(byte[] from, int at) {
        long hash = 0;
        for (int i = 0; i < width; i++) {
            hash = (hash ^ from[at + i]) * MIXER;
            hash ^= hash >>> 32;
        }
        return (int) hash & (slots.length - 1);
    }

    private int next(int slot) {
        return (slot + 1) & (slots.length - 1);
    }
}
