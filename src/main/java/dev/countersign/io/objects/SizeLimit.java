package dev.countersign.io.objects;

import java.io.IOException;

/** How much of an object is held in memory. */
final class SizeLimit {

    private static final int LARGEST = 64 << 20;

    private SizeLimit() {}

    /**
     * How many bytes to read of an object of this size by somebody who wants at most so many.
     *
     * @throws IOException when that is more than anything that is worth reading
     */
    static int of(long size, int limit) throws IOException {
        return whole(Math.min(size, limit));
    }

    /** Whether an object of this size is larger than anything that is read as a whole. */
    static boolean isExceededBy(long size) {
        return size > LARGEST;
    }

    /**
     * The size of an object that must be read as a whole.
     *
     * @throws IOException when it is larger than anything that is worth reading
     */
    static int whole(long size) throws IOException {
        if (size < 0 || size > LARGEST) {
            throw new IOException("an object of " + size + " bytes");
        }
        return (int) size;
    }
}
