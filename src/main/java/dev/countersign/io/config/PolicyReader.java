package dev.countersign.io.config;

import dev.countersign.core.commit.CommitLimits;
import dev.countersign.core.commit.ObjectId;
import dev.countersign.core.evidence.Grade;
import dev.countersign.core.policy.Limits;
import dev.countersign.core.policy.Policy;
import dev.countersign.core.policy.Rule;
import dev.countersign.gate.PusherSources;
import dev.countersign.io.yaml.Quoted;
import dev.countersign.io.yaml.YamlMapping;
import dev.countersign.io.yaml.YamlNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a policy against the roster that it names. */
final class PolicyReader {

    private static final int MOST_SECONDS = 3_600;

    private final YamlMapping file;
    private final List<Rule> rules = new ArrayList<>();
    private final List<YamlMapping> ruleNodes = new ArrayList<>();
    private PusherSources pusher = PusherSources.NONE;

    PolicyReader(YamlMapping file) {
        this.file = file;
    }

    /** The policy; empty when problems were noted. */
    Optional<Policy> read(RosterReading roster) {
        Texts.checkVersion(file);
        Set<ObjectId> baseline =
                file.optional("baseline").map(PolicyReader::baseline).orElse(Set.of());
        Limits limits =
                file.optional("limits").map(node -> limits(node.mapping())).orElse(Limits.DEFAULT);
        Grade blocksFrom = file.optional("evidence")
                .flatMap(evidence -> evidence.mapping().optional("blocks-from"))
                .flatMap(node -> node.asOneOf(List.of(Grade.values()), RuleReader::word))
                .orElse(Grade.LIKELY);
        this.pusher = file.optional("pusher").map(PusherReader::read).orElse(PusherSources.NONE);
        readRules(new RuleReader(roster, file.optional("pusher").isPresent()));
        boolean isWhole = !rules.isEmpty() && rules.size() == ruleNodes.size();
        return isWhole ? Optional.of(new Policy(rules, baseline, limits, blocksFrom)) : Optional.empty();
    }

    /** By what it is known who pushes, once the policy was read. */
    PusherSources pusher() {
        return pusher;
    }

    /** The rules that could be read. */
    List<Rule> rules() {
        return List.copyOf(rules);
    }

    /** Where each rule stands, in the order of {@link #rules} once no problem was found. */
    List<YamlMapping> ruleNodes() {
        return List.copyOf(ruleNodes);
    }

    private void readRules(RuleReader reader) {
        Map<String, YamlNode> names = new HashMap<>();
        for (YamlNode node : Texts.someOf(file.required("rules"), "a policy must ask for something")) {
            Optional<Rule> rule = reader.read(node);
            ruleNodes.add(node.mapping());
            rule.filter(read -> isNew(read.name(), node, names)).ifPresent(rules::add);
        }
    }

    private static boolean isNew(String name, YamlNode node, Map<String, YamlNode> names) {
        YamlNode earlier = names.putIfAbsent(name, node);
        if (earlier != null) {
            node.mapping()
                    .required("name")
                    .report("rule " + Quoted.of(name) + " stands already in line "
                            + earlier.place().line() + "; decisions name rules, so each needs a name of its own");
        }
        return earlier == null;
    }

    private static Set<ObjectId> baseline(YamlNode list) {
        Set<ObjectId> ids = new HashSet<>();
        for (YamlNode item : list.items()) {
            Optional<String> text = item.asText();
            text.filter(ObjectId::isValid)
                    .map(ObjectId::new)
                    .filter(id -> !id.isZero())
                    .ifPresentOrElse(
                            ids::add,
                            () -> text.ifPresent(id -> item.report("a baseline commit must be named by"
                                    + " its full id, 40 or 64 hex digits in lower case, not " + Quoted.of(id))));
        }
        return ids;
    }

    private static Limits limits(YamlMapping fields) {
        CommitLimits commit = CommitLimits.DEFAULT;
        return new Limits(
                new CommitLimits(
                        limit(fields, "commit-bytes", commit.bytes()),
                        limit(fields, "parents", commit.parents()),
                        limit(fields, "trailers", commit.trailers()),
                        limit(fields, "fold-lines", commit.foldLines()),
                        limit(fields, "lines", commit.lines())),
                limit(fields, "tag-depth", Limits.DEFAULT.tagDepth()),
                limit(fields, "ref-updates", Limits.DEFAULT.refUpdates()),
                fields.optional("seconds")
                        .flatMap(node -> node.asInt(1, MOST_SECONDS))
                        .orElse(Limits.DEFAULT.seconds()));
    }

    private static int limit(YamlMapping fields, String key, int otherwise) {
        return fields.optional(key)
                .flatMap(node -> node.asInt(1, Integer.MAX_VALUE))
                .orElse(otherwise);
    }
}
