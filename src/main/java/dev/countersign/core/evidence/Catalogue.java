package dev.countersign.core.evidence;

import dev.countersign.core.commit.Commit;
import dev.countersign.core.commit.Identity;
import dev.countersign.core.commit.Message;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The tools and conventions that leave marks in commits, ready to look for them. Evidence is the union of all readings:
 * what any program could take for a mark is one, unless the line itself shows that it is quoted.
 */
public final class Catalogue {

    private final String version;
    private final Vocabulary vocabulary;
    private final List<CatalogueEntry> entries;
    private final Scan scan;
    private final IdentityDetector identities;
    private final TrailerDetector trailers;
    private final MarkerDetector markers;
    private final DisclosureDetector disclosures;
    private final Automation automation;

    private Catalogue(String version, Vocabulary vocabulary, List<CatalogueEntry> entries) {
        this.version = version;
        this.vocabulary = vocabulary;
        this.entries = entries;
        Names names = new Names(vocabulary, entries);
        Agents agents = new Agents(vocabulary, names, new Mailboxes(entries));
        Statements statements = new Statements(vocabulary, names);
        this.trailers = new TrailerDetector(entries, names, agents, statements);
        this.markers = new MarkerDetector(entries, vocabulary, names);
        this.disclosures = new DisclosureDetector(entries, statements, names);
        this.scan = new Scan(Stream.of(trailers.needs(), markers.needs(), disclosures.needs())
                .flatMap(needs -> needs)
                .toList());
        this.identities = new IdentityDetector(agents);
        this.automation = new Automation(entries);
    }

    /**
     * A catalogue of these entries.
     *
     * @param version for people, such as a date
     * @throws IllegalArgumentException when two entries have the same id
     */
    public static Catalogue of(String version, Vocabulary vocabulary, Collection<CatalogueEntry> entries) {
        Set<String> ids = new HashSet<>();
        for (CatalogueEntry entry : entries) {
            if (!ids.add(entry.id())) {
                throw new IllegalArgumentException("two entries have the id '" + entry.id() + "'");
            }
        }
        return new Catalogue(version, vocabulary, List.copyOf(entries));
    }

    /**
     * The catalogue of a site.
     *
     * @param silenced ids of entries that the site does not want
     * @param additions the site's own entries; one with a known id takes that entry's place
     */
    public Catalogue with(Collection<CatalogueEntry> additions, Collection<String> silenced) {
        Set<String> gone = new HashSet<>(silenced);
        additions.forEach(entry -> gone.add(entry.id()));
        List<CatalogueEntry> all = new ArrayList<>(entries);
        all.removeIf(entry -> gone.contains(entry.id()));
        all.addAll(additions);
        return of(version, vocabulary, all);
    }

    /** Which catalogue this is. */
    public String version() {
        return version;
    }

    /** The ids of all entries, sorted. */
    public Set<String> ids() {
        Set<String> ids = new TreeSet<>();
        entries.forEach(entry -> ids.add(entry.id()));
        return ids;
    }

    /** Everything that a commit says about AI. */
    public Attribution attribute(Commit commit) {
        return attribute(commit, scan);
    }

    /** The same by another scan, which must not rule out what holds a phrase that a detector needs. */
    Attribution attribute(Commit commit, Scan scan) {
        Message message = commit.message();
        Sink sink = new Sink(message);
        identity(commit.author(), Kind.AUTHOR, scan, sink);
        identity(commit.committer(), Kind.COMMITTER, scan, sink);
        for (Line line : MessageLines.of(message, scan)) {
            if (!trailers.detect(line, sink)) {
                markers.detect(line, sink);
            }
            markers.links(line, sink);
            disclosures.detect(line, message.lines(), sink);
        }
        if (markers.hasPatterns()) {
            patterns(message, sink);
        }
        return automation.discount(sink.attribution(), message);
    }

    /** The tool that a line names as its author, at least likely; nothing else is known of the line. */
    Optional<String> toolIn(String line) {
        Sink sink = new Sink(new Message(List.of(), List.of(), Message.NO_BLOCK, 0));
        trailers.detect(Line.of(1, line, false), sink);
        return sink.attribution().atLeast(Grade.LIKELY).stream()
                .map(Evidence::tool)
                .findFirst();
    }

    private void identity(Identity identity, Kind kind, Scan scan, Sink sink) {
        if (scan.in(identity.name()) || scan.in(identity.email().text())) {
            identities.detect(identity, kind, sink);
        }
    }

    private void patterns(Message message, Sink sink) {
        for (int i = 0; i < message.lines().size(); i++) {
            markers.patterns(Line.of(i + 1, message.lines().get(i), false), sink);
        }
    }
}
