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
        Verification verified = Verification.ofSsh(
                signed.signature().getBytes(StandardCharsets.UTF_8),
                signed.statement().getBytes(StandardCharsets.UTF_8),
                Statement.NAMESPACE,
                "statement");
        return verified.key()
                .<CountersignatureReading>map(
                        key -> new Countersignature(signed, statement.get(), key, verified.userPresent()))
                .orElseGet(() -> new InvalidCountersignature(signed, verified.flaw()));
    }
}
