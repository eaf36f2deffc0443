package dev.countersign.io.config;

import dev.countersign.core.policy.Deletions;
import dev.countersign.core.policy.Globs;
import dev.countersign.core.policy.Role;
import dev.countersign.core.policy.Rule;
import dev.countersign.core.policy.SignOffRequirement;
import dev.countersign.core.policy.Trigger;
import dev.countersign.core.roster.Level;
import dev.countersign.core.signoff.Proof;
import dev.countersign.io.yaml.Quoted;
import dev.countersign.io.yaml.YamlMapping;
import dev.countersign.io.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads one rule of a policy. What is left out has the default that the documentation tells. */
final class RuleReader {

    static final String DEFAULT_LEVEL = "senior";
    static final List<String> DEFAULT_REFS = List.of("refs/heads/**", "refs/tags/**");
    static final List<String> DEFAULT_PATHS = List.of("**");

    private static final String NEVER = "never";

    private final RosterReading roster;
    private final List<Level> levels;
    private final boolean knowsPushers;

    /** @param knowsPushers whether the policy says by what it is known who pushes */
    RuleReader(RosterReading roster, boolean knowsPushers) {
        this.knowsPushers = knowsPushers;
        this.roster = roster;
        this.levels = roster.levels().map(ladder -> ladder.all()).orElse(List.of());
    }

