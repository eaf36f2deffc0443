package dev.countersign.io.config;

import dev.countersign.core.roster.SigningKey;
import dev.countersign.io.signature.SshFormatException;
import dev.countersign.io.signature.SshPublicKey;
import dev.countersign.io.yaml.YamlMapping;
import dev.countersign.io.yaml.YamlNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the public keys of members, and sees to it that no two share one. */
final class KeyReader {

    private final Owners owners = new Owners("key");

    /** The keys in a list, each a line as in {@code id_ed25519.pub} or a mapping of {@code key} and its validity. */
    List<SigningKey> read(YamlNode list, YamlNode member) {
        List<SigningKey> keys = new ArrayList<>(1);
        for (YamlNode item : list.items()) {
            if (item.isMapping()) {
                withValidity(item.mapping(), member).ifPresent(keys::add);
            } else {
                fingerprint(item, member)
                        .map(found -> new SigningKey(found, Optional.empty(), Optional.empty(), Optional.empty()))
                        .ifPresent(keys::add);
            }
        }
        return keys;
    }

    private Optional<SigningKey> withValidity(YamlMapping fields, YamlNode member) {
        YamlNode key = fields.required("key");
        Optional<LocalDate> from = fields.optional("from").flatMap(YamlNode::asDate);
        Optional<LocalDate> until = fields.optional("until").flatMap(YamlNode::asDate);
        Optional<LocalDate> revoked = fields.optional("revoked").flatMap(YamlNode::asDate);
        if (from.isPresent() && until.isPresent() && from.get().isAfter(until.get())) {
            fields.required("until").report("'until' lies before 'from'; this key would never be valid");
        }
        return fingerprint(key, member).map(fingerprint -> new SigningKey(fingerprint, from, until, revoked));
    }

    /** Of a key without a comment, ssh-keygen writes a blank at the end. */
    private Optional<String> fingerprint(YamlNode node, YamlNode member) {
        return node.asText().map(String::stripTrailing).flatMap(line -> {
            try {
                String fingerprint = SshPublicKey.parse(line).fingerprint();
                owners.claim(fingerprint, node, member, fingerprint);
                return Optional.of(fingerprint);
            } catch (SshFormatException fault) {
                node.report(node.name() + " is no key that can be used: " + fault.getMessage());
                return Optional.empty();
            }
        });
    }
}
