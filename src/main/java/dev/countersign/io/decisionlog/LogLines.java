package dev.countersign.io.decisionlog;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.core.exc.JacksonIOException;

/** Reads a log line by line in constant memory, however long its lines are. */
final class LogLines {

    private static final int BUFFER_BYTES = 1 << 16;
    private static final int END = -1;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int next;
    private int filled;
    private long offset;
    private long number;

    /**
     * Lines of the stream, which nobody else reads.
     *
     * @param offset where in its log the stream starts
     */
    LogLines(InputStream in, long offset) {
        this.in = in;
        this.offset = offset;
    }

    /**
     * One line of a log.
     *
     * @param number counted from 1, from where the reading started
     * @param offset of its first byte
     * @param length in bytes, without the LF
     * @param complete whether it ends in LF
     * @param digest the SHA-256 of its bytes without the LF, in hex
     */
    record Line<T>(long number, long offset, long length, boolean complete, String digest, T content) {

        /** Where the next line starts. */
        long end() {
            return offset + length + (complete ? 1 : 0);
        }
    }

    /**
     * The next line.
     *
     * @param content makes a value of the line's bytes; need not read them all
     * @return empty at the end
     * @throws IOException when the log cannot be read, whoever found out
     */
    <T> Optional<Line<T>> next(Function<InputStream, T> content) throws IOException {
        if (!fill()) {
            return Optional.empty();
        }
        number++;
        try (OneLine line = new OneLine()) {
            T value = content.apply(line);
            line.transferTo(OutputStream.nullOutputStream());
            Line<T> read = new Line<>(number, offset, line.length, line.complete, line.digest(), value);
            offset = read.end();
            return Optional.of(read);
        } catch (JacksonIOException e) {
            throw Unusable.cause(e);
        }
    }

    private boolean fill() throws IOException {
        if (next < filled) {
            return true;
        }
        next = 0;
        filled = Math.max(0, in.read(buffer));
        return filled > 0;
    }

    private final class OneLine extends InputStream {

        private final MessageDigest digest = Digests.sha256();
        private long length;
        private boolean complete;

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) == END ? END : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int start, int wanted) throws IOException {
            if (wanted == 0) {
                return 0;
            }
            if (complete || !fill()) {
                return END;
            }
            int count = lineFeed(Math.min(filled, next + wanted)) - next;
            if (count == 0) {
                next++;
                complete = true;
                return END;
            }
            System.arraycopy(buffer, next, target, start, count);
            digest.update(buffer, next, count);
            next += count;
            length += count;
            return count;
        }

        private int lineFeed(int end) {
            int at = next;
            while (at < end && buffer[at] != '\n') {
                at++;
            }
            return at;
        }

        String digest() {
            return HexFormat.of().formatHex(digest.digest());
        }
    }
}
