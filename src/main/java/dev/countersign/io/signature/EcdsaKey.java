package dev.countersign.io.signature;

import java.math.BigInteger;
import java.security.PublicKey;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;

/** A key on one of the NIST curves (RFC 5656). */
final class EcdsaKey implements KeyMaterial {

    private static final byte UNCOMPRESSED = 4;

    private final String type;
    private final NistCurve curve;
    private final PublicKey key;

    private EcdsaKey(String type, NistCurve curve, PublicKey key) {
        this.type = type;
        this.curve = curve;
        this.key = key;
    }

    /** Reads curve and point; {@code type} is that of the key and of its signatures. */
    static EcdsaKey read(String type, NistCurve curve, SshReader fields) throws SshFormatException {
        String name = fields.name();
        if (!name.equals(curve.sshName())) {
            throw new SshFormatException("the key is damaged: it is of type '" + type + "' and on '" + name + "'");
        }
        ECPoint point = point(fields.string(), curve);
        return new EcdsaKey(type, curve, JdkKeys.of("EC", new ECPublicKeySpec(point, curve.parameters())));
    }

    private static ECPoint point(byte[] encoded, NistCurve curve) throws SshFormatException {
        int length = curve.coordinateLength();
        if (encoded.length != 1 + 2 * length || encoded[0] != UNCOMPRESSED) {
            throw new SshFormatException("the key is damaged: its point is not written in full");
        }
        ECPoint point = new ECPoint(
                new BigInteger(1, Arrays.copyOfRange(encoded, 1, 1 + length)),
                new BigInteger(1, Arrays.copyOfRange(encoded, 1 + length, encoded.length)));
        if (!curve.has(point)) {
            throw new SshFormatException("the key is damaged: it is not a point on its curve");
        }
        return point;
    }

    @Override
    public JdkSignature signature(String signatureType, byte[] raw) throws SshFormatException {
        WrongSignatureType.refuse(signatureType, type);
        SshReader numbers = new SshReader(raw, "the signature");
        byte[] r = fixed(numbers.positive());
        byte[] s = fixed(numbers.positive());
        numbers.end();
        return new JdkSignature(
                curve.algorithm(), key, new SshWriter().octets(r).octets(s).bytes());
    }

    /** As IEEE P1363 has it. That the number is in range is checked here: JDK 17.0.2 did not (CVE-2022-21449). */
    private byte[] fixed(BigInteger number) throws SshFormatException {
        if (number.compareTo(curve.order()) >= 0) {
            throw new SshFormatException("the signature holds a number that is too large for its curve");
        }
        byte[] fixed = new byte[curve.orderLength()];
        byte[] bytes = number.toByteArray();
        int needless = bytes[0] == 0 ? 1 : 0;
        int length = bytes.length - needless;
        System.arraycopy(bytes, needless, fixed, fixed.length - length, length);
        return fixed;
    }
}
