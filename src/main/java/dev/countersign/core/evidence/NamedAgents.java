package dev.countersign.core.evidence;

import java.util.Optional;

/** Finds the agents that the value of a trailer names as people. */
final class NamedAgents {

    private final Names names;
    private final Agents agents;

    NamedAgents(Names names, Agents agents) {
        this.names = names;
        this.agents = agents;
    }

    /** Adds the agents that a value names; by name alone an agent is never more than likely. */
    void add(String value, Kind kind, Grade most, Line line, Sink sink) {
        for (Person person : Person.in(value)) {
            Optional<CatalogueEntry> agent = agents.byMailbox(person);
            if (agent.isPresent()) {
                sink.add(
                        agent.get().tool(),
                        kind,
                        Grades.weaker(most, agent.get().grade()),
                        line);
            } else {
                plausible(person)
                        .ifPresent(m -> sink.add(m.entry().tool(), kind, Grades.weaker(most, Grade.LIKELY), line));
            }
        }
    }

    private Optional<Mention> plausible(Person person) {
        return names.leading(person.name())
                .filter(Mention::isPlausible)
                .filter(mention -> mention.distinct() || !agents.isPersonal(person, mention))
                .or(() -> agents.bySuffix(person.name()));
    }

    /** Adds the agents that words behind a key name when no colon stands between. */
    void addWithoutColon(String value, Line line, Sink sink) {
        for (Person person : Person.in(value)) {
            agents.byMailbox(person).ifPresent(agent -> sink.add(agent.tool(), Kind.TRAILER, agent.grade(), line));
            agents.byName(person).ifPresent(m -> sink.add(m.entry().tool(), Kind.TRAILER, Grade.LIKELY, line));
        }
    }

    /** Adds the agents that a co-author trailer behind other text names; only an exact mailbox counts there. */
    void addBehindText(String value, Line line, Sink sink) {
        for (Person person : Person.in(value)) {
            agents.byMailbox(person)
                    .ifPresent(agent ->
                            sink.add(agent.tool(), Kind.TRAILER, Grades.weaker(agent.grade(), Grade.LIKELY), line));
        }
    }
}
