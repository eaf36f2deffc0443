package dev.countersign.io.report;

import dev.countersign.io.report.LoggedDecision.LoggedCommit;
import dev.countersign.io.report.LoggedDecision.LoggedFinding;
import dev.countersign.io.report.LoggedDecision.LoggedRule;
import dev.countersign.io.report.LoggedDecision.LoggedUpdate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.core.JsonParser;

/** Reads back the parts of a decision. What is missing is the empty text, what is of another kind is passed over. */
final class LoggedParts {

    private LoggedParts() {}

    static LoggedUpdate update(JsonParser json) {
        Map<String, String> words = new HashMap<>();
        List<LoggedFinding> findings = new ArrayList<>();
        JsonRead.object(
                json,
                Map.of(
                        "ref", JsonRead.text(words, "ref"),
                        "old", JsonRead.text(words, "old"),
                        "new", JsonRead.text(words, "new"),
                        "resolved", JsonRead.text(words, "resolved"),
                        "findings", inner -> findings.addAll(findings(inner))));
        String ref = words.getOrDefault("ref", "");
        return new LoggedUpdate(
                ref,
                words.getOrDefault("old", ""),
                words.getOrDefault("new", ""),
                words.getOrDefault("resolved", ref),
                findings);
    }

    static LoggedCommit commit(JsonParser json) {
        Map<String, String> words = new HashMap<>();
        Set<String> tools = new LinkedHashSet<>();
        Set<String> signers = new LinkedHashSet<>();
        List<LoggedRule> rules = new ArrayList<>();
        JsonRead.object(
                json,
                Map.of(
                        "id", JsonRead.text(words, "id"),
                        "subject", JsonRead.text(words, "subject"),
                        "author", inner -> JsonRead.object(inner, Map.of("name", JsonRead.text(words, "author"))),
                        "evidence", inner -> JsonRead.list(inner, piece -> tool(piece, tools::add)),
                        "sign-offs", inner -> JsonRead.list(inner, signOff -> signer(signOff, signers::add)),
                        "rules", inner -> rules.addAll(JsonRead.list(inner, LoggedParts::rule))));
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
                        "name", JsonRead.text(words, "name"),
                        "member", JsonRead.text(words, "member"),
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
                        "rule", JsonRead.text(words, "rule"),
                        "verdict", JsonRead.text(words, "verdict"),
                        "findings", inner -> findings.addAll(findings(inner))));
        return new LoggedRule(words.getOrDefault("rule", ""), words.getOrDefault("verdict", ""), findings);
    }

    static List<LoggedFinding> findings(JsonParser json) {
        return JsonRead.list(json, finding -> {
            Map<String, String> words = new HashMap<>();
            JsonRead.object(
                    finding,
                    Map.of("message", JsonRead.text(words, "message"), "remedy", JsonRead.text(words, "remedy")));
            return new LoggedFinding(words.getOrDefault("message", ""), words.getOrDefault("remedy", ""));
        });
    }
}
