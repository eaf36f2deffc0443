package dev.countersign.io.config;

import dev.countersign.io.yaml.Place;
import dev.countersign.io.yaml.Quoted;
import dev.countersign.io.yaml.YamlNode;
import java.util.HashMap;
import java.util.Map;

/** Who holds an address or a login, so that nobody else can. */
final class Owners {

    private final String kind;
    private final Map<Object, Owner> owners = new HashMap<>();

    /** @param kind how messages call what is owned */
    Owners(String kind) {
        this.kind = kind;
    }

    /** Gives the key to the member at this place in the roster, or reports who has it already. */
    void claim(Object key, YamlNode node, YamlNode member, String text) {
        Owner earlier = owners.putIfAbsent(key, new Owner(member, node));
        if (earlier == null) {
            return;
        }
        Place there = earlier.node.place();
        String at = there.line() + ":" + there.column();
        String who = earlier.member == member ? "this member" : "the member of line " + memberLine(earlier);
        node.report(kind + " " + Quoted.of(text) + " belongs to " + who + " already, at " + at);
    }

    private static int memberLine(Owner owner) {
        return owner.member.place().line();
    }

    private record Owner(YamlNode member, YamlNode node) {}
}
