package dev.countersign.io.signature;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.NoSuchAlgorithmException;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.InvalidParameterSpecException;

/** The curves of RFC 5656, each with the hash that belongs to it. */
enum NistCurve {
    P256("nistp256", "secp256r1", "SHA256withECDSAinP1363Format"),
    P384("nistp384", "secp384r1", "SHA384withECDSAinP1363Format"),
    P521("nistp521", "secp521r1", "SHA512withECDSAinP1363Format");

    private final String ssh;
    private final String algorithm;

    @SuppressWarnings("ImmutableEnumChecker") // nothing about it can be changed
    private final ECParameterSpec parameters;

    NistCurve(String ssh, String jdk, String algorithm) {
        this.ssh = ssh;
        this.algorithm = algorithm;
        this.parameters = parameters(jdk);
    }

    private static ECParameterSpec parameters(String jdk) {
        try {
            AlgorithmParameters named = AlgorithmParameters.getInstance("EC");
            named.init(new ECGenParameterSpec(jdk));
            return named.getParameterSpec(ECParameterSpec.class);
        } catch (NoSuchAlgorithmException | InvalidParameterSpecException e) {
            throw new IllegalStateException("every JDK has " + jdk, e);
        }
    }

    String sshName() {
        return ssh;
    }

    String algorithm() {
        return algorithm;
    }

    ECParameterSpec parameters() {
        return parameters;
    }

    /** How many points the base point makes; what a signature holds is below that. */
    BigInteger order() {
        return parameters.getOrder();
    }

    int coordinateLength() {
        return (prime().bitLength() + 7) / 8;
    }

    int orderLength() {
        return (order().bitLength() + 7) / 8;
    }

    /** Whether the coordinates are below the prime and fulfil y² = x³ + ax + b; the cofactor of all three is 1. */
    boolean has(ECPoint point) {
        BigInteger x = point.getAffineX();
        BigInteger y = point.getAffineY();
        if (x.compareTo(prime()) >= 0 || y.compareTo(prime()) >= 0) {
            return false;
        }
        BigInteger right = x.multiply(x)
                .add(parameters.getCurve().getA())
                .multiply(x)
                .add(parameters.getCurve().getB());
        return y.multiply(y).subtract(right).mod(prime()).signum() == 0;
    }

    private BigInteger prime() {
        return ((ECFieldFp) parameters.getCurve().getField()).getP();
    }
}
