package dev.countersign.io.signature;

import java.math.BigInteger;
import java.security.PublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.Optional;

/** An RSA key (RFC 4253, section 6.6) with signatures by SHA-2 (RFC 8332). */
final class RsaKey implements KeyMaterial {

    /** The type of its key, and of its signatures by SHA-1. */
    static final String TYPE = "ssh-rsa";

    private static final int FEWEST_BITS = 2048;
    private static final int MOST_BITS = 16_384;
    private static final int MOST_EXPONENT_BITS = 64;

    private final int length;
    private final PublicKey key;

    private RsaKey(int length, PublicKey key) {
        this.length = length;
        this.key = key;
    }

    static RsaKey read(SshReader fields) throws SshFormatException {
        BigInteger exponent = fields.positive();
        BigInteger modulus = fields.positive();
        Optional<String> fault = fault(exponent, modulus);
        if (fault.isPresent()) {
            throw new SshFormatException(fault.get());
        }
        return new RsaKey((modulus.bitLength() + 7) / 8, JdkKeys.of("RSA", new RSAPublicKeySpec(modulus, exponent)));
    }

    /** Why these numbers make no key that proves anything, if so. */
    static Optional<String> fault(BigInteger exponent, BigInteger modulus) {
        int bits = modulus.bitLength();
        if (bits < FEWEST_BITS) {
            return Optional.of("an RSA key needs at least " + FEWEST_BITS + " bits, this one has " + bits);
        }
        if (bits > MOST_BITS) {
            return Optional.of("an RSA key may have " + MOST_BITS + " bits, this one has " + bits);
        }
        if (!modulus.testBit(0) || !exponent.testBit(0) || exponent.equals(BigInteger.ONE)) {
            return Optional.of("the key is damaged: its numbers do not make an RSA key");
        }
        if (exponent.bitLength() > MOST_EXPONENT_BITS) {
            return Optional.of("the exponent of an RSA key may have " + MOST_EXPONENT_BITS
                    + " bits, that of this one has " + exponent.bitLength());
        }
        return Optional.empty();
    }

    @Override
    public JdkSignature signature(String type, byte[] raw) throws SshFormatException {
        String algorithm = algorithm(type);
        if (raw.length != length) {
            throw new SshFormatException(
                    "a signature of this RSA key has " + length + " bytes, this one has " + raw.length);
        }
        return new JdkSignature(algorithm, key, raw);
    }

    private static String algorithm(String type) throws SshFormatException {
        return switch (type) {
            case "rsa-sha2-256" -> "SHA256withRSA";
            case "rsa-sha2-512" -> "SHA512withRSA";
            case TYPE ->
                throw new SshFormatException("the signature is of type 'ssh-rsa', which means SHA-1 and can"
                        + " be forged; sign with rsa-sha2-512, as OpenSSH does since 7.2");
            default -> throw WrongSignatureType.of(type, "rsa-sha2-256 or rsa-sha2-512");
        };
    }
}
