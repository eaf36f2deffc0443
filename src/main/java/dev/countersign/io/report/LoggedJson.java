package dev.countersign.io.report;

import dev.countersign.io.report.LoggedDecision.LoggedCommit;
import dev.countersign.io.report.LoggedDecision.LoggedFinding;
import dev.countersign.io.report.LoggedDecision.LoggedUpdate;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads back what {@link DecisionJson} wrote, also by a newer version that added keys. What is no decision is no
 * exception: the line is somebody else's doing, and the reader says so.
 */
public final class LoggedJson {

    private static final JsonFactory FACTORY =
            JsonFactory.builder().disable(StreamReadFeature.AUTO_CLOSE_SOURCE).build();

    private LoggedJson() {}

    /**
     * The decision that the stream holds, up to its end.
     *
     * @return empty when it holds anything else
     * @throws JacksonIOException when the stream cannot be read
     */
    public static Optional<LoggedDecision> decision(InputStream in) {
        DecisionFields fields = new DecisionFields();
        return isObject(in, fields.byKey()) ? fields.decision() : Optional.empty();
    }

    /**
     * The place in the log that the stream's decision claims, up to the stream's end; in constant memory.
     *
     * @return empty when it holds no JSON object or one that claims no place
     * @throws JacksonIOException when the stream cannot be read
     */
    public static Optional<ChainLink> link(InputStream in) {
        LinkFields fields = new LinkFields();
        return isObject(in, fields.byKey()) ? fields.link() : Optional.empty();
    }

    private static boolean isObject(InputStream in, Map<String, JsonRead.Field> fields) {
        try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), in)) {
            if (json.nextToken() != tools.jackson.core.JsonToken.START_OBJECT) {
                return false;
            }
            JsonRead.object(json, fields);
            return json.nextToken() == null;
        } catch (JacksonIOException e) {
            throw e;
        } catch (JacksonException e) {
            return false;
        }
    }

    private static final class LinkFields {
        private Optional<Long> seq = Optional.empty();
        private Optional<String> previous = Optional.empty();
        private boolean recovered;

        Map<String, JsonRead.Field> byKey() {
            return Map.of(
                    "seq", json -> seq = JsonRead.number(json),
                    "previous", json -> previous = JsonRead.text(json),
                    "recovered", json -> recovered = JsonRead.isTrue(json));
        }

        Optional<ChainLink> link() {
            return seq.map(number -> new ChainLink(number, previous, recovered));
        }
    }

    private static final class DecisionFields {
        private final Map<String, String> words = new HashMap<>();
        private long seq;
        private List<LoggedUpdate> updates = List.of();
        private List<LoggedCommit> commits = List.of();
        private List<LoggedFinding> findings = List.of();

        Map<String, JsonRead.Field> byKey() {
            return Map.of(
                    "seq", json -> seq = JsonRead.number(json).orElse(0L),
                    "at", JsonRead.text(words, "at"),
                    "decision", JsonRead.text(words, "decision"),
                    "repository", JsonRead.text(words, "repository"),
                    "pusher", JsonRead.text(words, "pusher"),
                    "certificate", json -> JsonRead.object(json, Map.of("member", JsonRead.text(words, "certifier"))),
                    "updates", json -> updates = JsonRead.list(json, LoggedParts::update),
                    "commits", json -> commits = JsonRead.list(json, LoggedParts::commit),
                    "findings", json -> findings = LoggedParts.findings(json));
        }

        Optional<LoggedDecision> decision() {
            Optional<String> decision = Optional.ofNullable(words.get("decision"));
            return decision.flatMap(word -> at().map(at -> new LoggedDecision(
                    seq,
                    at,
                    word,
                    words.getOrDefault("repository", ""),
                    Optional.ofNullable(words.get("pusher")),
                    Optional.ofNullable(words.get("certifier")),
                    updates,
                    commits,
                    findings)));
        }

        private Optional<Instant> at() {
            try {
                return Optional.ofNullable(words.get("at")).map(Instant::parse);
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        }
    }
}
