package dev.countersign.io.signature;

import dev.countersign.core.signoff.Countersignature;
import dev.countersign.core.signoff.CountersignatureReading;
import dev.countersign.core.signoff.InvalidCountersignature;
import dev.countersign.core.signoff.SignedStatement;
import dev.countersign.core.signoff.Statement;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Verifies signed statements. */
public final class Countersignatures {

    private Countersignatures() {}

    /** What a signed statement proves. Never throws: what cannot be read proves nothing. */
    public static CountersignatureReading check(SignedStatement signed) {
        Optional<Statement> statement = Statement.parse(signed.statement());
        if (statement.isEmpty()) {
            return new InvalidCountersignature(signed, "it is not a statement of version 1, as 'approve' writes it");
        }
        if (signed.signature().isEmpty()) {
            return new InvalidCountersignature(signed, "the statement is not signed");
        }
        try {
            return verified(signed, statement.get());
        } catch (SshFormatException e) {
            return new InvalidCountersignature(signed, "the statement's signature cannot be read: " + e.getMessage());
        }
    }

    private static CountersignatureReading verified(SignedStatement signed, Statement statement)
            throws SshFormatException {
        SshSignature signature = SshSignature.parse(signed.signature().getBytes(StandardCharsets.UTF_8));
        byte[] message = signed.statement().getBytes(StandardCharsets.UTF_8);
        String key = signature.key().fingerprint();
        return switch (signature.verify(message, Statement.NAMESPACE, true)) {
            case VALID -> new Countersignature(signed, statement, key, true);
            case USER_NOT_PRESENT -> new Countersignature(signed, statement, key, false);
            case WRONG_NAMESPACE ->
                new InvalidCountersignature(signed, "the statement's signature was made for something else");
            case BAD_SIGNATURE ->
                new InvalidCountersignature(signed, "the statement's signature does not fit the statement");
        };
    }
}
