package dev.countersign.io.config;

import dev.countersign.core.policy.Glob;
import dev.countersign.core.policy.Globs;
import dev.countersign.core.push.RefName;
import dev.countersign.io.yaml.Quoted;
import dev.countersign.io.yaml.Suggestion;
import dev.countersign.io.yaml.YamlNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Reads the patterns of a rule, and refuses those that could never match anything. */
final class Patterns {

    /** What stands for a name that no pattern spells out: private use, which no pattern is written with. */
    private static final String ANY = "\ue000";

    private static final List<String> NAMESPACES = List.of("heads", "tags", "notes");

    private Patterns() {}

    /** The refs that the list names; empty when problems were noted. */
    static Optional<Globs> refs(YamlNode list) {
        return globs(list, Patterns::refFault, Globs::ofRefs, "a rule that governs no ref asks for nothing");
    }

    /** The paths that the list names; empty when problems were noted. */
    static Optional<Globs> paths(YamlNode list) {
        return globs(list, Patterns::pathFault, Globs::ofPaths, "a rule that looks at no path asks for nothing");
    }

    private static Optional<Globs> globs(
            YamlNode list,
            Function<String, Optional<String>> fault,
            Function<List<String>, Globs> build,
            String otherwise) {
        List<YamlNode> items = Texts.someOf(list, otherwise + "; leave the key out for the default");
        List<String> texts = Texts.allOf(items);
        boolean sound = !items.isEmpty() && texts.size() == items.size();
        for (YamlNode item : items) {
            Optional<String> text = item.asText();
            Optional<String> reason = text.flatMap(pattern -> fault(pattern, fault, build));
            reason.ifPresent(item::report);
            sound &= text.isPresent() && reason.isEmpty();
        }
        return sound ? whole(list, build, texts) : Optional.empty();
    }

    private static Optional<String> fault(
            String text, Function<String, Optional<String>> fault, Function<List<String>, Globs> build) {
        try {
            Globs globs = build.apply(List.of(bare(text)));
            return fault.apply(globs.patterns().get(0).text());
        } catch (IllegalArgumentException noPattern) {
            return Optional.of(String.valueOf(noPattern.getMessage()));
        }
    }

    private static Optional<Globs> whole(YamlNode list, Function<List<String>, Globs> build, List<String> texts) {
        if (texts.stream().allMatch(text -> text.startsWith("!"))) {
            list.report(list.name() + " holds exclusions only; name what to include first, such as '**'");
            return Optional.empty();
        }
        Globs globs = build.apply(texts);
        Predicate<Glob> isTaken = glob -> globs.exclusions().stream().anyMatch(out -> out.matches(sample(glob)));
        if (globs.patterns().stream().allMatch(isTaken)) {
            list.report(list.name() + " matches nothing; its exclusions take away all that it includes");
            return Optional.empty();
        }
        return Optional.of(globs);
    }

    private static Optional<String> refFault(String text) {
        if (!text.startsWith("refs/")) {
            return Optional.of(Quoted.of(text) + " must be the full name of a ref; did you mean '" + full(text) + "'?");
        }
        String[] components = text.split("/", -1);
        if (components.length < 3 && !text.contains("*")) {
            return Optional.of(Quoted.of(text) + " names no ref; did you mean '" + text + "/**'?");
        }
        if (!RefName.isValid(text.replace("**", ANY).replace("*", ANY).replace("?", ANY))) {
            return Optional.of(Quoted.of(text) + " matches no name that Git allows for a ref");
        }
        return Suggestion.nearest(components[1], NAMESPACES)
                .filter(near -> !near.equals(components[1]) && !components[1].contains("*"))
                .map(near -> Quoted.of(text) + " matches neither branches nor tags; did you mean 'refs/" + near
                        + text.substring("refs/".length() + components[1].length()) + "'?");
    }

    private static String full(String text) {
        boolean hasNamespace = text.startsWith("heads/") || text.startsWith("tags/");
        return (hasNamespace || text.equals("**") ? "refs/" : "refs/heads/") + text;
    }

    private static Optional<String> pathFault(String text) {
        if (text.startsWith("./")) {
            return Optional.of(
                    Quoted.of(text) + " matches nothing; paths start without './': '" + text.substring(2) + "'");
        }
        boolean climbs = List.of(text.split("/", -1)).stream().anyMatch(c -> c.equals(".") || c.equals(".."));
        return climbs ? Optional.of(Quoted.of(text) + " matches nothing; no path has a '.' or '..'") : Optional.empty();
    }

    /** A name that the pattern matches and that no pattern spells out. */
    static String sample(Glob glob) {
        String text = glob.text().startsWith("/") ? glob.text().substring(1) : glob.text();
        return text.replace("**", ANY + "/" + ANY + "/" + ANY).replace("*", ANY).replace("?", ANY);
    }

    private static String bare(String text) {
        return text.startsWith("!") ? text.substring(1) : text;
    }
}
