package dev.countersign.io.config;

import dev.countersign.core.roster.SigningKey;
import dev.countersign.io.signature.OpenPgpArmor;
import dev.countersign.io.signature.OpenPgpFormatException;
import dev.countersign.io.signature.OpenPgpKey;
import dev.countersign.io.signature.SshFormatException;
import dev.countersign.io.signature.SshPublicKey;
import dev.countersign.io.yaml.Place;
import dev.countersign.io.yaml.Problem;
import dev.countersign.io.yaml.YamlMapping;
import dev.countersign.io.yaml.YamlNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the public keys of members, and sees to it that no two share one. */
final class KeyReader {

    private final Owners owners = new Owners("key");
    private final List<Problem> doubts = new ArrayList<>();

    /** What keys that can be used hold that cannot. */
    List<Problem> doubts() {
        return doubts;
    }

    /**
     * The keys in a list, each a line as in {@code id_ed25519.pub}, a block as of {@code gpg --armor --export}, or a
     * mapping of {@code key} and its validity. A block may hold several.
     */
    List<SigningKey> read(YamlNode list, YamlNode member) {
        List<SigningKey> keys = new ArrayList<>(1);
        for (YamlNode item : list.items()) {
            keys.addAll(item.isMapping() ? withValidity(item.mapping(), member) : keys(item, member));
        }
        return keys;
    }

    private List<SigningKey> withValidity(YamlMapping fields, YamlNode member) {
        YamlNode key = fields.required("key");
        Optional<LocalDate> from = fields.optional("from").flatMap(YamlNode::asDate);
        Optional<LocalDate> until = fields.optional("until").flatMap(YamlNode::asDate);
        Optional<LocalDate> revoked = fields.optional("revoked").flatMap(YamlNode::asDate);
        if (from.isPresent() && until.isPresent() && from.get().isAfter(until.get())) {
            fields.required("until").report("'until' lies before 'from'; this key would never be valid");
        }
        return keys(key, member).stream()
                .map(found -> found.within(from, until, revoked))
                .toList();
    }

    private List<SigningKey> keys(YamlNode node, YamlNode member) {
        return node.asLines()
                .map(text -> OpenPgpArmor.isMeant(text) ? openPgp(text, node, member) : ssh(text, node, member))
                .orElse(List.of());
    }

    /** Of a key without a comment, ssh-keygen writes a blank at the end. */
    private List<SigningKey> ssh(String line, YamlNode node, YamlNode member) {
        try {
            String fingerprint = SshPublicKey.parse(line.stripTrailing()).fingerprint();
            claim(fingerprint, node, member);
            return List.of(new SigningKey(fingerprint, Optional.empty(), Optional.empty(), Optional.empty()));
        } catch (SshFormatException fault) {
            return unusable(node, fault);
        }
    }

    /** Neither the whole nor a part of it may be somebody else's. */
    private List<SigningKey> openPgp(String block, YamlNode node, YamlNode member) {
        try {
            OpenPgpKey key = OpenPgpKey.parse(block);
            Stream.concat(
                            Stream.of(key.fingerprint()),
                            key.signingKeys().stream().map(SigningKey::ownFingerprint))
                    .distinct()
                    .forEach(fingerprint -> claim(fingerprint, node, member));
            key.doubts()
                    .forEach(doubt -> doubts.add(new Problem(node.place(), "not all of this key is used: " + doubt)));
            return key.signingKeys();
        } catch (OpenPgpFormatException fault) {
            return unusable(node, fault);
        }
    }

    private void claim(String fingerprint, YamlNode node, YamlNode member) {
        claim(fingerprint, node.place(), member).ifPresent(node::report);
    }

    /** Gives a key to a member, or tells who has it already. */
    Optional<String> claim(String fingerprint, Place place, YamlNode member) {
        return owners.claim(fingerprint, place, member, fingerprint);
    }

    private static List<SigningKey> unusable(YamlNode node, Exception fault) {
        node.report(node.name() + " is no key that can be used: " + fault.getMessage());
        return List.of();
    }
}
