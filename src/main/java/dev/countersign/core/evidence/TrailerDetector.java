package dev.countersign.core.evidence;

import dev.countersign.core.commit.Ascii;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds evidence in lines that are, or were meant to be, trailers. */
final class TrailerDetector {

    private static final String CO_AUTHOR = "co-authored-by:";
    private static final Set<String> SESSION_WORDS = Set.of(
            "session",
            "sessions",
            "thread",
            "threads",
            "conversation",
            "task",
            "run",
            "trace",
            "transcript",
            "checkpoint",
            "logs",
            "log");
    private static final Template UUID = Template.of("{any}{uuid}{any}");
    private static final Template URL = Template.of("http{text}");

    private final Names names;
    private final Agents agents;
    private final Keys keys;
    private final Statements statements;
    private final KnownTrailers known;
    private final NamedAgents named;

    TrailerDetector(List<CatalogueEntry> entries, Names names, Agents agents, Statements statements) {
        this.names = names;
        this.agents = agents;
        this.statements = statements;
        this.keys = new Keys(entries);
        this.known = new KnownTrailers(entries);
        this.named = new NamedAgents(names, agents);
    }

    /** What a line must hold to say anything as a trailer. */
    Stream<Phrase> needs() {
        return Stream.of(agents.needs(), Statements.needs(), keys.needs(), known.needs())
                .flatMap(phrases -> phrases);
    }

    /** Adds what the line says as a trailer; answers whether it is one that names somebody. */
    boolean detect(Line line, Sink sink) {
        TrailerLine trailer = TrailerLine.parse(line.plain());
        boolean names = trailer.isTrailer() && keyed(trailer, line, sink);
        if (!trailer.isTrailer()) {
            unkeyed(line, sink);
        }
        int inner = Ascii.lowerCase(line.plain()).lastIndexOf(CO_AUTHOR);
        if (inner > 0) {
            named.addBehindText(TrailerLine.parse(line.plain().substring(inner)).value(), line, sink);
        }
        return names;
    }

    private boolean keyed(TrailerLine trailer, Line line, Sink sink) {
        if (known.detect(trailer, line, sink)) {
            return true;
        }
        Optional<Keys.Meaning> meaning = keys.close(trailer.key());
        if (meaning.isPresent()) {
            meant(meaning.get(), trailer, line, sink);
            return meaning.get().role() != Trait.STATEMENT_KEYS;
        }
        return unlisted(trailer, line, sink);
    }

    private void meant(Keys.Meaning meaning, TrailerLine trailer, Line line, Sink sink) {
        switch (meaning.role()) {
            case AUTHORING_KEYS -> authoring(meaning.entry(), trailer.value(), line, sink);
            case SIGN_OFF_KEYS -> named.add(trailer.value(), Kind.SIGN_OFF, Grade.CERTAIN, line, sink);
            case REVIEW_KEYS ->
                named.add(trailer.value(), Kind.TRAILER, meaning.entry().grade(), line, sink);
            default -> statement(meaning.entry(), trailer, line, sink);
        }
    }

    private void authoring(CatalogueEntry entry, String value, Line line, Sink sink) {
        if (MailAddresses.in(value).isEmpty() && statements.deniesAi(value)) {
            sink.declare(false, line);
            return;
        }
        named.add(value, Kind.TRAILER, Grade.CERTAIN, line, sink);
        Optional<Mention> elsewhere = names.distinctAnywhere(Words.of(afterAddresses(value)));
        elsewhere.ifPresent(mention ->
                sink.add(mention.entry().tool(), Kind.TRAILER, Grades.weaker(entry.grade(), Grade.LIKELY), line));
    }

    private void statement(CatalogueEntry entry, TrailerLine trailer, Line line, Sink sink) {
        if (statements.denies(trailer.value())) {
            sink.declare(false, line);
        } else if (!line.first() || statements.affirms(trailer.value())) {
            sink.declare(true, line);
            String tool = mentioned(trailer.value()).map(m -> m.entry().tool()).orElse(entry.tool());
            sink.add(tool, Kind.DECLARATION, entry.grade(), line);
        }
    }

    private Optional<Mention> mentioned(String value) {
        return names.leading(value).or(() -> names.distinctAnywhere(Words.of(value)));
    }

    private boolean unlisted(TrailerLine trailer, Line line, Sink sink) {
        Words key = Words.of(trailer.key());
        String last = key.isEmpty() ? "" : key.at(key.size() - 1);
        if (last.equals("by") || last.equals("with") || last.equals("author")) {
            boolean dashed = trailer.key().contains("-") && !trailer.key().contains(" ");
            named.add(trailer.value(), Kind.TRAILER, dashed ? Grade.LIKELY : Grade.HINT, line, sink);
            return dashed;
        }
        if (isSession(key) && (UUID.matches(trailer.value()) || URL.matches(trailer.value()))) {
            names.leading(key, 0).ifPresent(m -> sink.add(m.entry().tool(), Kind.SESSION, Grade.LIKELY, line));
        } else if (key.size() > 1 && Statements.isAi(key.at(0)) && trailer.key().contains("-") && !line.first()) {
            aiKey(trailer, line, sink);
        }
        return false;
    }

    private boolean isSession(Words key) {
        return key.list().stream().anyMatch(SESSION_WORDS::contains);
    }

    private void aiKey(TrailerLine trailer, Line line, Sink sink) {
        if (statements.denies(trailer.value())) {
            sink.declare(false, line);
        } else if (names.leading(trailer.value()).filter(Mention::isPlausible).isPresent()
                || statements.affirms(trailer.value())) {
            sink.declare(true, line);
            mentioned(trailer.value())
                    .or(() -> names.leading("AI"))
                    .ifPresent(m -> sink.add(m.entry().tool(), Kind.DECLARATION, Grade.LIKELY, line));
        }
    }

    /** A key without a colon: {@code Co-authored-by Claude <…>}. */
    private void unkeyed(Line line, Sink sink) {
        Words words = line.words();
        StringBuilder key = new StringBuilder();
        for (int i = 0; i < Math.min(4, words.size() - 1); i++) {
            key.append(words.at(i));
            Optional<Keys.Meaning> meaning = keys.exact(key.toString());
            if (meaning.filter(m -> m.role() == Trait.AUTHORING_KEYS).isPresent()) {
                named.addWithoutColon(words.from(i + 1), line, sink);
            }
        }
    }

    private static String afterAddresses(String value) {
        List<MailAddresses.Found> addresses = MailAddresses.in(value);
        return addresses.isEmpty()
                ? value
                : value.substring(addresses.get(addresses.size() - 1).end());
    }
}
