package dev.countersign.io.signature;

import java.math.BigInteger;
import java.security.PublicKey;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;

/** A key on edwards25519 (RFC 8032, RFC 8709). */
final class Ed25519Key implements KeyMaterial {

    private static final int KEY_LENGTH = 32;
    private static final int SIGNATURE_LENGTH = 64;
    private static final int SIGN_OF_X = 255;
    private static final BigInteger ONE = BigInteger.ONE;
    private static final BigInteger P = ONE.shiftLeft(255).subtract(BigInteger.valueOf(19));
    private static final BigInteger D = BigInteger.valueOf(-121665)
            .multiply(BigInteger.valueOf(121666).modInverse(P))
            .mod(P);

    private final String type;
    private final PublicKey key;

    private Ed25519Key(String type, PublicKey key) {
        this.type = type;
        this.key = key;
    }

    /** Reads the point; {@code type} is that of the key and of its signatures. */
    static Ed25519Key read(String type, SshReader fields) throws SshFormatException {
        byte[] encoded = fields.string();
        if (encoded.length != KEY_LENGTH) {
            throw new SshFormatException("an Ed25519 key has " + KEY_LENGTH + " bytes, this one has " + encoded.length);
        }
        BigInteger whole = new BigInteger(1, reversed(encoded));
        BigInteger y = whole.clearBit(SIGN_OF_X);
        if (y.compareTo(P) >= 0 || !isOnCurve(y)) {
            throw new SshFormatException("the key is damaged: it is not a point on its curve");
        }
        if (isOfSmallOrder(y)) {
            throw new SshFormatException("the key is one of those that anybody can sign for; make a new one");
        }
        EdECPoint point = new EdECPoint(whole.testBit(SIGN_OF_X), y);
        return new Ed25519Key(type, JdkKeys.of("EdDSA", new EdECPublicKeySpec(NamedParameterSpec.ED25519, point)));
    }

    @Override
    public JdkSignature signature(String signatureType, byte[] raw) throws SshFormatException {
        WrongSignatureType.refuse(signatureType, type);
        if (raw.length != SIGNATURE_LENGTH) {
            throw new SshFormatException(
                    "an Ed25519 signature has " + SIGNATURE_LENGTH + " bytes, this one has " + raw.length);
        }
        return new JdkSignature("Ed25519", key, raw);
    }

    private static byte[] reversed(byte[] bytes) {
        byte[] reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        return reversed;
    }

    /** Whether an x belongs to this y: x² = (y² − 1) / (dy² + 1) has a root (RFC 8032, section 5.1.3). */
    private static boolean isOnCurve(BigInteger y) {
        BigInteger square = y.multiply(y).mod(P);
        BigInteger numerator = square.subtract(ONE);
        BigInteger denominator = D.multiply(square).add(ONE);
        return Jacobi.symbol(numerator.multiply(denominator).mod(P), P) >= 0;
    }

    /**
     * Whether eight times the point is nothing. Then y is 1, −1 or 0; or, as twice the point has order 4 and so y = 0
     * for −x² = y², dy⁴ + 2y² = 1.
     */
    private static boolean isOfSmallOrder(BigInteger y) {
        BigInteger square = y.multiply(y).mod(P);
        BigInteger ofOrderEight =
                D.multiply(square).multiply(square).add(square.shiftLeft(1)).subtract(ONE);
        return square.equals(ONE) || square.signum() == 0 || ofOrderEight.mod(P).signum() == 0;
    }
}
