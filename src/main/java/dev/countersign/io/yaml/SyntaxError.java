package dev.countersign.io.yaml;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;

/** Says what is wrong with YAML in words for the person who wrote the file, none of them the parser's. */
final class SyntaxError {

    /** A key and its colon, with a value right behind it that is not the rest of a URL. */
    private static final Pattern UNPARTED = Pattern.compile("(?:-? )*([A-Za-z][A-Za-z0-9_-]{0,40}:)(?!//)[^\\s:].*");

    private SyntaxError() {}

    static Problem of(JacksonException noYaml, String file, YamlText text) {
        if (noYaml.getCause() instanceof MarkedYamlEngineException marked) {
            return of(marked, file, text);
        }
        TokenStreamLocation place = noYaml.getLocation();
        String message = noYaml instanceof StreamConstraintsException
                ? "a value is too long, or nested too deep"
                : "a key must be a single text";
        return place == null
                ? new Problem(new Place(file, 1, 1), message)
                : new Problem(new Place(file, place.getLineNr(), place.getColumnNr()), message);
    }

    private static Problem of(MarkedYamlEngineException marked, String file, YamlText text) {
        String context = marked.getContext() == null ? "" : marked.getContext();
        String problem = marked.getProblem() == null ? "" : marked.getProblem();
        Place found = place(marked.getProblemMark(), file);
        Place start = marked.getContextMark().isPresent() ? place(marked.getContextMark(), file) : found;
        if (context.contains("scanning an alias") || context.contains("scanning an anchor")) {
            return new Problem(start, mustBeQuoted(text, start));
        }
        if (context.contains("scanning a tag") || context.contains("scanning a directive")) {
            return new Problem(start, mustBeQuoted(text, start));
        }
        if (context.contains("quoted scalar") && problem.contains("end of stream")) {
            return new Problem(start, "the quotes that open here are never closed");
        }
        if (context.contains("flow sequence")) {
            return new Problem(found, "a ',' or a ']' is missing in the list that opens at " + at(start));
        }
        if (context.contains("flow mapping")) {
            return new Problem(found, "a ',' or a '}' is missing in the mapping that opens at " + at(start));
        }
        if (problem.contains("could not find expected ':'")) {
            return unparted(text, file, start.line())
                    .orElseGet(() -> new Problem(start, "a ':' is missing after the key"));
        }
        if (problem.contains("mapping values are not allowed")) {
            return unparted(text, file, found.line() - 1)
                    .orElseGet(() -> new Problem(found, message(problem, text, found)));
        }
        return new Problem(found, message(problem, text, found));
    }

    /**
     * That a key has no blank behind its colon, if the last line with content up to this one looks like that: YAML
     * takes it for a text, and goes wrong further down.
     */
    private static Optional<Problem> unparted(YamlText text, String file, int last) {
        int line = last;
        while (line > 1 && text.line(line).isBlank()) {
            line--;
        }
        Matcher key = UNPARTED.matcher(line < 1 ? "" : text.line(line));
        return key.matches()
                ? Optional.of(new Problem(
                        new Place(file, line, key.end(1) + 1), "a blank is missing after '" + key.group(1) + "'"))
                : Optional.empty();
    }

    private static String message(String problem, YamlText text, Place found) {
        if (problem.contains("TAB")) {
            return "a tab cannot indent; use spaces";
        }
        if (problem.contains("cannot start any token")) {
            return mustBeQuoted(text, found);
        }
        if (problem.contains("escape character") || problem.contains("hexdecimal") || problem.contains("hexadecimal")) {
            return "unknown escape in double quotes; put text with backslashes in single quotes";
        }
        if (problem.contains("mapping values are not allowed")) {
            return "a ':' is not expected here; check the indentation, or quote the text";
        }
        if (problem.contains("sequence entries are not allowed")) {
            return "a list with '- ' must start on a line of its own";
        }
        if (problem.contains("document start")) {
            return "this does not belong to the document above; check the indentation";
        }
        if (problem.contains("block end")) {
            return "this does not line up with the lines above; check the indentation";
        }
        return "this is not valid YAML; check the indentation, the quotes and the brackets";
    }

    private static String mustBeQuoted(YamlText text, Place place) {
        return "text that starts with '" + text.at(place.line(), place.column()) + "' must be in quotes";
    }

    private static Place place(Optional<Mark> mark, String file) {
        return mark.map(m -> new Place(file, m.getLine() + 1, m.getColumn() + 1))
                .orElse(new Place(file, 1, 1));
    }

    private static String at(Place place) {
        return place.line() + ":" + place.column();
    }
}
