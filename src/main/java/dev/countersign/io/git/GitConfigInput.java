package dev.countersign.io.git;

import dev.countersign.gate.RepositoryException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * The bytes of a configuration file, one after the other, as git's own reader gets them: without a byte order mark, CR
 * LF as one line feed, and with a line feed at the end.
 */
final class GitConfigInput {

    private static final int CASE_BIT = 0x20;
    private static final ByteBuffer BYTE_ORDER_MARK =
            ByteBuffer.wrap(new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf});

    private final Path path;
    private final byte[] file;
    private int next;
    private int current;
    private boolean ended;

    GitConfigInput(Path path, byte[] file) {
        this.path = path;
        this.file = file;
        int start = Math.min(BYTE_ORDER_MARK.limit(), file.length);
        this.next = ByteBuffer.wrap(file, 0, start).equals(BYTE_ORDER_MARK) ? start : 0;
    }

    /** Goes to the next byte. */
    void advance() {
        if (next == file.length) {
            ended = true;
            current = '\n';
            return;
        }
        if (file[next] == '\r' && next + 1 < file.length && file[next + 1] == '\n') {
            next++;
        }
        current = file[next++];
        if (current == 0) {
            throw refused("a NUL, behind which git reads nothing");
        }
    }

    /** The byte that was gone to; never NUL. */
    int current() {
        return current;
    }

    boolean is(char c) {
        return current == c;
    }

    /** Whether the end was gone to. */
    boolean isEnded() {
        return ended;
    }

    boolean isComment() {
        return current == '#' || current == ';';
    }

    /** What git takes for a blank; the line feed is one. */
    boolean isBlank() {
        return current == ' ' || current == '\t' || current == '\r' || current == '\n';
    }

    boolean isLetter() {
        int folded = current | CASE_BIT;
        return folded >= 'a' && folded <= 'z';
    }

    /** Whether it may stand in the name of a section or key. */
    boolean isNameCharacter() {
        return isLetter() || (current >= '0' && current <= '9') || current == '-';
    }

    /** The byte, in lower case where it is a letter. */
    int folded() {
        return isLetter() ? current | CASE_BIT : current;
    }

    /** What to throw when the line of the current byte cannot be read for this. */
    RepositoryException refused(String what) {
        int line = 1;
        for (int i = 0; i < next - 1; i++) {
            line += file[i] == '\n' ? 1 : 0;
        }
        return new RepositoryException("cannot read the configuration: " + path + ":" + line + ": " + what + "\n"
                + GitConfig.howToCheck(path));
    }
}
