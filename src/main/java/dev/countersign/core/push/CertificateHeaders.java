package dev.countersign.core.push;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The headers of a push certificate, in the one order in which git writes them (send-pack.c, generate_push_cert). */
record CertificateHeaders(String pusher, String nonce) {

    private static final String VERSION = "certificate version 0.1";

    /** Reads the lines before the blank line, the last one without its line feed. */
    static Optional<CertificateHeaders> parse(String text) {
        Deque<String> lines = new ArrayDeque<>(List.of(text.split("\n", -1)));
        if (!VERSION.equals(lines.poll())) {
            return Optional.empty();
        }
        Optional<String> pusher = take(lines, "pusher ");
        take(lines, "pushee ");
        Optional<String> nonce = take(lines, "nonce ");
        if (!lines.stream().allMatch(line -> line.startsWith("push-option "))) {
            return Optional.empty();
        }
        return pusher.flatMap(who -> nonce.map(stamp -> new CertificateHeaders(who, stamp)));
    }

    /** The value of the next line, which is then gone, if it is this header and has a value. */
    private static Optional<String> take(Deque<String> lines, String header) {
        String line = lines.peek();
        if (line == null || !line.startsWith(header) || line.length() == header.length()) {
            return Optional.empty();
        }
        lines.remove();
        return Optional.of(line.substring(header.length()));
    }
}
