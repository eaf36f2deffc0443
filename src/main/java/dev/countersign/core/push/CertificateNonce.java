package dev.countersign.core.push;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The nonce that git receive-pack has a pusher sign, so that a push certificate counts once, there and then. */
public final class CertificateNonce {

    private static final int SHA1_DIGITS = 40;
    private static final int LONGEST_STAMP = 15;

    private CertificateNonce() {}

    /**
     * Whether git made this nonce, from this seed, no longer ago than the slop. Git writes {@code STAMP-HEX}: the
     * second, and an HMAC by the hash of the repository, SHA-1 or SHA-256 (receive-pack.c, prepare_push_cert_nonce).
     *
     * @param seed the value of {@code receive.certNonceSeed}; nothing is valid for an empty one, which anybody could
     *     guess
     * @param directory the argument of git-receive-pack, letter for letter: what the client wrote after the host, be it
     *     relative, without {@code .git} or a symbolic link; {@code .} when git-http-backend started it
     * @param slop how far the nonce may lie in the past, or in the future where another machine's clock made it;
     *     counted in whole seconds
     */
    public static boolean isValid(String nonce, String seed, String directory, Instant now, Duration slop) {
        OptionalLong stamp = stamp(nonce);
        if (seed.isEmpty() || stamp.isEmpty()) {
            return false;
        }
        if (Math.abs(now.getEpochSecond() - stamp.getAsLong()) > slop.toSeconds()) {
            return false;
        }
        String prefix = stamp.getAsLong() + "-";
        String hash = nonce.length() == prefix.length() + SHA1_DIGITS ? "HmacSHA1" : "HmacSHA256";
        String expected = prefix + hmac(hash, directory + ":" + stamp.getAsLong(), seed);
        return MessageDigest.isEqual(bytes(expected), bytes(nonce));
    }

    /** The seconds before the hyphen, in the one way to write them. */
    private static OptionalLong stamp(String nonce) {
        String digits = nonce.substring(0, Math.max(0, nonce.indexOf('-')));
        if (digits.isEmpty() || digits.length() > LONGEST_STAMP || digits.startsWith("0")) {
            return OptionalLong.empty();
        }
        boolean decimal = digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return decimal ? OptionalLong.of(Long.parseLong(digits)) : OptionalLong.empty();
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
