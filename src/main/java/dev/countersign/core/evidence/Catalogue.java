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
import java.util.function.Supplier;

/**
 * The tools and conventions that leave marks in commits, ready to look for them. Evidence is the union of all readings:
 * what any program could take for a mark is one, unless the line itself shows that it is quoted. For use by several
 * threads.
 */
public final class Catalogue {

    private final String version;
    private final boolean patterned;
    private final Supplier<Detectors> detectors;
    private final Supplier<Scan> scan;

    private Catalogue(String version, boolean patterned, Supplier<Detectors> detectors, Supplier<Scan> scan) {
        this.version = version;
        this.patterned = patterned;
        this.detectors = detectors;
        this.scan = scan;
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
        Detectors detectors = new Detectors(vocabulary, List.copyOf(entries));
        return new Catalogue(
                version, detectors.havePatterns(), () -> detectors, new Lazy<>(() -> Scan.of(detectors.needs())));
    }

    /**
     * A catalogue whose scan was made before. Most messages are read by the scan alone, and do not wait for the rest.
     *
     * @param scan what {@link #scan} answers for the whole catalogue
     * @param whole the same catalogue, made when the scan first lets something through; without patterns, since lines
     *     for these are not the scan's to choose
     * @throws IllegalArgumentException when the scan cannot be one
     */
    public static Catalogue prepared(String version, String scan, Supplier<Catalogue> whole) {
        Scan made = ScanText.read(scan);
        return new Catalogue(version, false, new Lazy<>(() -> whole.get().unpatterned()), () -> made);
    }

    private Detectors unpatterned() {
        if (patterned) {
            throw new IllegalArgumentException("a catalogue with patterns has more to look at than its scan finds");
        }
        return detectors.get();
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
        List<CatalogueEntry> all = new ArrayList<>(entries());
        all.removeIf(entry -> gone.contains(entry.id()));
        all.addAll(additions);
        return of(version, vocabulary(), all);
    }

    /** Which catalogue this is. */
    public String version() {
        return version;
    }

    /** The words that the reading of names and sentences rests on. */
    public Vocabulary vocabulary() {
        return detectors.get().vocabulary();
    }

    /** All entries. */
    public List<CatalogueEntry> entries() {
        return detectors.get().entries();
    }

    /** The ids of all entries, sorted. */
    public Set<String> ids() {
        Set<String> ids = new TreeSet<>();
        entries().forEach(entry -> ids.add(entry.id()));
        return ids;
    }

    /** The scan for what the catalogue looks for, as {@link #prepared} reads it. */
    public String scan() {
        return ScanText.of(scan.get());
    }

    /** Everything that a commit says about AI. */
    public Attribution attribute(Commit commit) {
        return attribute(commit, scan.get());
    }

    /** The same by another scan, which must not rule out what holds a phrase that a detector needs. */
    Attribution attribute(Commit commit, Scan scan) {
        Message message = commit.message();
        Sink sink = new Sink(message);
        identity(commit.author(), Kind.AUTHOR, scan, sink);
        identity(commit.committer(), Kind.COMMITTER, scan, sink);
        for (Line line : MessageLines.of(message, scan)) {
            detectors.get().detect(line, message, sink);
        }
        if (patterned) {
            detectors.get().patterns(message, sink);
        }
        Attribution found = sink.attribution();
        return found.evidence().isEmpty() ? found : detectors.get().discount(found, message);
    }

    /** The tool that a line names as its author, at least likely; nothing else is known of the line. */
    Optional<String> toolIn(String line) {
        return detectors.get().toolIn(line);
    }

    private void identity(Identity identity, Kind kind, Scan scan, Sink sink) {
        if (scan.in(identity.name()) || scan.in(identity.email().text())) {
            detectors.get().detect(identity, kind, sink);
        }
    }
}
