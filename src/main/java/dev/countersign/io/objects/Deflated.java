package dev.countersign.io.objects;

import java.io.IOException;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** A stream of zlib (RFC 1950) that begins somewhere in a file. One at a time for each inflater. */
final class Deflated {

    private final Inflater inflater;
    private final PagedFile file;
    private long next;

    Deflated(Inflater inflater, PagedFile file, long start) {
        this.inflater = inflater;
        this.file = file;
        this.next = start;
        inflater.reset();
    }

    /**
     * Reads on.
     *
     * @return how much was read; less than asked for only at the end of the stream
     */
    int read(byte[] to, int from, int length) throws IOException {
        int done = 0;
        try {
            while (done < length && !inflater.finished()) {
                if (inflater.needsInput()) {
                    feed();
                }
                done += inflater.inflate(to, from + done, length - done);
                if (inflater.needsDictionary()) {
                    throw damaged("wants a dictionary");
                }
            }
        } catch (DataFormatException e) {
            throw damaged(String.valueOf(e.getMessage()));
        }
        return done;
    }

    /** The next bytes, which must be as many. */
    byte[] readFully(int length) throws IOException {
        byte[] bytes = new byte[length];
        if (read(bytes, 0, length) < length) {
            throw damaged("is too short");
        }
        return bytes;
    }

    private void feed() throws IOException {
        byte[] page = file.page(next);
        int from = PagedFile.placeInPage(next);
        inflater.setInput(page, from, page.length - from);
        next += page.length - from;
    }

    private DamagedObjectException damaged(String how) {
        return new DamagedObjectException(file.path() + ": what is deflated before " + next + " " + how);
    }
}
