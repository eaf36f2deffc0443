package dev.countersign.core.evidence;

import dev.countersign.core.commit.Identity;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Finds authors and committers that are agents. */
final class IdentityDetector {

    private final Agents agents;

    IdentityDetector(Agents agents) {
        this.agents = agents;
    }

    void detect(Identity identity, Kind kind, Sink sink) {
        String shown = identity.toString();
        Person person = person(identity);
        Optional<CatalogueEntry> agent = agents.byMailbox(person);
        if (agent.isPresent()) {
            Grade grade = agents.isHumanName(person) ? Grade.HINT : agent.get().grade();
            add(agent.get(), grade, kind, shown, sink);
            return;
        }
        agents.bySuffix(person.name()).ifPresent(m -> add(m.entry(), Grade.LIKELY, kind, shown, sink));
        agents.byName(person)
                .filter(m -> m.distinct() || person.mailbox().isPresent())
                .ifPresent(m -> add(m.entry(), grade(m, person), kind, shown, sink));
    }

    private Grade grade(Mention mention, Person person) {
        return isVersioned(Words.of(person.name())) || !agents.isPersonal(person, mention) ? Grade.LIKELY : Grade.HINT;
    }

    private static boolean isVersioned(Words words) {
        return IntStream.range(1, words.size())
                .anyMatch(i -> words.isNumber(i) && !words.gap(i).isEmpty());
    }

    private static Person person(Identity identity) {
        List<MailAddresses.Found> mailboxes =
                MailAddresses.in(Decoration.decode(identity.email().text()));
        return new Person(
                Decoration.decode(identity.name()).strip(), mailboxes.stream().findFirst());
    }

    private static void add(CatalogueEntry entry, Grade grade, Kind kind, String shown, Sink sink) {
        sink.add(new Evidence(entry.tool(), kind, grade, 0, shown, false));
    }
}
