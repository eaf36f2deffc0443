package dev.countersign.testing;

import dev.countersign.core.commit.EmailAddress;
import dev.countersign.core.roster.Levels;
import dev.countersign.core.roster.Member;
import dev.countersign.core.roster.Roster;
import dev.countersign.core.roster.SigningKey;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Rosters of any shape, the same for the same seed. */
public final class RosterGenerator {

    private static final LocalDate DAY = LocalDate.of(2024, 1, 31);
    private static final List<Set<String>> NAMESPACES = List.of(Set.of(), Set.of("git"), Set.of("file", "git"));

    private final Random random;
    private int number;

    public RosterGenerator(long seed) {
        this.random = new Random(seed);
    }

    /** A roster of up to so many members. */
    public Roster roster(int most) {
        Levels levels = Levels.of(IntStream.rangeClosed(0, random.nextInt(4))
                .mapToObj(i -> "level " + i)
                .toList());
        return Roster.of(
                levels,
                Stream.generate(() -> member(levels))
                        .limit(random.nextInt(most + 1))
                        .toList());
    }

    private Member member(Levels levels) {
        return new Member(
                "Member " + letters(),
                Stream.concat(Stream.of(email()), some(this::email)).toList(),
                levels.all().get(random.nextInt(levels.all().size())),
                some(() -> "login" + number++ + letters()).toList(),
                some(this::key).toList(),
                day(),
                day());
    }

    /** Now and then twice in the hands of one member, in another case. */
    private EmailAddress email() {
        return EmailAddress.of((random.nextBoolean() ? "M" : "m") + number++ + letters() + "@corp.example");
    }

    private SigningKey key() {
        SigningKey ssh = new SigningKey("SHA256:" + number++, day(), day(), day(), namespaces(), Optional.empty());
        String own = String.format(Locale.ROOT, "%024X%016X", number++, random.nextInt(3));
        return random.nextBoolean()
                ? ssh
                : SigningKey.ofOpenPgp(
                        random.nextBoolean() ? own : "AB" + number++ + " (subkey " + own + ")",
                        DAY,
                        day(),
                        day(),
                        "-----BEGIN PGP PUBLIC KEY BLOCK-----\n" + letters() + "\n");
    }

    private Set<String> namespaces() {
        return NAMESPACES.get(random.nextInt(NAMESPACES.size()));
    }

    private Optional<LocalDate> day() {
        return random.nextInt(3) == 0 ? Optional.of(DAY.plusDays(random.nextInt(3))) : Optional.empty();
    }

    private <T> Stream<T> some(Supplier<T> one) {
        return Stream.generate(one).limit(random.nextInt(3));
    }

    /** Of one byte, of two, of more than UTF-16 can say in one, and half of those. */
    private String letters() {
        return List.of("", "a", "\u00e9", "\u0430\u044f", "\ud83d\ude00", "\ud83d")
                .get(random.nextInt(6));
    }
}
