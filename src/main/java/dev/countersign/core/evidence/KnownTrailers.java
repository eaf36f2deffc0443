package dev.countersign.core.evidence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Finds the trailers that a tool of the catalogue is known to write, by key and shape of the value. */
final class KnownTrailers {

    private final Map<String, List<Shape>> shapes = new HashMap<>();

    KnownTrailers(List<CatalogueEntry> entries) {
        for (CatalogueEntry entry : entries) {
            entry.all(Trait.TRAILERS).forEach(trailer -> add(Shape.of(trailer, entry)));
        }
    }

    private void add(Shape shape) {
        for (String spelling : Keys.spellings(shape.key)) {
            shapes.computeIfAbsent(spelling, any -> new ArrayList<>()).add(shape);
        }
    }

    /** What a line must hold to be one of them. */
    Stream<Phrase> needs() {
        return shapes.values().stream()
                .flatMap(List::stream)
                .flatMap(shape -> shape.needs().stream())
                .distinct();
    }

    /** Adds the tools that write such a trailer; answers whether there is one. */
    boolean detect(TrailerLine trailer, Line line, Sink sink) {
        boolean known = false;
        for (Shape shape : shapes.getOrDefault(Keys.spelling(trailer.key()), List.of())) {
            if (shape.matches(trailer)) {
                sink.add(shape.entry.tool(), Kind.SESSION, shape.entry.grade(), line);
                known = true;
            }
        }
        return known;
    }

    private record Shape(String key, Template template, CatalogueEntry entry) {

        static Shape of(String trailer, CatalogueEntry entry) {
            int colon = trailer.indexOf(':');
            Template value = Template.of(trailer.substring(colon + 1).strip());
            return new Shape(trailer.substring(0, colon), value, entry);
        }

        boolean matches(TrailerLine trailer) {
            return template.matches(trailer.value()) && isDashed(key) == isDashed(trailer.key());
        }

        private static boolean isDashed(String key) {
            return key.contains("-");
        }

        /** The spellings of the key, or what the value must hold where that is rarer. */
        List<Phrase> needs() {
            Phrase value = template.need();
            List<String> words = Words.of(key).list();
            return Words.of(value.text()).size() > words.size()
                    ? List.of(value)
                    : Keys.spellings(key).stream().map(Phrase::whole).toList();
        }
    }
}
