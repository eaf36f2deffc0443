package dev.countersign.io.config;

import dev.countersign.core.evidence.Catalogue;
import dev.countersign.core.evidence.CatalogueEntry;
import dev.countersign.core.evidence.Grade;
import dev.countersign.core.evidence.LinePattern;
import dev.countersign.core.evidence.Source;
import dev.countersign.core.evidence.Trait;
import dev.countersign.core.evidence.Vocabulary;
import dev.countersign.core.evidence.WordClass;
import dev.countersign.io.yaml.Problems;
import dev.countersign.io.yaml.YamlMapping;
import dev.countersign.io.yaml.YamlNode;
import dev.countersign.io.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Reads the catalogue of AI tools, and the entries that a site adds in the same form. */
public final class CatalogueFile {

    private static final String RESOURCE = "/dev/countersign/catalogue.yaml";

    private CatalogueFile() {}

    /** The catalogue that this program ships with; not parsed where the build has done so. */
    public static Catalogue builtIn() {
        return PreparedCatalogue.isPrepared() ? CatalogueText.prepared() : parsed();
    }

    /** The same, parsed from the file in which people keep it. */
    public static Catalogue parsed() {
        try (InputStream in = CatalogueFile.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its catalogue");
            }
            Problems problems = new Problems();
            Catalogue catalogue = read("catalogue.yaml", in.readAllBytes(), problems);
            problems.throwIfAny();
            return catalogue;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * The catalogue as a site's policy has it, which {@code silence}s entries by id and {@code add}s its own; what is
     * wrong is noted.
     *
     * @param evidence the policy's section on evidence, if it has one
     */
    static Catalogue ofSite(Optional<YamlNode> evidence) {
        Catalogue builtIn = builtIn();
        if (evidence.isEmpty()) {
            return builtIn;
        }
        YamlMapping section = evidence.get().mapping();
        List<CatalogueEntry> additions =
                section.optional("add").map(CatalogueFile::siteEntries).orElse(List.of());
        Set<String> silenced = section.optional("silence")
                .map(list -> silenced(list, builtIn.ids()))
                .orElse(Set.of());
        return builtIn.with(additions, silenced);
    }

    private static Set<String> silenced(YamlNode list, Set<String> ids) {
        Set<String> silenced = new HashSet<>();
        for (YamlNode item : list.items()) {
            item.asOneOf(List.copyOf(new TreeSet<>(ids)), id -> id).ifPresent(silenced::add);
        }
        return silenced;
    }

    /** The catalogue in a file; what is wrong with it is noted. */
    public static Catalogue read(String file, byte[] bytes, Problems problems) {
        YamlMapping root = YamlReader.read(file, bytes, problems).mapping();
        String version = root.required("version").asText().orElse("");
        Vocabulary vocabulary = vocabulary(root.required("words").mapping());
        return Catalogue.of(version, vocabulary, entries(root.required("entries"), Optional.empty()));
    }

    /**
     * The entries that a site's policy adds; what is wrong is noted, and only entries without fault are answered.
     * Beside the traits of the catalogue a site may give {@code patterns}: RE2 expressions, looked for in each line.
     */
    public static List<CatalogueEntry> siteEntries(YamlNode list) {
        return entries(list, Optional.of(Source.SITE));
    }

    private static List<CatalogueEntry> entries(YamlNode list, Optional<Source> source) {
        List<CatalogueEntry> entries = new ArrayList<>();
        Map<String, YamlNode> ids = new HashMap<>();
        for (YamlNode node : list.items()) {
            YamlNode known = entry(node.mapping(), source)
                    .map(entry -> {
                        YamlNode same = ids.putIfAbsent(entry.id(), node);
                        if (same == null) {
                            entries.add(entry);
                        }
                        return same;
                    })
                    .orElse(null);
            if (known != null) {
                node.report("this entry has the id of the entry in line "
                        + known.place().line());
            }
        }
        return entries;
    }

    private static Optional<CatalogueEntry> entry(YamlMapping node, Optional<Source> source) {
        Optional<String> id = node.required("id").asText();
        Optional<String> tool = node.required("tool").asText();
        Optional<Grade> grade = node.required("grade").asOneOf(List.of(Grade.values()), CatalogueFile::word);
        Set<Source> sources = source.<Set<Source>>map(EnumSet::of).orElseGet(() -> sources(node.required("source")));
        Map<Trait, List<String>> traits = new EnumMap<>(Trait.class);
        for (Trait trait : Trait.values()) {
            node.optional(trait.key()).map(list -> TraitTexts.read(trait, list)).ifPresent(t -> traits.put(trait, t));
        }
        List<LinePattern> patterns = source.isEmpty()
                ? List.of()
                : node.optional("patterns").map(SitePattern::readAll).orElse(List.of());
        boolean findsNothing = traits.values().stream().allMatch(List::isEmpty) && patterns.isEmpty();
        if (findsNothing && !asksForSomething(node)) {
            node.report("an entry needs something to look for, such as 'mailboxes'");
        }
        if (findsNothing || id.isEmpty() || tool.isEmpty() || grade.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new CatalogueEntry(id.get(), tool.get(), sources, grade.get(), traits, patterns));
    }

    /** Whether there is something to look for, be it faulty, which is told already. */
    private static boolean asksForSomething(YamlMapping node) {
        return Stream.concat(Arrays.stream(Trait.values()).map(Trait::key), Stream.of("patterns"))
                .flatMap(key -> node.optional(key).stream())
                .anyMatch(list -> !list.isSequence() || !list.items().isEmpty());
    }

    private static Set<Source> sources(YamlNode list) {
        Set<Source> sources = EnumSet.noneOf(Source.class);
        for (YamlNode item : list.items()) {
            item.asOneOf(List.of(Source.values()), CatalogueFile::word).ifPresent(sources::add);
        }
        if (sources.isEmpty()) {
            list.report("an entry needs a source");
        }
        return sources;
    }

    private static Vocabulary vocabulary(YamlMapping node) {
        Map<WordClass, List<String>> words = new EnumMap<>(WordClass.class);
        for (WordClass wordClass : WordClass.values()) {
            List<String> texts = new ArrayList<>();
            node.required(wordClass.key()).items().forEach(item -> item.asText().ifPresent(texts::add));
            words.put(wordClass, texts);
        }
        return Vocabulary.of(words);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
