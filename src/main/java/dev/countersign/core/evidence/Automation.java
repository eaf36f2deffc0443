package dev.countersign.core.evidence;

import dev.countersign.core.commit.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Discounts the accounts of tools where a line shows that they did routine work without AI, such as a release. */
final class Automation {

    private final List<Shape> shapes = new ArrayList<>();

    Automation(List<CatalogueEntry> entries) {
        for (CatalogueEntry entry : entries) {
            entry.all(Trait.AUTOMATION).forEach(text -> shapes.add(new Shape(Template.of(text), entry.tool())));
        }
    }

    /** The same attribution, the identities of tools at routine work no more than hints. */
    Attribution discount(Attribution attribution, Message message) {
        if (attribution.evidence().stream().noneMatch(Automation::isIdentity)) {
            return attribution;
        }
        Set<String> routine = shapes.stream()
                .filter(shape -> message.lines().stream().anyMatch(line -> shape.template.matches(line.strip())))
                .map(Shape::tool)
                .collect(Collectors.toSet());
        return routine.isEmpty()
                ? attribution
                : new Attribution(
                        attribution.evidence().stream()
                                .map(e -> discount(e, routine))
                                .toList(),
                        attribution.declarations());
    }

    private static Evidence discount(Evidence evidence, Set<String> routine) {
        return isIdentity(evidence) && routine.contains(evidence.tool())
                ? new Evidence(evidence.tool(), evidence.kind(), Grade.HINT, 0, evidence.text(), false)
                : evidence;
    }

    private static boolean isIdentity(Evidence evidence) {
        return evidence.kind() == Kind.AUTHOR || evidence.kind() == Kind.COMMITTER;
    }

    private record Shape(Template template, String tool) {}
}
