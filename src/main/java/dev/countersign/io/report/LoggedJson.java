package dev.countersign.io.report;

import dev.countersign.io.report.LoggedDecision.LoggedCommit;
import dev.countersign.io.report.LoggedDecision.LoggedFinding;
import dev.countersign.io.report.LoggedDecision.LoggedRule;
import dev.countersign.io.report.LoggedDecision.LoggedUpdate;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
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
                    "at", json -> word("at", json),
                    "decision", json -> word("decision", json),
                    "repository", json -> word("repository", json),
                    "pusher", json -> word("pusher", json),
                    "certificate", json -> JsonRead.object(json, Map.of("member", into(words, "certifier"))),
                    "updates", json -> updates = JsonRead.list(json, LoggedJson::update),
                    "commits", json -> commits = JsonRead.list(json, LoggedJson::commit),
                    "findings", json -> findings = findings(json));
        }

        private void word(String key, JsonParser json) {
            JsonRead.text(json).ifPresent(text -> words.put(key, text));
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

    private static LoggedUpdate update(JsonParser json) {
        Map<String, String> words = new HashMap<>();
        List<LoggedFinding> findings = new ArrayList<>();
        JsonRead.object(
                json,
                Map.of(
                        "ref", into(words, "ref"),
                        "old", into(words, "old"),
                        "new", into(words, "new"),
                        "resolved", into(words, "resolved"),
                        "findings", inner -> findings.addAll(findings(inner))));
        String ref = words.getOrDefault("ref", "");
        return new LoggedUpdate(
                ref,
                words.getOrDefault("old", ""),
                words.getOrDefault("new", ""),
                words.getOrDefault("resolved", ref),
                findings);
    }

    private static LoggedCommit commit(JsonParser json) {
        Map<String, String> words = new HashMap<>();
        Set<String> tools = new LinkedHashSet<>();
        Set<String> signers = new LinkedHashSet<>();
        List<LoggedRule> rules = new ArrayList<>();
        JsonRead.object(
                json,
                Map.of(
                        "id", into(words, "id"),
                        "subject", into(words, "subject"),
                        "author", inner -> JsonRead.object(inner, Map.of("name", into(words, "author"))),
                        "evidence", inner -> JsonRead.list(inner, piece -> tool(piece, tools::add)),
                        "sign-offs", inner -> JsonRead.list(inner, signOff -> signer(signOff, signers::add)),
                        "rules", inner -> rules.addAll(JsonRead.list(inner, LoggedJson::rule))));
        return new LoggedCommit(
                words.getOrDefault("id", ""),
                words.getOrDefault("subject", ""),
                words.getOrDefault("author", ""),
                List.copyOf(tools),
                List.copyOf(signers),
                rules);
    }

    private static boolean tool(JsonParser json, Consumer<String> tools) {
        JsonRead.object(json, Map.of("tool", inner -> JsonRead.text(inner).ifPresent(tools)));
        return true;
    }

    private static boolean signer(JsonParser json, Consumer<String> signers) {
        Map<String, String> words = new HashMap<>();
        JsonRead.object(
                json,
                Map.of(
                        "name", into(words, "name"),
                        "member", into(words, "member"),
                        "counts", inner -> words.put("counts", String.valueOf(JsonRead.isTrue(inner)))));
        if ("true".equals(words.get("counts"))) {
            signers.accept(words.getOrDefault("member", words.getOrDefault("name", "")));
        }
        return true;
    }

    private static LoggedRule rule(JsonParser json) {
        Map<String, String> words = new HashMap<>();
        List<LoggedFinding> findings = new ArrayList<>();
        JsonRead.object(
                json,
                Map.of(
                        "rule", into(words, "rule"),
                        "verdict", into(words, "verdict"),
                        "findings", inner -> findings.addAll(findings(inner))));
        return new LoggedRule(words.getOrDefault("rule", ""), words.getOrDefault("verdict", ""), findings);
    }

    private static List<LoggedFinding> findings(JsonParser json) {
        return JsonRead.list(json, finding -> {
            Map<String, String> words = new HashMap<>();
            JsonRead.object(finding, Map.of("message", into(words, "message"), "remedy", into(words, "remedy")));
            return new LoggedFinding(words.getOrDefault("message", ""), words.getOrDefault("remedy", ""));
        });
    }

    private static JsonRead.Field into(Map<String, String> words, String key) {
        return json -> JsonRead.text(json).ifPresent(text -> words.put(key, text));
    }
}
