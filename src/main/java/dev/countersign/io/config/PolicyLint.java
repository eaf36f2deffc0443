package dev.countersign.io.config;

import dev.countersign.core.policy.Glob;
import dev.countersign.core.policy.Globs;
import dev.countersign.core.policy.Policy;
import dev.countersign.core.policy.Role;
import dev.countersign.core.policy.Rule;
import dev.countersign.core.policy.SignOffRequirement;
import dev.countersign.core.policy.Trigger;
import dev.countersign.core.roster.Level;
import dev.countersign.core.roster.Member;
import dev.countersign.core.signoff.Proof;
import dev.countersign.io.yaml.Place;
import dev.countersign.io.yaml.Problem;
import dev.countersign.io.yaml.Quoted;
import dev.countersign.io.yaml.YamlMapping;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Looks for what a policy may say but hardly means. */
final class PolicyLint {

    private static final int NAMED = 3;

    private final Policy policy;
    private final List<YamlMapping> nodes;
    private final RosterReading roster;
    private final List<Member> active;
    private final List<Problem> warnings = new ArrayList<>();

    /** @param nodes where the rules stand, in the policy's order */
    PolicyLint(Policy policy, List<YamlMapping> nodes, RosterReading roster, LocalDate today) {
        this.policy = policy;
        this.nodes = nodes;
        this.roster = roster;
        this.active = roster.roster().members().stream()
                .filter(member -> member.isActiveOn(today))
                .toList();
    }

    List<Problem> warnings() {
        for (int i = 0; i < nodes.size(); i++) {
            Rule rule = policy.rules().get(i);
            YamlMapping node = nodes.get(i);
            YamlMapping signOff =
                    node.optional("sign-off").map(value -> value.mapping()).orElseGet(() -> node.absent("sign-off"));
            lookAtPatterns(rule.refs(), node.placeOf("refs"));
            lookAtPatterns(rule.paths(), node.placeOf("paths"));
            lookAtSelf(rule.signOff(), signOff);
            lookAtProof(signOff);
            lookAtIndependence(rule.signOff(), signOff);
            lookAtAuthors(rule, signOff);
        }
        lookAtTriggers();
        return warnings.stream().sorted().toList();
    }

    private void lookAtPatterns(Globs globs, Place place) {
        Set<String> seen = new HashSet<>();
        for (Glob glob : globs.patterns()) {
            if (!seen.add(glob.text())) {
                warn(place, "pattern " + Quoted.of(glob.text()) + " stands twice");
            }
        }
        for (Glob out : globs.exclusions()) {
            boolean takesAway = globs.patterns().stream()
                    .anyMatch(in -> in.matches(Patterns.sample(out)) || out.matches(Patterns.sample(in)));
            if (!takesAway) {
                warn(place, "exclusion " + Quoted.of("!" + out.text()) + " takes nothing away from what is included");
            }
        }
    }

    private void lookAtSelf(SignOffRequirement requirement, YamlMapping signOff) {
        requirement
                .self()
                .filter(self -> !self.isAtLeast(requirement.level()))
                .ifPresent(self -> warn(
                        signOff.placeOf("self"),
                        "'self' " + self + " has no effect below " + requirement.level()
                                + ": who signs off, also their own, must be " + requirement.level() + " or above"));
    }

    private void lookAtProof(YamlMapping signOff) {
        if (signOff.optional("proof").isEmpty()) {
            warn(
                    signOff.place(),
                    "sign-offs count on their word, which whoever pushes can type; write 'proof: claim' to say that"
                            + " this is known");
        }
    }

    private void lookAtIndependence(SignOffRequirement asked, YamlMapping signOff) {
        boolean saysSelf = signOff.optional("self").isPresent() && asked.self().isPresent();
        if (saysSelf && asked.independentOf().contains(Role.AUTHOR)) {
            warn(
                    signOff.placeOf("self"),
                    "'self' lets nobody sign off their own, since 'independent-of' names the author; it only says from"
                            + " which level on nobody above the author is needed");
        }
        if (asked.proof() == Proof.COMMIT_SIGNATURE && asked.independentOf().contains(Role.COMMITTER)) {
            warn(
                    signOff.placeOf("independent-of"),
                    "who signs a commit mostly commits it, and then is not independent of the committer");
        }
    }

    private void lookAtAuthors(Rule rule, YamlMapping signOff) {
        SignOffRequirement asked = rule.signOff();
        long able = active.stream()
                .filter(member -> member.level().isAtLeast(asked.level()))
                .count();
        if (able < asked.count()) {
            warn(
                    signOff.place(),
                    "of the members who are active now, " + able + " can sign off for rule " + Quoted.of(rule.name())
                            + ", which asks for " + asked.count());
            return;
        }
        for (Level level : roster.levels().orElseThrow().all()) {
            List<String> authors = active.stream()
                    .filter(member -> member.level().equals(level))
                    .map(Member::name)
                    .toList();
            if (!authors.isEmpty() && signersFor(level, asked) < asked.count()) {
                warn(
                        signOff.place(),
                        "too few members may sign off what " + named(authors) + " (" + level + ") commit under rule "
                                + Quoted.of(rule.name()) + ": needs " + asked.count() + ", there are "
                                + signersFor(level, asked));
            }
        }
    }

    private long signersFor(Level author, SignOffRequirement asked) {
        boolean own = author.isAtLeast(asked.level())
                && asked.self().filter(author::isAtLeast).isPresent();
        boolean above = asked.aboveAuthor() && !own;
        long able = active.stream()
                .filter(member -> member.level().isAtLeast(asked.level()))
                .filter(member -> !above || !author.isAtLeast(member.level()))
                .count();
        boolean barred = !own || asked.independentOf().contains(Role.AUTHOR);
        boolean countsAuthor = barred && !above && author.isAtLeast(asked.level());
        return countsAuthor ? able - 1 : able;
    }

    private static String named(List<String> people) {
        List<String> shown = people.subList(0, Math.min(NAMED, people.size()));
        int more = people.size() - shown.size();
        return String.join(", ", shown) + (more > 0 ? " and " + more + " more" : "");
    }

    private void lookAtTriggers() {
        if (policy.rules().stream().allMatch(rule -> rule.when() == Trigger.UNDECLARED)) {
            warn(
                    nodes.get(0).placeOf("when"),
                    "no rule asks anything of commits that say that AI took part; 'undeclared' leaves them out");
        }
    }

    private void warn(Place place, String message) {
        warnings.add(new Problem(place, message));
    }
}
