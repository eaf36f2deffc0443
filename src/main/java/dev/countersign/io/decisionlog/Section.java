package dev.countersign.io.decisionlog;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** A part of a file as a stream of its own: does not move the channel, and what is appended meanwhile stays unseen. */
final class Section extends InputStream {

    private final FileChannel channel;
    private final long end;
    private long position;

    Section(FileChannel channel, long start, long end) {
        this.channel = channel;
        this.position = start;
        this.end = end;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int start, int wanted) throws IOException {
        if (position >= end) {
            return -1;
        }
        ByteBuffer bytes = ByteBuffer.wrap(target, start, (int) Math.min(wanted, end - position));
        int read = channel.read(bytes, position);
        position += Math.max(0, read);
        return read;
    }
}
