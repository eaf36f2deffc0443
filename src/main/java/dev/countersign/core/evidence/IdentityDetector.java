package dev.countersign.core.evidence;

import dev.countersign.core.commit.Identity;
import java.util.List;
import java.util.Optional;

/** Finds authors and committers that are agents. */
final class IdentityDetector {

    private final Agents agents;
    private final Triggers triggers;

    IdentityDetector(Agents agents, Triggers triggers) {
        this.agents = agents;
        this.triggers = triggers;
    }

    void detect(Identity identity, Kind kind, Sink sink) {
        String shown = identity.toString();
        if (!triggers.in(shown)) {
            return;
        }
        Person person = person(identity);
        Optional<CatalogueEntry> agent = agents.byMailbox(person);
        if (agent.isPresent()) {
            add(agent.get(), agent.get().grade(), kind, shown, sink);
            return;
        }
        agents.bySuffix(person.name()).ifPresent(m -> add(m.entry(), Grade.LIKELY, kind, shown, sink));
        agents.byName(person)
                .filter(m -> m.distinct() || person.mailbox().isPresent())
                .ifPresent(m -> add(m.entry(), grade(m, person), kind, shown, sink));
    }

    private Grade grade(Mention mention, Person person) {
        boolean versioned = Words.of(person.name()).list().stream().anyMatch(w -> Character.isDigit(w.charAt(0)));
        return versioned || !agents.isPersonal(person, mention) ? Grade.LIKELY : Grade.HINT;
    }

    private static Person person(Identity identity) {
        List<MailAddresses.Found> mailboxes =
                MailAddresses.in(Decoration.decode(identity.email().text()));
        return new Person(identity.name().strip(), mailboxes.stream().findFirst());
    }

    private static void add(CatalogueEntry entry, Grade grade, Kind kind, String shown, Sink sink) {
        sink.add(new Evidence(entry.tool(), kind, grade, 0, shown, false));
    }
}