    /** The rule that the node holds; empty when problems were noted. */
    Optional<Rule> read(YamlNode node) {
        YamlMapping fields = node.mapping();
        Optional<String> name = Texts.trimmed(fields.required("name"));
        Optional<Globs> refs =
                fields.optional("refs").map(Patterns::refs).orElseGet(() -> Optional.of(Globs.ofRefs(DEFAULT_REFS)));
        Optional<Trigger> when = word(fields, "when", Trigger.values(), Trigger.AI_ASSISTED);
        Optional<Globs> paths = fields.optional("paths")
                .map(Patterns::paths)
                .orElseGet(() -> Optional.of(Globs.ofPaths(DEFAULT_PATHS)));
        Optional<Deletions> deletions = word(fields, "deletions", Deletions.values(), Deletions.ALLOW);
        YamlMapping requirement =
                fields.optional("sign-off").map(YamlNode::mapping).orElseGet(() -> fields.absent("sign-off"));
        Optional<SignOffRequirement> signOff = signOff(requirement, name);
        if (List.of(name, refs, when, paths, deletions, signOff).stream().anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        return Optional.of(new Rule(
                name.orElseThrow(),
                refs.orElseThrow(),
                when.orElseThrow(),
                paths.orElseThrow(),
                signOff.orElseThrow(),
                deletions.orElseThrow()));
    }

    private Optional<SignOffRequirement> signOff(YamlMapping fields, Optional<String> rule) {
        Optional<Level> level = level(fields);
        Optional<Boolean> aboveAuthor =
                fields.optional("above-author").map(YamlNode::asBoolean).orElse(Optional.of(true));
        Optional<Own> own = own(fields, level);
        Optional<Integer> count = fields.optional("count")
                .map(node -> node.asInt(1, Integer.MAX_VALUE))
                .orElse(Optional.of(1));
        Optional<Proof> proof = proof(fields);
        Optional<Boolean> userPresence =
                fields.optional("user-presence").map(YamlNode::asBoolean).orElse(Optional.of(true));
        Set<Role> independentOf =
                fields.optional("independent-of").map(RolesReader::read).orElse(Set.of());
        if (List.of(level, aboveAuthor, own, count, proof, userPresence).stream()
                .anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        checkThatSomebodyCan(
                fields, rule.orElse("this rule"), level.orElseThrow(), count.orElseThrow(), proof.orElseThrow());
        checkThatPusherIsKnown(fields, proof.orElseThrow());
        fields.optional("independent-of")
                .ifPresent(node -> RolesReader.check(node, independentOf, proof.orElseThrow(), knowsPushers));
        return Optional.of(new SignOffRequirement(
                level.orElseThrow(),
                aboveAuthor.orElseThrow(),
                own.orElseThrow().from,
                count.orElseThrow(),
                proof.orElseThrow(),
                userPresence.orElseThrow(),
                independentOf));
    }

    private void checkThatSomebodyCan(YamlMapping fields, String rule, Level level, int count, Proof proof) {
        long able = roster.countFrom(level, proof);
        if (roster.isWhole() && able < count) {
            boolean lackProof = roster.countFrom(level, Proof.CLAIM) >= count;
            YamlNode culprit = fields.optional(lackProof ? "proof" : able == 0 ? "level" : "count")
                    .orElse(fields);
            culprit.report("rule " + Quoted.of(rule) + " asks for " + people(count) + " at " + level.name()
                    + " or above" + needed(proof) + "; the roster has " + (able == 0 ? "nobody" : able));
        }
    }

    private static String needed(Proof proof) {
        return switch (proof) {
            case CLAIM -> "";
            case PUSHER -> " with a login or a key";
            case COMMIT_SIGNATURE, COUNTERSIGNATURE -> " with a key";
        };
    }

    private void checkThatPusherIsKnown(YamlMapping fields, Proof proof) {
        if (proof == Proof.PUSHER && !knowsPushers) {
            fields.required("proof").report("'proof: pusher' needs to know who pushes; " + PusherReader.HOW_TO_KNOW);
        }
    }

    private static String people(int count) {
        return count == 1 ? "1 person" : count + " people";
    }

    private Optional<Level> level(YamlMapping fields) {
        Optional<YamlNode> node = fields.optional("level");
        if (levels.isEmpty()) {
            node.ifPresent(YamlNode::asText);
            return Optional.empty();
        }
        if (node.isPresent()) {
            return node.get().asOneOf(levels, Level::name);
        }
        Optional<Level> level = named(DEFAULT_LEVEL);
        if (level.isEmpty()) {
            List<String> names = levels.stream().map(Level::name).toList();
            fields.report("'level' is missing, and the default '" + DEFAULT_LEVEL + "' is no level of the roster"
                    + "; known: " + String.join(", ", names));
        }
        return level;
    }

    private Optional<Level> named(String name) {
        return levels.stream().filter(level -> level.name().equals(name)).findFirst();
    }

    private Optional<Own> own(YamlMapping fields, Optional<Level> level) {
        Optional<YamlNode> node = fields.optional("self");
        if (node.isEmpty()) {
            return level.map(this::ownByDefault);
        }
        if (levels.isEmpty()) {
            node.get().asText();
            return Optional.empty();
        }
        List<Own> choices = new ArrayList<>();
        levels.forEach(choice -> choices.add(new Own(Optional.of(choice))));
        choices.add(new Own(Optional.empty()));
        return node.get().asOneOf(choices, Own::word);
    }

    /** Senior, or the rule's own level where that is higher or where there is no senior. */
    private Own ownByDefault(Level asked) {
        return new Own(Optional.of(
                named(DEFAULT_LEVEL).filter(senior -> senior.isAtLeast(asked)).orElse(asked)));
    }

    private static Optional<Proof> proof(YamlMapping fields) {
        return word(fields, "proof", Proof.values(), Proof.CLAIM);
    }

    private static <E extends Enum<E>> Optional<E> word(YamlMapping fields, String key, E[] values, E otherwise) {
        return fields.optional(key)
                .map(node -> node.asOneOf(List.of(values), RuleReader::word))
                .orElse(Optional.of(otherwise));
    }

    /** The constant as a policy spells it: {@code AI_ASSISTED} as {@code ai-assisted}. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Who signs their own.
     *
     * @param from the lowest level that does; empty for nobody
     */
    private record Own(Optional<Level> from) {

        String word() {
            return from.map(Level::name).orElse(NEVER);
        }
    }
}
