package dev.countersign.io.decisionlog;

import dev.countersign.core.verdict.Decision;
import dev.countersign.io.digest.Sha256;
import dev.countersign.io.report.ChainLink;
import dev.countersign.io.report.DecisionJson;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.HexFormat;

/** A line that lacks nothing but its place in the log: nobody has to wait while it is made. Good for one place. */
final class DraftLine {

    private final MessageDigest digest = new Sha256();
    private final PackedBytes bytes = new PackedBytes(digest);

    private DraftLine() {}

    /**
     * The line about a decision.
     *
     * @throws IOException when a long one, on which two threads work, could not be finished
     */
    static DraftLine of(Decision decision) throws IOException {
        DraftLine line = new DraftLine();
        try (PackedBytes out = line.bytes) {
            DecisionJson.begin(decision, out);
            out.finish();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return line;
    }

    /**
     * Writes the line for this place, without a line feed.
     *
     * @return its digest, in hex
     */
    String write(ChainLink place, OutputStream out) throws IOException {
        byte[] end = DecisionJson.end(place);
        bytes.copyTo(out);
        out.write(end);
        digest.update(end);
        return HexFormat.of().formatHex(digest.digest());
    }
}
