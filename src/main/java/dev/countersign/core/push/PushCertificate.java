package dev.countersign.core.push;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a pusher signed with {@code git push --signed}, read strictly (gitprotocol-pack(5), push certificate). Nothing
 * of it is verified: neither the signature, nor that the nonce is the server's, nor that the updates are those of the
 * push.
 */
public final class PushCertificate {

    private static final String END_OF_HEADERS = "\n\n";
    private static final String DASHES = "\n-----";
    private static final List<String> SIGNATURES = List.of("SSH SIGNATURE", "PGP SIGNATURE");
    private static final int MOST_UPDATES = 10_000;

    private final CertificateHeaders headers;
    private final List<RefUpdate> updates;
    private final String payload;
    private final String armored;

    private PushCertificate(CertificateHeaders headers, List<RefUpdate> updates, String payload, String armored) {
        this.headers = headers;
        this.updates = List.copyOf(updates);
        this.payload = payload;
        this.armored = armored;
    }

    /**
     * Reads the blob that {@code GIT_PUSH_CERT} names. What git would not write gives nothing: headers in another
     * order, unknown, repeated or without a value, no nonce, no update, a line that is no update, two updates of a ref,
     * more than 10,000 updates, a second signature, text after the signature, NUL, CR, bytes that are not UTF-8.
     */
    public static Optional<PushCertificate> parse(byte[] blob) {
        return PushParser.utf8(blob, 0, blob.length)
                .filter(text -> text.indexOf('\0') < 0 && text.indexOf('\r') < 0)
                .flatMap(PushCertificate::parse);
    }

    private static Optional<PushCertificate> parse(String text) {
        int blank = text.indexOf(END_OF_HEADERS);
        int signature = text.indexOf(DASHES, blank + 1) + 1;
        if (blank < 0 || signature == 0 || !isArmor(text.substring(signature))) {
            return Optional.empty();
        }
        int body = blank + END_OF_HEADERS.length();
        List<RefUpdate> updates = updates(text.substring(body, signature));
        return CertificateHeaders.parse(text.substring(0, blank))
                .filter(headers -> !updates.isEmpty())
                .map(headers ->
                        new PushCertificate(headers, updates, text.substring(0, signature), text.substring(signature)));
    }

    /** One signature from the first byte to the last; git itself would take the last of several. */
    private static boolean isArmor(String text) {
        return SIGNATURES.stream().anyMatch(kind -> {
            String begin = "-----BEGIN " + kind + "-----\n";
            String end = DASHES + "END " + kind + "-----\n";
            return text.startsWith(begin)
                    && text.endsWith(end)
                    && text.length() > begin.length() + end.length()
                    && text.indexOf(DASHES) == text.length() - end.length();
        });
    }

    /** None, when there are too many or one of them cannot be read. */
    private static List<RefUpdate> updates(String lines) {
        if (lines.chars().filter(c -> c == '\n').count() > MOST_UPDATES) {
            return List.of();
        }
        Push push = PushParser.parse(lines.getBytes(StandardCharsets.UTF_8), Optional.empty(), List.of());
        return push.malformed().isEmpty() ? push.updates() : List.of();
    }

    /**
     * Whom the pusher claims to be, with the time, as the certificate has it. With an SSH key git writes no name but
     * the fingerprint of the key, {@code SHA256:…}, and two spaces before the time.
     */
    public String pusher() {
        return headers.pusher();
    }

    /** What the pusher says the server asked to have signed; see {@link CertificateNonce}. */
    public String nonce() {
        return headers.nonce();
    }

    /** In the order of the certificate; never empty, and each ref once. */
    public List<RefUpdate> updates() {
        return updates;
    }

    /**
     * Why it does not belong to a push, if so: it asks for other updates, or in another order; or its nonce is none.
     *
     * @param asked the updates of the push, as git told them
     * @param receivedAt when the push was received
     */
    public Optional<String> objection(List<RefUpdate> asked, NonceTerms terms, Instant receivedAt) {
        return updates.equals(asked)
                ? terms.objection(nonce(), receivedAt)
                : Optional.of("the push certificate is for other ref updates than those of this push");
    }

    /** The bytes that were signed: all before the signature. */
    public byte[] payload() {
        return payload.getBytes(StandardCharsets.UTF_8);
    }

    /** The signature in its armor, of SSH or of OpenPGP, from its first line to its last line feed. */
    public byte[] armored() {
        return armored.getBytes(StandardCharsets.UTF_8);
    }
}
