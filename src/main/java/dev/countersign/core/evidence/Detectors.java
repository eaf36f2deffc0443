package dev.countersign.core.evidence;

import dev.countersign.core.commit.Identity;
import dev.countersign.core.commit.Message;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All that look for evidence, each for the entries of one catalogue. */
final class Detectors {

    private final Vocabulary vocabulary;
    private final List<CatalogueEntry> entries;
    private final IdentityDetector identities;
    private final TrailerDetector trailers;
    private final MarkerDetector markers;
    private final DisclosureDetector disclosures;
    private final Automation automation;

    Detectors(Vocabulary vocabulary, List<CatalogueEntry> entries) {
        this.vocabulary = vocabulary;
        this.entries = entries;
        Names names = new Names(vocabulary, entries);
        Agents agents = new Agents(vocabulary, names, new Mailboxes(entries));
        Statements statements = new Statements(vocabulary, names);
        this.identities = new IdentityDetector(agents);
        this.trailers = new TrailerDetector(entries, names, agents, statements);
        this.markers = new MarkerDetector(entries, vocabulary, names);
        this.disclosures = new DisclosureDetector(entries, statements, names);
        this.automation = new Automation(entries);
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    List<CatalogueEntry> entries() {
        return entries;
    }

    /** What a text must hold for any of them to find something in it, but for {@link #patterns}. */
    List<Phrase> needs() {
        return Stream.of(trailers.needs(), markers.needs(), disclosures.needs())
                .flatMap(needs -> needs)
                .toList();
    }

    void detect(Identity identity, Kind kind, Sink sink) {
        identities.detect(identity, kind, sink);
    }

    void detect(Line line, Message message, Sink sink) {
        if (!trailers.detect(line, sink)) {
            markers.detect(line, sink);
        }
        markers.links(line, sink);
        disclosures.detect(line, message.lines(), sink);
    }

    boolean havePatterns() {
        return markers.hasPatterns();
    }

    /** Looks for the site's own patterns in each line as it stands. */
    void patterns(Message message, Sink sink) {
        for (int i = 0; i < message.lines().size(); i++) {
            markers.patterns(Line.of(i + 1, message.lines().get(i), false), sink);
        }
    }

    /** The same attribution, the identities of tools at routine work no more than hints. */
    Attribution discount(Attribution attribution, Message message) {
        return automation.discount(attribution, message);
    }

    /** The tool that a line names as its author, at least likely; nothing else is known of the line. */
    Optional<String> toolIn(String line) {
        Sink sink = new Sink(new Message(List.of(), List.of(), Message.NO_BLOCK, 0));
        trailers.detect(Line.of(1, line, false), sink);
        return sink.attribution().atLeast(Grade.LIKELY).stream()
                .map(Evidence::tool)
                .findFirst();
    }
}
