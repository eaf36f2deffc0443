package dev.countersign.io.snapshot;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads on from a place in the bytes of a snapshot. Whatever cannot be is a {@link DamagedSnapshotException}. */
final class SnapshotReader {

    private final ByteBuffer bytes;
    private int at;

    /** @param bytes are not moved, so that several may read them at a time */
    SnapshotReader(ByteBuffer bytes, int at) {
        this.bytes = bytes;
        this.at = at;
    }

    int number() {
        return bytes.getInt(pass(Integer.BYTES));
    }

    /** A number that counts something of which each takes at least a byte. */
    int count() {
        int count = number();
        if (count < 0 || count > bytes.limit() - at) {
            throw new DamagedSnapshotException("a count of " + count);
        }
        return count;
    }

    boolean flag() {
        byte flag = bytes.get(pass(1));
        if (flag != 0 && flag != 1) {
            throw new DamagedSnapshotException("a flag of " + flag);
        }
        return flag == 1;
    }

    long id() {
        return bytes.getLong(pass(Long.BYTES));
    }

    Optional<LocalDate> day() {
        long day = id();
        return day == SnapshotWriter.NO_DAY ? Optional.empty() : Optional.of(LocalDate.ofEpochDay(day));
    }

    String text() {
        int length = count();
        byte width = bytes.get(pass(1));
        return switch (width) {
            case SnapshotWriter.NARROW -> narrow(length);
            case SnapshotWriter.WIDE -> wide(length);
            default -> throw new DamagedSnapshotException("characters of " + width + " bytes");
        };
    }

    private String narrow(int length) {
        byte[] text = new byte[length];
        bytes.get(pass(length), text);
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    private String wide(int length) {
        int start = pass(Math.multiplyExact(length, Character.BYTES));
        char[] text = new char[length];
        for (int i = 0; i < length; i++) {
            text[i] = bytes.getChar(start + i * Character.BYTES);
        }
        return new String(text);
    }

    <T> List<T> all(Supplier<T> reader) {
        int count = count();
        List<T> items = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            items.add(reader.get());
        }
        return items;
    }

    /** Passes over so many bytes, and says where they begin. */
    int pass(int length) {
        int start = at;
        if (length < 0 || start < 0 || length > bytes.limit() - start) {
            throw new DamagedSnapshotException("it ends at " + bytes.limit() + ", within what begins at " + start);
        }
        at = start + length;
        return start;
    }

    /** Makes sure that nothing follows. */
    void end() {
        if (at != bytes.limit()) {
            throw new DamagedSnapshotException("it goes on behind its end");
        }
    }
}
