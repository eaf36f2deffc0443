package dev.countersign.io.config;

import dev.countersign.io.yaml.Place;
import dev.countersign.io.yaml.Quoted;
import dev.countersign.io.yaml.YamlNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Who holds an address or a login, so that nobody else can. */
final class Owners {

    private final String kind;
    private final Map<Object, Owner> owners = new HashMap<>();

    /** @param kind how messages call what is owned */
    Owners(String kind) {
        this.kind = kind;
    }

    /**
     * Gives something to the member who stands in the roster there.
     *
     * @param place where that is said
     * @return why that cannot be: somebody has it already
     */
    Optional<String> claim(Object owned, Place place, YamlNode member, String text) {
        Owner earlier = owners.putIfAbsent(owned, new Owner(member, place));
        if (earlier == null) {
            return Optional.empty();
        }
        String who = earlier.member == member
                ? "this member"
                : "the member of line " + earlier.member.place().line();
        return Optional.of(kind + " " + Quoted.of(text) + " belongs to " + who + " already, at "
                + seen(earlier.place, place.file()));
    }

    private static String seen(Place place, String from) {
        return place.file().equals(from) ? place.line() + ":" + place.column() : place.toString();
    }

    private record Owner(YamlNode member, Place place) {}
}
