package dev.countersign.io.git;

import dev.countersign.core.commit.ObjectId;
import dev.countersign.core.commit.ObjectType;
import dev.countersign.core.push.Certification;
import dev.countersign.core.push.NonceTerms;
import dev.countersign.core.push.PushCertificate;
import dev.countersign.core.push.RefUpdate;
import dev.countersign.io.objects.StoredObject;
import dev.countersign.io.signature.Signatures;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Holds what git calls the certificate of a push against the push. */
final class PushCertificates {

    /** What 10,000 updates of refs with long names take. */
    private static final int LARGEST = 4 << 20;

    /** Between asking and getting the answer lies the upload; git itself knows no limit unless one is configured. */
    private static final long DEFAULT_SLOP_SECONDS = 300;

    private final ObjectStore store;
    private final GitConfig config;
    private final Path directory;
    private final Signatures signatures;

    /** @param directory the git directory, absolute */
    PushCertificates(ObjectStore store, GitConfig config, Path directory, Signatures signatures) {
        this.store = store;
        this.config = config;
        this.directory = directory;
        this.signatures = signatures;
    }

    /** What the certificate proves about a push of these updates that was received now. */
    Certification certify(Optional<ObjectId> named, List<RefUpdate> updates, Instant receivedAt) {
        Optional<String> seed = config.value("receive.certnonceseed").filter(text -> !text.isEmpty());
        if (seed.isEmpty()) {
            return Certification.flawed(
                    named,
                    "the repository's own configuration has no receive.certNonceSeed, so no push can be certified");
        }
        if (named.isEmpty()) {
            return Certification.NONE;
        }
        NonceTerms terms = new NonceTerms(seed.get(), DirectorySpellings.of(directory), slop());
        return certify(named.get(), updates, terms, receivedAt);
    }

    private Certification certify(ObjectId id, List<RefUpdate> updates, NonceTerms terms, Instant receivedAt) {
        Optional<StoredObject> blob =
                store.peek(id, LARGEST).filter(object -> object.type() == ObjectType.BLOB && !object.exceedsLimit());
        Optional<PushCertificate> certificate = blob.flatMap(object -> PushCertificate.parse(object.bytes()));
        if (certificate.isEmpty()) {
            return Certification.flawed(Optional.of(id), "the push certificate is none that git would write");
        }
        return certificate
                .flatMap(read -> read.objection(updates, terms, receivedAt))
                .map(flaw -> Certification.flawed(Optional.of(id), flaw))
                .orElseGet(() -> signatures.of(id, certificate.get()));
    }

    /** Zero is git's way to say that none is configured (git-config(1), receive.certNonceSlop). */
    private Duration slop() {
        long seconds = config.value("receive.certnonceslop")
                .map(GitNumber::unsigned)
                .orElse(OptionalLong.empty())
                .orElse(0);
        return Duration.ofSeconds(seconds > 0 ? seconds : DEFAULT_SLOP_SECONDS);
    }
}
