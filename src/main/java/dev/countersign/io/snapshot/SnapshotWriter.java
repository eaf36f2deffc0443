package dev.countersign.io.snapshot;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Consumer;

/** Bytes that grow. {@link SnapshotReader} reads what this writes. */
final class SnapshotWriter {

    /** Whether each character of a text takes one byte or two. */
    static final byte NARROW = 1;

    static final byte WIDE = 2;

    /** No day: {@link LocalDate#toEpochDay} is far from it. */
    static final long NO_DAY = Long.MIN_VALUE;

    private static final int FIRST_CAPACITY = 1 << 16;
    private static final int WIDEST_NARROW = 0xff;

    private ByteBuffer bytes = ordered(ByteBuffer.allocate(FIRST_CAPACITY));

    private static ByteBuffer ordered(ByteBuffer buffer) {
        return buffer.order(ByteOrder.LITTLE_ENDIAN);
    }

    /** How much was written. */
    int position() {
        return bytes.position();
    }

    /** All that was written, to be read. */
    ByteBuffer written() {
        return ordered(bytes.duplicate().flip());
    }

    void number(int number) {
        room(Integer.BYTES).putInt(number);
    }

    /** Writes a number over one that stands there. */
    void numberAt(int position, int number) {
        bytes.putInt(position, number);
    }

    void flag(boolean flag) {
        room(1).put((byte) (flag ? 1 : 0));
    }

    void id(long id) {
        room(Long.BYTES).putLong(id);
    }

    void day(Optional<LocalDate> day) {
        id(day.map(LocalDate::toEpochDay).orElse(NO_DAY));
    }

    void raw(byte[] content) {
        room(content.length).put(content);
    }

    void copy(ByteBuffer content) {
        room(content.remaining()).put(content.duplicate());
    }

    /** Every text comes back as it was, half characters of UTF-16 included. */
    void text(String text) {
        boolean narrow = text.chars().allMatch(c -> c <= WIDEST_NARROW);
        ByteBuffer target = room(Integer.BYTES + 1 + text.length() * (narrow ? NARROW : WIDE));
        target.putInt(text.length()).put(narrow ? NARROW : WIDE);
        for (int i = 0; i < text.length(); i++) {
            if (narrow) {
                target.put((byte) text.charAt(i));
            } else {
                target.putChar(text.charAt(i));
            }
        }
    }

    /** How many there are, and each of them. */
    <T> void all(Collection<T> items, Consumer<T> writer) {
        number(items.size());
        items.forEach(writer);
    }

    private ByteBuffer room(int length) {
        if (bytes.remaining() < length) {
            int capacity = Math.max(Math.multiplyExact(bytes.capacity(), 2), Math.addExact(bytes.position(), length));
            bytes = ordered(ByteBuffer.allocate(capacity).put(bytes.flip()));
        }
        return bytes;
    }
}
