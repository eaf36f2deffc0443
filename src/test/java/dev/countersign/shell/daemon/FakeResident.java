package dev.countersign.shell.daemon;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

/** Something that listens where a resident process should, greets one client, and answers it one way or another. */
final class FakeResident implements AutoCloseable {

    private final ServerSocketChannel channel;
    private final CompletableFuture<byte[]> asked;

    private FakeResident(ServerSocketChannel channel, String greeting, Optional<UnaryOperator<byte[]>> answer) {
        this.channel = channel;
        this.asked = CompletableFuture.supplyAsync(() -> serve(greeting, answer));
    }

    /**
     * One that listens here.
     *
     * @param answer makes an answer to a request, which it gets without the length
     */
    static FakeResident at(Path socket, String greeting, UnaryOperator<byte[]> answer) {
        return at(socket, greeting, Optional.of(answer));
    }

    /** One that says no more than this. */
    static FakeResident at(Path socket, String greeting) {
        return at(socket, greeting, Optional.empty());
    }

    private static FakeResident at(Path socket, String greeting, Optional<UnaryOperator<byte[]>> answer) {
        try {
            ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            channel.bind(UnixDomainSocketAddress.of(socket));
            return new FakeResident(channel, greeting, answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] serve(String greeting, Optional<UnaryOperator<byte[]>> answer) {
        try (SocketChannel client = channel.accept()) {
            client.write(ByteBuffer.wrap(greeting.getBytes(StandardCharsets.US_ASCII)));
            if (answer.isEmpty()) {
                client.shutdownOutput();
            }
            InputStream in = Channels.newInputStream(client);
            byte[] length = in.readNBytes(Integer.BYTES);
            if (length.length == 0) {
                return length;
            }
            byte[] request = in.readNBytes(Wire.numbers(length).getInt());
            client.write(ByteBuffer.wrap(answer.orElseThrow().apply(request)));
            return request;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What it was asked, without the length; nothing if the client left after the greeting. */
    byte[] asked() {
        return asked.join();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
