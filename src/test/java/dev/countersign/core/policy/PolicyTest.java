package dev.countersign.core.policy;

import static dev.countersign.testing.People.LEVELS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.core.commit.CommitLimits;
import dev.countersign.core.evidence.Grade;
import dev.countersign.core.push.RefName;
import dev.countersign.core.roster.Level;
import dev.countersign.core.signoff.Proof;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PolicyTest {

    private static final Level SENIOR = LEVELS.named("senior").orElseThrow();

    @Test
    void names_the_rules_that_govern_a_ref_in_their_order() {
        Rule main = rule("main", "refs/heads/main");
        Rule all = rule("all", "refs/heads/**");
        Policy policy = new Policy(List.of(main, all), Set.of(), Limits.DEFAULT, Grade.LIKELY);

        assertThat(policy.governing(new RefName("refs/heads/main"))).containsExactly(main, all);
        assertThat(policy.governing(new RefName("refs/heads/x"))).containsExactly(all);
        assertThat(policy.governing(new RefName("refs/tags/x"))).isEmpty();
    }

    @Test
    void governs_refs_in_namespaces_as_those_within_call_them() {
        Rule main = rule("main", "refs/heads/main");

        assertThat(main.governs(new RefName("refs/namespaces/team/refs/heads/main")))
                .isTrue();
        assertThat(main.governs(new RefName("refs/namespaces/team/refs/heads/x")))
                .isFalse();
        assertThat(rule("raw", "refs/namespaces/team/**").governs(new RefName("refs/namespaces/team/refs/x")))
                .isTrue();
    }

    @Test
    void guards_what_every_commit_that_changes_it_is_asked_about() {
        RefName main = new RefName("refs/heads/main");
        SignOffRequirement senior = new SignOffRequirement(SENIOR, true, Optional.empty(), 1, Proof.CLAIM, true);
        Globs refs = Globs.ofRefs(List.of(main.value()));
        Globs paths = Globs.ofPaths(List.of("gate/**"));
        Rule guard = new Rule("guard", refs, Trigger.EVERY_COMMIT, paths, senior, Deletions.ALLOW);
        Rule assisted = new Rule("ai", refs, Trigger.AI_ASSISTED, paths, senior, Deletions.ALLOW);

        assertThat(guard.guards(main, "gate/policy.yaml")).isTrue();
        assertThat(guard.guards(main, "policy.yaml")).isFalse();
        assertThat(guard.guards(new RefName("refs/heads/x"), "gate/policy.yaml"))
                .isFalse();
        assertThat(assisted.guards(main, "gate/policy.yaml")).isFalse();
    }

    @Test
    void cannot_ask_for_nothing() {
        assertThatThrownBy(() -> new Policy(List.of(), Set.of(), Limits.DEFAULT, Grade.LIKELY))
                .hasMessage("a policy needs a rule");
        assertThatThrownBy(() -> new SignOffRequirement(SENIOR, true, Optional.empty(), 0, Proof.CLAIM, true))
                .hasMessage("at least one sign-off must be asked for, not 0");
    }

    @Test
    void names_each_rule_differently() {
        Rule rule = rule("same", "refs/heads/**");

        assertThatThrownBy(() -> new Policy(List.of(rule, rule), Set.of(), Limits.DEFAULT, Grade.LIKELY))
                .hasMessage("two rules share a name");
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 1", "1, 0, 1", "1, 1, 0"})
    void limits_start_at_one(int depth, int updates, int seconds) {
        assertThatThrownBy(() -> new Limits(CommitLimits.DEFAULT, depth, updates, seconds))
                .hasMessage("a limit must be at least 1");
        assertThat(new Limits(CommitLimits.DEFAULT, 1, 1, 1).seconds()).isEqualTo(1);
    }

    private static Rule rule(String name, String refs) {
        return new Rule(
                name,
                Globs.ofRefs(List.of(refs)),
                Trigger.AI_ASSISTED,
                Globs.ofPaths(List.of("**")),
                new SignOffRequirement(SENIOR, true, Optional.empty(), 1, Proof.CLAIM, true),
                Deletions.ALLOW);
    }
}
