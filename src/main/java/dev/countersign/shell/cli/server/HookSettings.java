package dev.countersign.shell.cli.server;

import dev.countersign.gate.UsageException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * What stands behind the program in a hook that is one: fields of fixed length at the end of the file, as
 * {@code client.c} declares them, each text with at least one NUL behind it. The last one is a mark, so that the
 * settings of another version, or half of them, are none.
 */
final class HookSettings {

    private static final int SCRIPT = 6000;
    private static final int NAME = 16;
    private static final int SOCKET = 104;
    private static final int JAR = 2056;
    private static final int MARK = 16;

    private HookSettings() {}

    /**
     * The bytes.
     *
     * @throws UsageException when a path is so long that they do not hold it
     */
    static byte[] of(Hook hook, Client client, String script) {
        ByteBuffer bytes = ByteBuffer.allocate(SCRIPT + NAME + SOCKET + JAR + MARK);
        put(bytes, SCRIPT, script, "paths of the program and its Java are");
        put(bytes, NAME, hook.fileName(), "name of the hook is");
        put(bytes, SOCKET, client.socket().toString(), "path of the socket is");
        put(bytes, JAR, client.jar().toString(), "path of the jar is");
        put(bytes, MARK, "countersign 2", "mark is");
        return bytes.array();
    }

    private static void put(ByteBuffer to, int length, String text, String what) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length >= length) {
            throw new UsageException("the " + what + " too long for a hook that asks a resident process: "
                    + bytes.length + " bytes, at most " + (length - 1));
        }
        int end = to.position() + length;
        to.put(bytes).position(end);
    }
}
