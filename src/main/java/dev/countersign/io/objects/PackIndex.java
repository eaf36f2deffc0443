package dev.countersign.io.objects;

import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.util.Arrays;

/** Where in a pack the objects are (gitformat-pack(5), "pack-*.idx files have the following format"); both versions. */
final class PackIndex implements Closeable {

    /** Where an object is that is not in the pack. */
    static final long ABSENT = -1;

    static final int ID_BYTES = 20;

    private static final int MAGIC = 0xff744f63;
    private static final int VERSION = 2;
    private static final int HEADER_BYTES = 2 * Integer.BYTES;
    private static final int FANOUT = 256;
    private static final int FANOUT_BYTES = FANOUT * Integer.BYTES;
    private static final int TRAILER_BYTES = 2 * ID_BYTES;

    /** How many ids an id is from where it likely is, at first; mostly they are in one page of the file. */
    private static final long NEAR = 64;

    private final PagedFile file;
    private final byte[] candidate = new byte[ID_BYTES];

    /** Where the fan-out table is. */
    private final long fanout;

    /** Where the first id is, and how far it is to the next. */
    private final long ids;

    private final int step;
    private final long count;

    private PackIndex(PagedFile file) throws IOException {
        this.file = file;
        boolean isFirstVersion = file.intAt(0) != MAGIC;
        if (!isFirstVersion && file.intAt(Integer.BYTES) != VERSION) {
            throw damaged("has version " + file.intAt(Integer.BYTES));
        }
        this.fanout = isFirstVersion ? 0 : HEADER_BYTES;
        this.ids = fanout + FANOUT_BYTES + (isFirstVersion ? Integer.BYTES : 0);
        this.step = isFirstVersion ? Integer.BYTES + ID_BYTES : ID_BYTES;
        this.count = upTo(FANOUT - 1);
        requireLength(isFirstVersion);
    }

    /** Opens one. */
    static PackIndex open(File path) throws IOException {
        PagedFile file = new PagedFile(path);
        try {
            return new PackIndex(file);
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    private void requireLength(boolean isFirstVersion) throws IOException {
        long rest = file.length() - fanout - FANOUT_BYTES - TRAILER_BYTES;
        long entry = isFirstVersion ? step : ID_BYTES + 2 * Integer.BYTES;
        long large = rest - count * entry;
        if (large < 0 || large % Long.BYTES != 0 || (isFirstVersion && large != 0) || large / Long.BYTES > count) {
            throw damaged("has the wrong length");
        }
    }

    /** How many objects there are. */
    long count() {
        return count;
    }

    /** What the pack ends with. */
    byte[] packChecksum() throws IOException {
        byte[] checksum = new byte[ID_BYTES];
        file.copy(file.length() - TRAILER_BYTES, checksum);
        return checksum;
    }

    /** Where in the pack the object of this id begins, or {@link #ABSENT}. */
    long find(byte[] id) throws IOException {
        int first = id[0] & 0xff;
        long low = first == 0 ? 0 : upTo(first - 1);
        long high = upTo(first);
        if (low > high || high > count) {
            throw damaged("is not in order");
        }
        long middle = low + likely(id, high - low);
        for (long reach = NEAR; low < high; reach <<= 1) {
            file.copy(ids + middle * step, candidate);
            int order = Arrays.compareUnsigned(candidate, id);
            if (order == 0) {
                return offset(middle);
            }
            if (order < 0) {
                low = middle + 1;
                middle = Math.min(low + reach, (low + high) >>> 1);
            } else {
                high = middle;
                middle = Math.max(high - reach, (low + high) >>> 1);
            }
        }
        return ABSENT;
    }

    /** Where an id is among so many that begin with the same byte, if they are as even as hashes are. */
    private static long likely(byte[] id, long among) {
        long fraction = 0;
        for (int i = 1; i <= Integer.BYTES; i++) {
            fraction = fraction << Byte.SIZE | (id[i] & 0xff);
        }
        return (among * fraction) >>> Integer.SIZE;
    }

    private long offset(long number) throws IOException {
        if (step != ID_BYTES) {
            return Integer.toUnsignedLong(file.intAt(ids + number * step - Integer.BYTES));
        }
        long offsets = ids + count * (ID_BYTES + Integer.BYTES);
        int offset = file.intAt(offsets + number * Integer.BYTES);
        if (offset >= 0) {
            return offset;
        }
        long place = offsets + count * Integer.BYTES + (offset & (long) Integer.MAX_VALUE) * Long.BYTES;
        if (place + Long.BYTES > file.length() - TRAILER_BYTES) {
            throw damaged("names an offset that it does not have");
        }
        return file.longAt(place);
    }

    /** How many ids begin with this byte or a lower one. */
    private long upTo(int first) throws IOException {
        return Integer.toUnsignedLong(file.intAt(fanout + (long) first * Integer.BYTES));
    }

    private DamagedObjectException damaged(String how) {
        return new DamagedObjectException(file.path() + " " + how);
    }

    @Override
    public void close() {
        file.close();
    }
}
