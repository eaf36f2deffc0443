package dev.countersign.core.push;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The nonce that git receive-pack has a pusher sign, so that a push certificate counts once, there and then. Git writes
 * {@code STAMP-HEX}: the second, and an HMAC by the hash of the repository, SHA-1 or SHA-256 (receive-pack.c,
 * prepare_push_cert_nonce).
 */
public final class CertificateNonce {

    private static final int SHA1_DIGITS = 40;
    private static final int LONGEST_STAMP = 15;

    private final String text;
    private final long second;

    private CertificateNonce(String text, long second) {
        this.text = text;
        this.second = second;
    }

    /** The nonce, if its stamp is written in the one way to write it. */
    public static Optional<CertificateNonce> parse(String text) {
        String digits = text.substring(0, Math.max(0, text.indexOf('-')));
        if (digits.isEmpty() || digits.length() > LONGEST_STAMP || digits.startsWith("0")) {
            return Optional.empty();
        }
        boolean decimal = digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return decimal ? Optional.of(new CertificateNonce(text, Long.parseLong(digits))) : Optional.empty();
    }

    /** The second since 1970 at which it says that it was made; true only where {@link #isMadeFrom} is. */
    public long second() {
        return second;
    }

    /**
     * Whether git made it from this seed for this directory.
     *
     * @param directory the argument of git-receive-pack, letter for letter: what the client wrote after the host, be it
     *     relative, without {@code .git} or a symbolic link; {@code .} when git-http-backend started it
     */
    public boolean isMadeFrom(String seed, String directory) {
        String prefix = second + "-";
        String hash = text.length() == prefix.length() + SHA1_DIGITS ? "HmacSHA1" : "HmacSHA256";
        String expected = prefix + hmac(hash, directory + ":" + second, seed);
        return MessageDigest.isEqual(bytes(expected), bytes(text));
    }

    /** Git passes what is known as the key and what is secret as the text; so must whoever wants to get the same. */
    private static String hmac(String hash, String key, String text) {
        try {
            Mac mac = Mac.getInstance(hash);
            mac.init(new SecretKeySpec(bytes(key), hash));
            return HexFormat.of().formatHex(mac.doFinal(bytes(text)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has " + hash, impossible);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
