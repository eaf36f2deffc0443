package dev.countersign.io.config;

import dev.countersign.core.commit.Ascii;
import dev.countersign.core.commit.EmailAddress;
import dev.countersign.core.roster.Level;
import dev.countersign.core.roster.Member;
import dev.countersign.core.roster.SigningKey;
import dev.countersign.io.yaml.Quoted;
import dev.countersign.io.yaml.YamlMapping;
import dev.countersign.io.yaml.YamlNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the members of a roster one after the other, and sees to it that no two share an address, a login or a key. */
final class MemberReader {

    private final List<Level> levels;
    private final Owners addresses = new Owners("address");
    private final Owners logins = new Owners("login");
    private final KeyReader keys = new KeyReader();

    /** @param levels empty when they could not be read, which is told already */
    MemberReader(List<Level> levels) {
        this.levels = levels;
    }

    /** Whose keys are whose, so far. */
    KeyReader keys() {
        return keys;
    }

    /** The member that the node holds; empty when problems were noted. */
    Optional<Member> read(YamlNode node) {
        YamlMapping fields = node.mapping();
        Optional<String> name = name(fields.required("name"));
        List<EmailAddress> emails = emails(fields.required("emails"), node);
        Optional<Level> level = level(fields.required("level"));
        List<String> names =
                fields.optional("logins").map(list -> logins(list, node)).orElse(List.of());
        List<SigningKey> proofs =
                fields.optional("keys").map(list -> keys.read(list, node)).orElse(List.of());
        Optional<LocalDate> from = fields.optional("from").flatMap(YamlNode::asDate);
        Optional<LocalDate> until = fields.optional("until").flatMap(YamlNode::asDate);
        if (from.isPresent() && until.isPresent() && from.get().isAfter(until.get())) {
            fields.required("until").report("'until' lies before 'from'; this member would never be active");
        }
        if (name.isEmpty() || emails.isEmpty() || level.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Member(name.get(), emails, level.get(), names, proofs, from, until));
    }

    private static Optional<String> name(YamlNode node) {
        Optional<String> name = Texts.trimmed(node);
        name.filter(text -> text.indexOf('<') >= 0 || text.indexOf('>') >= 0)
                .ifPresent(text -> node.report(
                        "'name' must be the name alone; addresses belong under 'emails': " + Quoted.of(text)));
        return name;
    }

    private Optional<Level> level(YamlNode node) {
        if (levels.isEmpty()) {
            node.asText();
            return Optional.empty();
        }
        return node.asOneOf(levels, Level::name);
    }

    private List<EmailAddress> emails(YamlNode list, YamlNode member) {
        List<EmailAddress> emails = new ArrayList<>(2);
        for (YamlNode item : Texts.someOf(list, "a member needs the addresses that stand in commits")) {
            Optional<String> text = item.asText();
            Optional<String> fault = text.flatMap(AddressSyntax::fault);
            fault.ifPresent(reason -> item.report(item.name() + " " + reason));
            text.filter(address -> fault.isEmpty()).map(EmailAddress::of).ifPresent(address -> {
                addresses.claim(address, item.place(), member, address.text()).ifPresent(item::report);
                emails.add(address);
            });
        }
        return emails;
    }

    private List<String> logins(YamlNode list, YamlNode member) {
        List<String> names = new ArrayList<>(1);
        for (YamlNode item : list.items()) {
            Texts.trimmed(item).ifPresent(login -> {
                logins.claim(Ascii.lowerCase(login), item.place(), member, login)
                        .ifPresent(item::report);
                names.add(login);
            });
        }
        return names;
    }
}
