package dev.countersign.core.commit;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the message of a commit. Its trailers are those that {@code git interpret-trailers --parse --no-divider} prints
 * once the CR before each LF and the blank lines at the top are dropped, as git does before it looks for trailers.
 */
public final class MessageParser {

    private final Lines lines;
    private final TrailerBlock block;
    private final CommitLimits limits;

    private MessageParser(byte[] message, CommitLimits limits) {
        this.lines = Lines.of(message);
        this.block = TrailerBlock.find(lines);
        this.limits = limits;
    }

    /**
     * Reads a message within its limits; what exceeds them is cut off, so ask {@link #excess} first.
     *
     * @param charset a superset of ASCII
     */
    public static Message parse(byte[] message, Charset charset, CommitLimits limits) {
        return new MessageParser(message, limits).message(charset);
    }

    /** Finds the lines and the trailers of a message; linear, and nothing is decoded yet. */
    static MessageParser of(byte[] message, CommitLimits limits) {
        return new MessageParser(message, limits);
    }

    /** Why the message is too long to be read. */
    Optional<String> excess() {
        if (lines.count() > limits.lines()) {
            return Optional.of("the message has more than " + limits.lines() + " lines");
        }
        int trailers = 0;
        int folds = 0;
        for (int line = block.start(); line < block.end(); line++) {
            if (lines.startsWithSpace(line)) {
                folds++;
            } else if (TrailerBlock.keyLength(lines, line) >= 1) {
                trailers++;
            }
        }
        if (trailers > limits.trailers()) {
            return Optional.of("the message has more than " + limits.trailers() + " trailers");
        }
        return folds > limits.foldLines()
                ? Optional.of("the trailers have more than " + limits.foldLines() + " continuation lines")
                : Optional.empty();
    }

    /** The message, what exceeds its limits cut off. */
    Message message(Charset charset) {
        int count = Math.min(lines.count(), limits.lines());
        List<String> text = new ArrayList<>(count);
        for (int line = 0; line < count; line++) {
            text.add(lines.text(line, charset));
        }
        boolean none = block.isEmpty();
        return new Message(
                text, trailers(charset), none ? Message.NO_BLOCK : block.start() + 1, none ? 0 : block.end());
    }

    private List<Trailer> trailers(Charset charset) {
        Map<Integer, String> kept = lines.hasCarriageReturns() ? valuesWithCarriageReturns() : Map.of();
        List<Trailer> trailers = new ArrayList<>();
        for (TrailerLines trailer : trailerLines(lines, block)) {
            boolean depends =
                    lines.hasCarriageReturns() && !trailer.rawValue(lines).equals(kept.get(trailer.line()));
            trailers.add(new Trailer(
                    trailer.key(lines),
                    trailer.value(lines, charset),
                    trailer.line() + 1,
                    depends ? Trailer.Form.DEPENDS_ON_CARRIAGE_RETURNS : trailer.form(lines)));
        }
        return trailers;
    }

    private Map<Integer, String> valuesWithCarriageReturns() {
        Lines full = lines.withCarriageReturns();
        Map<Integer, String> values = new HashMap<>();
        for (TrailerLines trailer : trailerLines(full, TrailerBlock.find(full))) {
            values.put(trailer.line(), trailer.rawValue(full));
        }
        return values;
    }

    private List<TrailerLines> trailerLines(Lines lines, TrailerBlock block) {
        List<TrailerLines> trailers = new ArrayList<>();
        int line = block.start();
        while (line < block.end() && trailers.size() < limits.trailers()) {
            int keyLength = TrailerBlock.keyLength(lines, line);
            int end = line + 1;
            if (keyLength >= 1) {
                while (end < block.end() && lines.startsWithSpace(end)) {
                    end++;
                }
                trailers.add(new TrailerLines(line, end, keyLength));
            }
            line = end;
        }
        return trailers;
    }
}
