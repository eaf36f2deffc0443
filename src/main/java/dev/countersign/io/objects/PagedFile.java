package dev.countersign.io.objects;

import java.io.Closeable;
import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.util.Map;

/**
 * A file that does not change, read in pages, of which those used last are kept. It is not mapped: a mapping would hold
 * the space of a pack that git has deleted, for as long as the process does not collect it. Not for several threads.
 */
final class PagedFile implements Closeable {

    private static final int PAGE_BITS = 14;
    private static final int PAGE = 1 << PAGE_BITS;
    /** The ids of a push lie all over an index; so many pages hold one of a hundred thousand objects. */
    private static final int MOST_KEPT = 256;

    private final File path;
    private final RandomAccessFile file;
    private final long length;
    private final Map<Long, byte[]> pages = new LastUsed<>(MOST_KEPT);
    private long latest = -1;
    private byte[] latestPage = {};

    /**
     * Opens one, for as long as not all of it is in memory.
     *
     * @throws java.io.FileNotFoundException when it is not there or may not be read
     */
    PagedFile(File path) throws IOException {
        this.path = path;
        this.file = new RandomAccessFile(path, "r");
        try {
            this.length = file.length();
            if (length > 0 && length <= PAGE) {
                read(0);
                close();
            }
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    File path() {
        return path;
    }

    long length() {
        return length;
    }

    /** The page in which a position lies; all are full but the last one. */
    byte[] page(long position) throws IOException {
        long number = position >> PAGE_BITS;
        if (number != latest) {
            byte[] known = pages.get(number);
            latestPage = known == null ? read(number) : known;
            latest = number;
        }
        if (placeInPage(position) >= latestPage.length) {
            throw new EOFException(path + " ends too early");
        }
        return latestPage;
    }

    /** Where in its page a position lies. */
    static int placeInPage(long position) {
        return (int) position & (PAGE - 1);
    }

    private byte[] read(long number) throws IOException {
        long start = number << PAGE_BITS;
        if (start < 0 || start >= length) {
            throw new EOFException(path + " ends too early");
        }
        byte[] page = new byte[(int) Math.min(PAGE, length - start)];
        file.seek(start);
        file.readFully(page);
        pages.put(number, page);
        return page;
    }

    /** The byte at a position, from 0 to 255. */
    int byteAt(long position) throws IOException {
        return page(position)[placeInPage(position)] & 0xff;
    }

    /** The number in four bytes, the highest first. */
    int intAt(long position) throws IOException {
        int number = 0;
        for (int i = 0; i < Integer.BYTES; i++) {
            number = number << Byte.SIZE | byteAt(position + i);
        }
        return number;
    }

    /** The number in eight bytes, the highest first. */
    long longAt(long position) throws IOException {
        return (long) intAt(position) << Integer.SIZE | Integer.toUnsignedLong(intAt(position + Integer.BYTES));
    }

    /** Copies what begins at a position. */
    void copy(long position, byte[] to) throws IOException {
        int done = 0;
        while (done < to.length) {
            byte[] page = page(position + done);
            int from = placeInPage(position + done);
            int part = Math.min(to.length - done, page.length - from);
            System.arraycopy(page, from, to, done, part);
            done += part;
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            // what was only read has nothing to lose
        }
    }
}
