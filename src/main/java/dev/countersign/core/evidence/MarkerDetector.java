package dev.countersign.core.evidence;

import dev.countersign.core.commit.Ascii;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the lines that tools leave, such as {@code Generated with …}, and links to their sessions. */
final class MarkerDetector {

    private static final List<WordClass> LEAD_INS = List.of(WordClass.LEAD_INS, WordClass.PREFIXES);
    private static final Set<String> PREPOSITIONS = Set.of("with", "by", "using", "via", "from", "through", "to");
    private static final int MOST_WORDS = 5;
    private static final List<WordClass> LINKING = List.of(WordClass.LINKING);

    private final Vocabulary vocabulary;
    private final Names names;
    private final List<Start> markers = new ArrayList<>();
    private final List<Start> subjects = new ArrayList<>();
    private final List<Start> links = new ArrayList<>();
    private final List<CatalogueEntry> patterned;

    MarkerDetector(List<CatalogueEntry> entries, Vocabulary vocabulary, Names names) {
        this.vocabulary = vocabulary;
        this.names = names;
        this.patterned =
                entries.stream().filter(entry -> !entry.patterns().isEmpty()).toList();
        for (CatalogueEntry entry : entries) {
            entry.all(Trait.MARKERS).forEach(text -> markers.add(new Start(Ascii.lowerCase(text), entry)));
            entry.all(Trait.SUBJECTS).forEach(text -> subjects.add(new Start(Ascii.lowerCase(text), entry)));
            entry.all(Trait.LINKS).forEach(text -> links.add(new Start(Ascii.lowerCase(text), entry)));
        }
    }

    /** What a line must hold to be a marker without naming anything, or to hold a link. */
    Stream<Phrase> needs() {
        return Stream.of(markers, subjects, links).flatMap(List::stream).map(start -> Phrase.start(start.text));
    }

    void detect(Line line, Sink sink) {
        String lower = Ascii.lowerCase(line.plain());
        start(markers, lower, line, sink);
        if (line.first()) {
            start(subjects, lower, line, sink);
        }
        made(line, sink);
    }

    /** Finds links to sessions. */
    void links(Line line, Sink sink) {
        String lower = Ascii.lowerCase(line.plain());
        for (int i = lower.indexOf("://"); i >= 0; i = lower.indexOf("://", i + 3)) {
            link(lower, i + 3, line, sink);
        }
    }

    private static void start(List<Start> starts, String lower, Line line, Sink sink) {
        starts.stream()
                .filter(start -> lower.startsWith(start.text))
                .forEach(start -> sink.add(start.entry.tool(), Kind.MARKER, start.entry.grade(), line));
    }

    /** Applies the site's own patterns, which need no trigger. */
    void patterns(Line line, Sink sink) {
        for (CatalogueEntry entry : patterned) {
            if (entry.patterns().stream().anyMatch(pattern -> pattern.find(line.shown()))) {
                sink.add(entry.tool(), Kind.MARKER, entry.grade(), line);
            }
        }
    }

    boolean hasPatterns() {
        return !patterned.isEmpty();
    }

    private void link(String lower, int from, Line line, Sink sink) {
        links.stream()
                .filter(link -> lower.startsWith(link.text, from))
                .forEach(link -> sink.add(
                        link.entry.tool(), Kind.SESSION, Grades.weaker(link.entry.grade(), Grade.LIKELY), line));
    }

    /** Reads {@code [this commit was] generated with [the help of] NAME}, and {@code NAME on behalf of …}. */
    private void made(Line line, Sink sink) {
        Words words = line.words();
        int verb = vocabulary.skip(words, afterForeign(words), LEAD_INS);
        int linking = verb;
        while (linking < words.size() && vocabulary.has(WordClass.VERBS, words.at(linking))) {
            linking++;
        }
        int name = vocabulary.skip(words, linking, LINKING);
        if (linking > verb && hasPreposition(words, linking, name)) {
            maker(words, verb, name, line, sink);
            return;
        }
        Optional<Mention> agent = names.leading(words, 0).filter(Mention::distinct);
        if (agent.isPresent() && words.startsWith(agent.get().end(), List.of("on", "behalf", "of"))) {
            sink.add(agent.get().entry().tool(), Kind.MARKER, Grade.LIKELY, line);
        }
    }

    private static boolean hasPreposition(Words words, int from, int to) {
        return words.list().subList(from, to).stream().anyMatch(PREPOSITIONS::contains);
    }

    private void maker(Words words, int verb, int name, Line line, Sink sink) {
        Optional<Mention> maker = names.leading(words, name);
        if (maker.isPresent()) {
            sink.add(
                    maker.get().entry().tool(),
                    Kind.MARKER,
                    grade(maker.get(), words, line, byHand(words, verb, name)),
                    line);
            return;
        }
        for (int i = name + 1; i < Math.min(words.size(), name + MOST_WORDS); i++) {
            boolean set = !words.isJoined(i) || vocabulary.has(WordClass.LINKING, words.at(i - 1));
            names.leading(words, i)
                    .filter(mention -> set && mention.whole() && mention.distinct() && words.isCapitalised(0))
                    .ifPresent(m -> sink.add(m.entry().tool(), Kind.MARKER, Grade.LIKELY, line));
        }
    }

    private Grade grade(Mention mention, Words words, Line line, boolean byHand) {
        if (mention.whole() || !words.isJoined(mention.end()) || words.is(mention.end(), "co")) {
            boolean perhapsPerson = byHand && !mention.distinct();
            return perhapsPerson
                    ? Grades.weaker(Grade.LIKELY, mention.entry().grade())
                    : mention.entry().grade();
        }
        boolean goesOn =
                mention.distinct() || (!byHand && vocabulary.has(WordClass.CONNECTIVES, words.at(mention.end())));
        boolean starts = words.isCapitalised(0) || !line.plain().equals(line.shown());
        return goesOn && starts && !line.first() ? Grade.LIKELY : Grade.HINT;
    }

    /** Whether a person may have done it: nobody is said to be generated with. */
    private static boolean byHand(Words words, int verb, int name) {
        return !words.is(verb, "generated") && words.list().subList(verb, name).contains("by");
    }

    /** Skips what is left of an emoji that was read in the wrong encoding. */
    private static int afterForeign(Words words) {
        int i = 0;
        while (i < words.size() && words.at(i).chars().allMatch(c -> c >= 0x80)) {
            i++;
        }
        return i;
    }

    private record Start(String text, CatalogueEntry entry) {}
}
