package dev.countersign.core.commit;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The signature that stands in the headers of a commit, and the bytes that it signs: the commit without that header
 * (gitformat-signature(5)). What looks like a signature in the message is none.
 */
public final class DetachedSignature {

    private static final String HEADER = "gpgsig";
    private static final String OTHER_HEADER = "gpgsig-sha256";

    private final byte[] armored;
    private final byte[] payload;

    /**
     * A signature over these bytes.
     *
     * @param armored the value of the header, its lines joined by LF and ended by one
     */
    public DetachedSignature(byte[] armored, byte[] payload) {
        this.armored = armored.clone();
        this.payload = payload.clone();
    }

    /**
     * The one signature of a commit, found in its bytes.
     *
     * @param object a commit that {@link CommitParser} read as a {@link Commit} within the same limits
     * @return empty when it has none, and when it has several, since readers differ in which they take
     */
    public static Optional<DetachedSignature> of(byte[] object, CommitLimits limits) {
        List<CommitHeaders.Line> headers = CommitHeaders.scan(object, limits).lines();
        List<CommitHeaders.Line> signatures = headers.stream()
                .filter(line -> line.is(HEADER) || line.is(OTHER_HEADER))
                .toList();
        return signatures.size() == 1 && signatures.get(0).is(HEADER)
                ? Optional.of(cut(object, signatures.get(0)))
                : Optional.empty();
    }

    /** The signature as text, its lines joined by LF and ended by one. */
    public byte[] armored() {
        return armored.clone();
    }

    /** What it signs. */
    public byte[] payload() {
        return payload.clone();
    }

    private static DetachedSignature cut(byte[] object, CommitHeaders.Line header) {
        byte[] armored = new byte[object.length];
        int length = 0;
        int at = header.start();
        for (int line = 0; line <= header.folds(); line++) {
            int next = Bytes.indexOf(object, '\n', at, object.length) + 1;
            System.arraycopy(object, at, armored, length, next - at);
            length += next - at;
            at = next + 1; // after the blank that marks a fold
        }
        return new DetachedSignature(
                Arrays.copyOf(armored, length), without(object, header.start() - HEADER.length() - 1, at - 1));
    }

    private static byte[] without(byte[] object, int from, int to) {
        byte[] rest = new byte[object.length - (to - from)];
        System.arraycopy(object, 0, rest, 0, from);
        System.arraycopy(object, to, rest, from, object.length - to);
        return rest;
    }
}
