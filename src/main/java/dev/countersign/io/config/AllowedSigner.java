package dev.countersign.io.config;

import dev.countersign.core.commit.EmailAddress;
import dev.countersign.core.roster.SigningKey;
import dev.countersign.io.signature.SshFormatException;
import dev.countersign.io.signature.SshPublicKey;
import dev.countersign.io.yaml.Problems;
import dev.countersign.io.yaml.Quoted;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A line of a file of allowed signers (ssh-keygen(1), ALLOWED SIGNERS): a key and the addresses of its owner.
 *
 * @param principals the addresses, each with its place; at least one
 * @param word where the key stands
 */
record AllowedSigner(List<Principal> principals, SigningKey key, Line.Word word) {

    /** The signers of a file; what cannot be used is noted. */
    static List<AllowedSigner> allOf(ConfigFile file, Problems problems) {
        List<AllowedSigner> signers = new ArrayList<>();
        for (Line line : file.lines(problems)) {
            List<Line.Word> words = line.words();
            if (!words.isEmpty() && !words.get(0).text().startsWith("#")) {
                read(words).ifPresent(signers::add);
            }
        }
        return signers;
    }

    private static Optional<AllowedSigner> read(List<Line.Word> words) {
        List<Principal> principals = principals(words.get(0));
        boolean hasOptions = words.size() > 1 && SignerOptions.areMeant(words.get(1));
        Optional<SignerOptions> options = hasOptions ? Optional.of(SignerOptions.of(words.get(1))) : Optional.empty();
        List<Line.Word> key = words.subList(hasOptions ? 2 : 1, words.size());
        if (key.size() < 2) {
            words.get(0).report("a line is addresses, perhaps options, the type of a key and its base64");
            return Optional.empty();
        }
        return fingerprint(key.get(0), key.get(1))
                .map(fingerprint -> key(fingerprint, options))
                .filter(found -> !principals.isEmpty())
                .map(found -> new AllowedSigner(principals, found, key.get(0)));
    }

    private static List<Principal> principals(Line.Word word) {
        List<Principal> principals = new ArrayList<>(1);
        for (Line.Word part : word.parts()) {
            Optional<String> fault = fault(part.text());
            fault.ifPresent(reason -> part.report("a principal " + reason));
            if (fault.isEmpty()) {
                principals.add(new Principal(EmailAddress.of(part.text()), part));
            }
        }
        return principals;
    }

    private static Optional<String> fault(String principal) {
        return SignerOptions.isPattern(principal)
                ? Optional.of("must be the address of a member, and cannot be a pattern: " + Quoted.of(principal)
                        + "; list every address")
                : AddressSyntax.fault(principal);
    }

    private static Optional<String> fingerprint(Line.Word type, Line.Word base64) {
        try {
            return Optional.of(
                    SshPublicKey.parse(type.text() + " " + base64.text()).fingerprint());
        } catch (SshFormatException fault) {
            type.report("this is no key that can be used: " + fault.getMessage());
            return Optional.empty();
        }
    }

    private static SigningKey key(String fingerprint, Optional<SignerOptions> options) {
        return new SigningKey(
                fingerprint,
                options.flatMap(SignerOptions::from),
                options.flatMap(SignerOptions::until),
                Optional.empty(),
                options.map(SignerOptions::namespaces).orElse(Set.of()),
                Optional.empty());
    }

    /** An address and where it stands. */
    record Principal(EmailAddress address, Line.Word word) {}
}
