package dev.countersign.io.config;

import dev.countersign.core.evidence.Catalogue;
import dev.countersign.core.evidence.CatalogueEntry;
import dev.countersign.core.evidence.Grade;
import dev.countersign.core.evidence.Source;
import dev.countersign.core.evidence.Trait;
import dev.countersign.core.evidence.Vocabulary;
import dev.countersign.core.evidence.WordClass;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.CRC32;

/**
 * A catalogue as lines that are read in a fraction of the time that YAML takes: a checksum, the words, the entries.
 * Each list has its length before it, and constants stand by their names. The build writes it, for its own classes
 * only.
 */
public final class CatalogueText {

    private final String text;
    private int at;

    private CatalogueText(String text) {
        this.text = text;
    }

    /**
     * The vocabulary and the entries of a catalogue.
     *
     * @throws IllegalArgumentException when it holds what is not written: patterns, and texts of several lines
     */
    public static String of(Catalogue catalogue) {
        List<String> lines = new ArrayList<>();
        for (WordClass wordClass : WordClass.values()) {
            add(lines, new TreeSet<>(catalogue.vocabulary().all(wordClass)));
        }
        add(lines, catalogue.entries().size());
        for (CatalogueEntry entry : catalogue.entries()) {
            add(lines, entry);
        }
        StringBuilder text = new StringBuilder();
        for (String line : lines) {
            if (line.indexOf('\n') >= 0) {
                throw new IllegalArgumentException("'" + line + "' is more than one line");
            }
            text.append(line).append('\n');
        }
        return checksum(text.toString()) + "\n" + text;
    }

    private static void add(List<String> lines, CatalogueEntry entry) {
        if (!entry.patterns().isEmpty()) {
            throw new IllegalArgumentException("entry '" + entry.id() + "' has patterns");
        }
        lines.add(entry.id());
        lines.add(entry.tool());
        lines.add(entry.grade().name());
        add(lines, entry.sources().size());
        for (Source source : new TreeSet<>(entry.sources())) {
            lines.add(source.name());
        }
        add(lines, entry.traits().size());
        for (Trait trait : new TreeSet<>(entry.traits().keySet())) {
            lines.add(trait.name());
            add(lines, entry.all(trait));
        }
    }

    private static void add(List<String> lines, Collection<String> texts) {
        add(lines, texts.size());
        lines.addAll(texts);
    }

    private static void add(List<String> lines, int number) {
        lines.add(Integer.toString(number));
    }

    /**
     * The built-in catalogue, of which the build has written the texts; parsed after all where one of them is damaged.
     */
    static Catalogue prepared() {
        return prepared(PreparedCatalogue.version(), PreparedCatalogue.scan(), PreparedCatalogue.entries());
    }

    /** The same of these texts. */
    static Catalogue prepared(String version, String scan, String entries) {
        try {
            return Catalogue.prepared(version, scan, () -> whole(version, entries));
        } catch (IllegalArgumentException damaged) {
            return CatalogueFile.parsed();
        }
    }

    private static Catalogue whole(String version, String entries) {
        int end = entries.indexOf('\n') + 1;
        String text = entries.substring(end);
        boolean sound = entries.startsWith(checksum(text) + "\n");
        return sound ? new CatalogueText(text).catalogue(version) : CatalogueFile.parsed();
    }

    /** Of what this program wrote: everything is taken to be in its place. */
    private Catalogue catalogue(String version) {
        Map<WordClass, Set<String>> words = new EnumMap<>(WordClass.class);
        for (WordClass wordClass : WordClass.values()) {
            words.put(wordClass, Set.copyOf(texts()));
        }
        List<CatalogueEntry> entries = new ArrayList<>();
        for (int left = number(); left > 0; left--) {
            entries.add(entry());
        }
        return Catalogue.of(version, Vocabulary.of(words), entries);
    }

    private CatalogueEntry entry() {
        String id = line();
        String tool = line();
        Grade grade = Grade.valueOf(line());
        Set<Source> sources = EnumSet.noneOf(Source.class);
        for (int left = number(); left > 0; left--) {
            sources.add(Source.valueOf(line()));
        }
        Map<Trait, List<String>> traits = new EnumMap<>(Trait.class);
        for (int left = number(); left > 0; left--) {
            traits.put(Trait.valueOf(line()), texts());
        }
        return new CatalogueEntry(id, tool, sources, grade, traits, List.of());
    }

    private List<String> texts() {
        List<String> texts = new ArrayList<>();
        for (int left = number(); left > 0; left--) {
            texts.add(line());
        }
        return texts;
    }

    private int number() {
        return Integer.parseInt(line());
    }

    private String line() {
        int end = text.indexOf('\n', at);
        String line = text.substring(at, end);
        at = end + 1;
        return line;
    }

    private static String checksum(String text) {
        CRC32 sum = new CRC32();
        sum.update(text.getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(sum.getValue());
    }
}
