package dev.countersign.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.core.commit.EmailAddress;
import dev.countersign.core.commit.ObjectId;
import dev.countersign.core.policy.Deletions;
import dev.countersign.core.policy.Globs;
import dev.countersign.core.policy.Role;
import dev.countersign.core.policy.Rule;
import dev.countersign.core.policy.SignOffRequirement;
import dev.countersign.core.policy.Trigger;
import dev.countersign.core.push.RefName;
import dev.countersign.core.roster.Days;
import dev.countersign.core.roster.KeyTerms;
import dev.countersign.core.roster.Level;
import dev.countersign.core.roster.Levels;
import dev.countersign.core.roster.Member;
import dev.countersign.core.roster.SigningKey;
import dev.countersign.core.roster.Standing;
import dev.countersign.core.signoff.Proof;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Records whose equality is written out are as equal as those for which the compiler does it. */
final class RecordEqualityTest {

    private static final Levels LEVELS = Levels.of(List.of("junior", "senior"));
    private static final Level JUNIOR = LEVELS.named("junior").orElseThrow();
    private static final Level SENIOR = LEVELS.named("senior").orElseThrow();
    private static final Optional<LocalDate> DAY = Optional.of(LocalDate.of(2026, 11, 25));
    private static final KeyTerms TERMS = new KeyTerms(DAY, DAY, DAY, Set.of("git"));
    private static final SigningKey KEY = new SigningKey("SHA256:a", DAY, DAY, DAY, Set.of("git"), Optional.of("b"));
    private static final SignOffRequirement REQUIREMENT =
            new SignOffRequirement(SENIOR, true, Optional.of(SENIOR), 2, Proof.CLAIM, true, Set.of(Role.AUTHOR));

    /** A record, and for each of its components another value. */
    record Sample(Record one, List<?> others) {}

    static Stream<Sample> samples() {
        return Stream.of(
                new Sample(new ObjectId("a".repeat(40)), List.of("b".repeat(40))),
                new Sample(new RefName("refs/heads/a"), List.of("refs/heads/b")),
                new Sample(SENIOR, List.of("junior", 0)),
                new Sample(new Days(DAY, DAY), List.of(Optional.empty(), Optional.empty())),
                new Sample(TERMS, List.of(Optional.empty(), Optional.empty(), Optional.empty(), Set.of())),
                new Sample(
                        KEY,
                        List.of(
                                "SHA256:b",
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Set.of(),
                                Optional.empty())),
                new Sample(
                        new Standing(SENIOR, new Days(DAY, DAY), true, Set.of(TERMS)),
                        List.of(JUNIOR, new Days(DAY, Optional.empty()), false, Set.of())),
                new Sample(
                        new Member("Sara Lind", emails("sara"), SENIOR, List.of("sara"), List.of(KEY), DAY, DAY),
                        List.of(
                                "Jun Park",
                                emails("jun"),
                                JUNIOR,
                                List.of(),
                                List.of(),
                                Optional.empty(),
                                Optional.empty())),
                new Sample(REQUIREMENT, List.of(JUNIOR, false, Optional.empty(), 1, Proof.PUSHER, false, Set.of())),
                new Sample(
                        new Rule(
                                "one",
                                refs("refs/heads/*"),
                                Trigger.AI_ASSISTED,
                                paths("src/**"),
                                REQUIREMENT,
                                Deletions.ALLOW),
                        List.of(
                                "other",
                                refs("refs/tags/*"),
                                Trigger.EVERY_COMMIT,
                                paths("doc/**"),
                                new SignOffRequirement(SENIOR, true, Optional.empty(), 2, Proof.CLAIM, true),
                                Deletions.REFUSE)));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void records_are_equal_when_all_their_components_are(Sample sample) throws ReflectiveOperationException {
        Object[] values = values(sample.one());
        Record same = made(sample.one(), values);

        assertThat(same).isNotSameAs(sample.one()).isEqualTo(sample.one()).hasSameHashCodeAs(sample.one());
        assertThat(sample.one()).isNotEqualTo((Object) "another type");
        assertThat(sample.one().hashCode()).isNotZero();
        assertThat(sample.others()).hasSameSizeAs(values);
        for (int i = 0; i < values.length; i++) {
            Object[] others = values.clone();
            others[i] = sample.others().get(i);
            assertThat(others[i]).isNotEqualTo(values[i]);
            assertThat(made(sample.one(), others)).isNotEqualTo(sample.one());
        }
    }

    private static Object[] values(Record one) throws ReflectiveOperationException {
        RecordComponent[] components = one.getClass().getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = components[i].getAccessor().invoke(one);
        }
        return values;
    }

    private static Record made(Record like, Object... values) throws ReflectiveOperationException {
        Class<?>[] types = Arrays.stream(like.getClass().getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        Constructor<? extends Record> constructor = like.getClass().getDeclaredConstructor(types);
        return constructor.newInstance(values);
    }

    private static List<EmailAddress> emails(String name) {
        return List.of(EmailAddress.of(name + "@corp.example"));
    }

    private static Globs refs(String pattern) {
        return Globs.ofRefs(List.of(pattern));
    }

    private static Globs paths(String pattern) {
        return Globs.ofPaths(List.of(pattern));
    }
}
