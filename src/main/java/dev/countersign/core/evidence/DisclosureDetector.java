package dev.countersign.core.evidence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the sections in which people disclose the use of AI, and reads whether they say yes or no. */
final class DisclosureDetector {

    private static final int MOST_LINES = 8;
    private static final int LONGEST = 400;
    private static final int LONGEST_TITLE = 48;

    private final Map<String, List<Title>> titles = new HashMap<>();
    private final Statements statements;
    private final Names names;

    DisclosureDetector(List<CatalogueEntry> entries, Statements statements, Names names) {
        this.statements = statements;
        this.names = names;
        for (CatalogueEntry entry : entries) {
            entry.all(Trait.DISCLOSURES)
                    .forEach(text -> add(new Title(Words.of(text).list(), entry)));
        }
    }

    /** What a line must hold to be a title. */
    Stream<Phrase> needs() {
        return titles.values().stream().flatMap(List::stream).map(title -> Phrase.whole(String.join(" ", title.words)));
    }

    /** @param lines the whole message */
    void detect(Line line, List<String> lines, Sink sink) {
        if (line.first() || line.words().isEmpty()) {
            return;
        }
        Words words = line.words();
        titles.getOrDefault(words.at(0), List.of()).stream()
                .filter(title -> words.startsWith(0, title.words))
                .filter(title -> ends(line, words, title.words.size()))
                .findFirst()
                .ifPresent(title -> disclosed(title, text(line, lines), line, sink));
    }

    private void add(Title title) {
        titles.computeIfAbsent(title.words.get(0), word -> new ArrayList<>()).add(title);
    }

    private void disclosed(Title title, String text, Line line, Sink sink) {
        if (!title.namesAi() && !statements.isAboutAi(text)) {
            return;
        }
        if (statements.denies(text)) {
            sink.declare(false, line);
        } else if (statements.affirms(text)) {
            sink.declare(true, line);
            sink.add(tool(text).orElse(title.entry.tool()), Kind.DECLARATION, title.entry.grade(), line);
        } else if (!text.isBlank()) {
            sink.add(title.entry.tool(), Kind.DECLARATION, Grade.HINT, line);
        }
    }

    private Optional<String> tool(String text) {
        return names.distinctAnywhere(Words.of(text))
                .map(mention -> mention.entry().tool());
    }

    private static boolean ends(Line line, Words words, int after) {
        int colon = line.plain().indexOf(':');
        return after == words.size() || (colon >= words.end(after - 1) && colon <= LONGEST_TITLE);
    }

    /** What stands behind the title on its line, and the paragraph that goes on or follows. */
    private static String text(Line line, List<String> lines) {
        int colon = line.plain().indexOf(':');
        StringBuilder text = new StringBuilder(
                colon < 0 ? "" : line.plain().substring(colon + 1).strip());
        int i = line.number();
        while (text.isEmpty()
                && i < line.number() + MOST_LINES
                && start(lines, i).isBlank()) {
            i++;
        }
        int end = Math.min(lines.size(), i + MOST_LINES);
        while (i < end
                && text.length() < LONGEST
                && !start(lines, i).isBlank()
                && !start(lines, i).startsWith("#")) {
            if (!Decoration.isQuotation(start(lines, i))) {
                text.append(' ').append(Decoration.remove(start(lines, i)));
            }
            i++;
        }
        return text.substring(0, Math.min(text.length(), LONGEST)).strip();
    }

    /** One line may hold a title behind each of its carriage returns, and each has what follows read. */
    private static String start(List<String> lines, int i) {
        String line = i < lines.size() ? lines.get(i) : "";
        return line.substring(0, Math.min(LONGEST, line.length()));
    }

    private record Title(List<String> words, CatalogueEntry entry) {

        boolean namesAi() {
            return words.stream().anyMatch(Statements::isAi);
        }
    }
}
