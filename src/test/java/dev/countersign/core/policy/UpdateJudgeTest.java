package dev.countersign.core.policy;

import static dev.countersign.testing.People.LEVELS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.core.commit.ObjectId;
import dev.countersign.core.evidence.Grade;
import dev.countersign.core.push.RefName;
import dev.countersign.core.push.RefUpdate;
import dev.countersign.core.signoff.Proof;
import dev.countersign.core.verdict.Finding;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class UpdateJudgeTest {

    private static final ObjectId NOTHING = new ObjectId("0".repeat(40));
    private static final ObjectId ONE = new ObjectId("1".repeat(40));
    private static final ObjectId TWO = new ObjectId("2".repeat(40));

    @Test
    void has_nothing_against_an_ordinary_update_creation_or_deletion() {
        assertThat(judge(ONE, TWO, "refs/heads/main", Optional.of(ONE))).isEmpty();
        assertThat(judge(NOTHING, TWO, "refs/heads/topic", Optional.empty())).isEmpty();
        assertThat(judge(ONE, NOTHING, "refs/heads/topic", Optional.of(ONE))).isEmpty();
        assertThat(judge(ONE, TWO, "refs/heads/sandbox/x", Optional.of(ONE))).isEmpty();
    }

    @Test
    void refuses_replace_refs_but_lets_them_be_deleted() {
        String ref = "refs/replace/" + "1".repeat(40);

        assertThat(judge(NOTHING, TWO, ref, Optional.empty()))
                .containsExactly(new Finding(
                        "replace refs are refused: they make Git show other commits than those that were judged",
                        "push without '" + ref + "'"));
        assertThat(judge(TWO, NOTHING, ref, Optional.of(TWO))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "refs/heads/RELEASE", // of other case
                "refs/heads/rele\u0430se", // with a Cyrillic a
                "refs/heads/rele\u200base", // with a zero-width space
                "refs/HEADS/release",
                "refs/namespaces/team/refs/heads/Release",
            })
    void refuses_names_that_only_look_governed_but_lets_them_be_deleted(String ref) {
        assertThat(judge(NOTHING, TWO, ref, Optional.empty()))
                .containsExactly(new Finding(
                        "the name looks like a ref that rule 'release' governs, but differs in case or by look-alike"
                                + " characters",
                        "use that name exactly, or one that cannot be mistaken"));
        assertThat(judge(ONE, NOTHING, ref, Optional.of(ONE))).isEmpty();
    }

    @Test
    void refuses_a_name_that_looks_like_the_ref_of_countersignatures() {
        assertThat(judge(NOTHING, TWO, "refs/notes/Countersign", Optional.empty()))
                .extracting(Finding::message)
                .containsExactly("the name looks like the ref 'refs/notes/countersign', but differs in case or by"
                        + " look-alike characters");
        assertThat(judge(NOTHING, TWO, "refs/notes/countersign", Optional.empty()))
                .isEmpty();
        assertThat(judge(NOTHING, TWO, "refs/namespaces/a/refs/notes/countersign", Optional.empty()))
                .isEmpty();
    }

    @Test
    void refuses_a_name_that_looks_like_another_ref() {
        RefUpdate update = new RefUpdate(NOTHING, TWO, new RefName("refs/heads/x/Topic"));

        assertThat(judge().judge(
                                update, update.ref(), Optional.empty(), Optional.of(new RefName("refs/heads/x/topic"))))
                .containsExactly(new Finding(
                        "the name looks like the ref 'refs/heads/x/topic', but differs in case or by look-alike"
                                + " characters",
                        "use that name exactly, or one that cannot be mistaken; to rename it, delete"
                                + " 'refs/heads/x/topic' first, in a push of its own"));
    }

    @Test
    void refuses_updates_whose_old_value_is_not_what_the_server_has() {
        Finding moved = new Finding("the ref is at 2222222222 by now, not at 1111111111", "git fetch, then push again");

        assertThat(judge(ONE, TWO, "refs/heads/main", Optional.of(TWO))).containsExactly(moved);
        assertThat(judge(NOTHING, TWO, "refs/heads/main", Optional.of(ONE)))
                .extracting(Finding::message)
                .containsExactly("the ref is at 1111111111 by now, not new");
        assertThat(judge(ONE, TWO, "refs/heads/main", Optional.empty()))
                .extracting(Finding::message)
                .containsExactly("the ref is not there by now, not at 1111111111");
    }

    @Test
    void refuses_deletions_where_a_rule_says_so_also_by_another_name() {
        RefUpdate alias = new RefUpdate(ONE, NOTHING, new RefName("refs/heads/alias"));

        assertThat(judge(ONE, NOTHING, "refs/heads/release", Optional.of(ONE)))
                .containsExactly(new Finding(
                        "rule 'release' lets nobody delete 'refs/heads/release'",
                        "ask the server's admin to delete it on the server"));
        assertThat(judge().judge(alias, new RefName("refs/heads/release"), Optional.of(ONE), Optional.empty()))
                .hasSize(1);
    }

    private static List<Finding> judge(ObjectId old, ObjectId target, String ref, Optional<ObjectId> tip) {
        RefName name = new RefName(ref);
        return judge().judge(new RefUpdate(old, target, name), name, tip, Optional.empty());
    }

    private static UpdateJudge judge() {
        return new UpdateJudge(new Policy(
                List.of(
                        rule("release", "refs/heads/release", Deletions.REFUSE),
                        rule("main", "refs/heads/main", Deletions.ALLOW)),
                Set.of(),
                Limits.DEFAULT,
                Grade.LIKELY));
    }

    private static Rule rule(String name, String ref, Deletions deletions) {
        SignOffRequirement requirement = new SignOffRequirement(
                LEVELS.named("senior").orElseThrow(), true, Optional.empty(), 1, Proof.CLAIM, true);
        return new Rule(
                name,
                Globs.ofRefs(List.of(ref)),
                Trigger.AI_ASSISTED,
                Globs.ofPaths(List.of("**")),
                requirement,
                deletions);
    }
}
