package dev.countersign.io.config;

import dev.countersign.core.policy.Role;
import dev.countersign.core.signoff.Proof;
import dev.countersign.io.yaml.Quoted;
import dev.countersign.io.yaml.YamlNode;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Reads of whom those who sign off must be independent. */
final class RolesReader {

    private RolesReader() {}

    /** The roles that can be read, each once. */
    static Set<Role> read(YamlNode list) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (YamlNode item : Texts.someOf(list, "leave it out where anybody may sign off")) {
            item.asOneOf(List.of(Role.values()), Role::word)
                    .filter(role -> !roles.add(role))
                    .ifPresent(twice -> item.report(Quoted.of(twice.word()) + " stands twice"));
        }
        return roles;
    }

    /** Reports what nobody could fulfil. */
    static void check(YamlNode node, Set<Role> roles, Proof proof, boolean knowsPushers) {
        if (!roles.contains(Role.PUSHER)) {
            return;
        }
        if (proof == Proof.PUSHER) {
            node.report("'independent-of' cannot name the pusher with 'proof: pusher': who is not the pusher cannot"
                    + " prove anything by pushing; ask for 'proof: commit-signature'");
        } else if (!knowsPushers) {
            node.report("'independent-of' names the pusher, whom nobody knows here; " + PusherReader.HOW_TO_KNOW);
        }
    }
}
