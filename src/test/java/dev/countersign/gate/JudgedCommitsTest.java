package dev.countersign.gate;

import static dev.countersign.testing.FakeRepository.id;
import static dev.countersign.testing.People.LEVELS;
import static dev.countersign.testing.People.ROSTER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.core.commit.ObjectId;
import dev.countersign.core.evidence.Catalogue;
import dev.countersign.core.evidence.Grade;
import dev.countersign.core.policy.Deletions;
import dev.countersign.core.policy.Globs;
import dev.countersign.core.policy.Limits;
import dev.countersign.core.policy.Policy;
import dev.countersign.core.policy.Rule;
import dev.countersign.core.policy.SignOffRequirement;
import dev.countersign.core.policy.Trigger;
import dev.countersign.core.push.Push;
import dev.countersign.core.push.RefName;
import dev.countersign.core.push.RefUpdate;
import dev.countersign.core.signoff.Proof;
import dev.countersign.core.verdict.Decision;
import dev.countersign.io.config.CatalogueFile;
import dev.countersign.io.report.DecisionJson;
import dev.countersign.io.report.PushReport;
import dev.countersign.testing.FakeRepository;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whether verdicts are kept or found again makes no difference that anybody could see. */
final class JudgedCommitsTest {

    private static final long NO_ROOM = 0;
    private static final long ROOM_FOR_A_FEW = 12_000;
    private static final long ROOM_FOR_ALL = Long.MAX_VALUE;

    private static final Catalogue CATALOGUE = CatalogueFile.builtIn();
    private static final String ASSISTED = "Change something\n\nCo-authored-by: Claude <noreply@anthropic.com>\n";

    private static final List<String> MESSAGES = List.of(
            "Change something\n",
            ASSISTED,
            ASSISTED.concat("Signed-off-by: Sara Lind <sara@corp.example>\n"),
            ASSISTED.concat("AI-Assisted: no\n"),
            "Change something\n\nSigned-off-by: Claude <noreply@anthropic.com>\n",
            "Change something\0and hide the rest\n");

    @Test
    void a_decision_is_the_same_however_many_verdicts_were_kept() {
        Random random = new Random(20_261_125);
        for (int round = 0; round < 300; round++) {
            int size = 1 + random.nextInt(20);
            FakeRepository repository = random(random, size);
            List<RefUpdate> updates = new ArrayList<>(List.of(update("refs/heads/main", size - 1)));
            if (random.nextBoolean()) {
                updates.add(update("refs/heads/release/1", random.nextInt(size)));
            }
            Push push = new Push(updates, List.of(), Optional.empty(), List.of());

            Decision kept = gate(repository, ROOM_FOR_ALL).judge(push);

            for (long room : new long[] {NO_ROOM, ROOM_FOR_A_FEW}) {
                Decision again = gate(repository, room).judge(push);
                assertThat(DecisionJson.line(again)).as("round " + round).isEqualTo(DecisionJson.line(kept));
                assertThat(DecisionJson.line(again)).as("read twice").isEqualTo(DecisionJson.line(kept));
                assertThat(PushReport.ofPush(again)).as("round " + round).isEqualTo(PushReport.ofPush(kept));
            }
        }
    }

    @Test
    void a_commit_that_is_judged_otherwise_the_second_time_stops_the_push() {
        FakeRepository repository = new FakeRepository().commit("n0", 1).receive("n0");
        Push push = new Push(List.of(update("refs/heads/main", 0)), List.of(), Optional.empty(), List.of());
        List<Decision> log = new ArrayList<>();

        assertThatThrownBy(() -> gate(repository, NO_ROOM).receive(push, decision -> {
                    repository.assisted("n0", 1);
                    DecisionJson.line(decision);
                    return () -> log.add(decision);
                }))
                .isInstanceOf(RepositoryException.class)
                .hasMessageStartingWith("commit 6e30000000 was judged twice, with two outcomes");
        assertThat(log).extracting(Decision::word).containsExactly("rejected");
    }

    @Test
    void a_push_for_which_there_is_no_time_the_second_time_is_rejected() {
        FakeRepository repository = new FakeRepository().commit("n0", 1).receive("n0");
        Push push = new Push(List.of(update("refs/heads/main", 0)), List.of(), Optional.empty(), List.of());
        long[] now = {0};
        Deadline deadline = Deadline.after(Duration.ofSeconds(60), () -> now[0]);
        List<Decision> log = new ArrayList<>();

        Decision decision = gate(repository, deadline, NO_ROOM).receive(push, draft -> {
            DecisionJson.line(draft);
            now[0] = draft.admitted() ? Duration.ofSeconds(61).toNanos() : now[0];
            DecisionJson.line(draft);
            return () -> log.add(draft);
        });

        assertThat(decision.admitted()).isFalse();
        assertThat(decision.findings())
                .extracting("message")
                .containsExactly("the push was not judged within 60 seconds");
        assertThat(log).containsExactly(decision);
    }

    private static FakeRepository random(Random random, int size) {
        FakeRepository repository = new FakeRepository();
        for (int i = 0; i < size; i++) {
            int number = i;
            String[] parents = IntStream.range(0, i == 0 ? 0 : random.nextInt(3))
                    .mapToObj(p -> "n" + (number - 1 - random.nextInt(Math.min(number, 4))))
                    .distinct()
                    .toArray(String[]::new);
            long second = random.nextInt(3) > 0 ? i : random.nextInt(40);
            repository.commit("n" + i, second, MESSAGES.get(random.nextInt(MESSAGES.size())), parents);
            if (random.nextInt(4) > 0) {
                repository.receive("n" + i);
            }
        }
        return random.nextBoolean() ? repository.ref("refs/heads/other", "n" + random.nextInt(size)) : repository;
    }

    private static RefUpdate update(String ref, int commit) {
        return new RefUpdate(new ObjectId("0".repeat(40)), id("n" + commit), new RefName(ref));
    }

    private static Gate gate(FakeRepository repository, long room) {
        return gate(repository, Deadline.after(Duration.ofHours(1), () -> 0), room);
    }

    private static Gate gate(FakeRepository repository, Deadline deadline, long room) {
        Settings settings = new Settings(
                policy(),
                ROSTER,
                CATALOGUE,
                "sha256:policy",
                "sha256:roster",
                new PusherSources(Optional.empty(), Optional.empty(), false),
                List.of(),
                Optional.empty());
        return new Gate(
                repository,
                settings,
                new RepositoryIdentity("shop.git", "shop"),
                Instant.parse("2026-11-23T12:00:00Z"),
                deadline,
                Progress.NONE,
                room);
    }

    private static Policy policy() {
        return new Policy(
                List.of(
                        rule("assisted", Trigger.AI_ASSISTED, "refs/heads/**"),
                        rule("every", Trigger.EVERY_COMMIT, "refs/heads/release/*")),
                Set.of(),
                Limits.DEFAULT,
                Grade.LIKELY);
    }

    private static Rule rule(String name, Trigger when, String refs) {
        return new Rule(
                name,
                Globs.ofRefs(List.of(refs)),
                when,
                Globs.ofPaths(List.of("**")),
                new SignOffRequirement(
                        LEVELS.named("senior").orElseThrow(), true, LEVELS.named("senior"), 1, Proof.CLAIM, true),
                Deletions.ALLOW);
    }
}
