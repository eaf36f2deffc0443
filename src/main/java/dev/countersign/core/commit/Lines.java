package dev.countersign.core.commit;

import java.nio.charset.Charset;
import java.util.Arrays;

/**
 * The physical lines of a message: split at LF and nothing else. Each line is a range of bytes without its LF, and, but
 * for the {@linkplain #withCarriageReturns() other view}, without one CR before the LF. Lines count from 0.
 */
final class Lines {

    private final byte[] bytes;
    private final int[] starts;
    private final int[] ends;
    private final int count;

    private Lines(byte[] bytes, int[] starts, int[] ends, int count) {
        this.bytes = bytes;
        this.starts = starts;
        this.ends = ends;
        this.count = count;
    }

    /** The lines of a message; a last LF ends a line and starts none. */
    static Lines of(byte[] message) {
        int[] starts = new int[16];
        int[] ends = new int[16];
        int count = 0;
        for (int at = 0; at < message.length; count++) {
            if (count == starts.length) {
                starts = Arrays.copyOf(starts, 2 * count);
                ends = Arrays.copyOf(ends, 2 * count);
            }
            int lf = Bytes.indexOf(message, '\n', at, message.length);
            starts[count] = at;
            ends[count] = lf < message.length && lf > at && message[lf - 1] == '\r' ? lf - 1 : lf;
            at = lf + 1;
        }
        return new Lines(message, starts, ends, count);
    }

    /** The same lines with the CR before the LF kept, as git reads them when nobody has cleaned the message. */
    Lines withCarriageReturns() {
        int[] full = new int[count];
        for (int line = 0; line < count; line++) {
            full[line] = Bytes.indexOf(bytes, '\n', ends[line], bytes.length);
        }
        return new Lines(bytes, starts, full, count);
    }

    /** Whether at least one line ends in CR LF. */
    boolean hasCarriageReturns() {
        for (int line = 0; line < count; line++) {
            if (ends[line] < bytes.length && bytes[ends[line]] == '\r') {
                return true;
            }
        }
        return false;
    }

    byte[] bytes() {
        return bytes;
    }

    int count() {
        return count;
    }

    int start(int line) {
        return starts[line];
    }

    int end(int line) {
        return ends[line];
    }

    /** Whether nothing but blanks stands in the line. */
    boolean isBlank(int line) {
        int at = starts[line];
        while (at < ends[line] && Bytes.isSpace(bytes[at])) {
            at++;
        }
        return at == ends[line];
    }

    /** Whether nothing at all stands in the line. */
    boolean isEmpty(int line) {
        return starts[line] == ends[line];
    }

    /** Whether the line starts with a blank; an empty line does, for git, by the LF or CR that ends it. */
    boolean startsWithSpace(int line) {
        return Bytes.isSpace(bytes[starts[line]]);
    }

    boolean startsWith(int line, String ascii) {
        return Bytes.startsWith(bytes, starts[line], ends[line], ascii);
    }

    /** Whether the line is this text and ends in LF. */
    boolean isTerminated(int line, String ascii) {
        return ends[line] < bytes.length && ends[line] - starts[line] == ascii.length() && startsWith(line, ascii);
    }

    String text(int line, Charset charset) {
        return Bytes.decode(bytes, starts[line], ends[line], charset);
    }
}
