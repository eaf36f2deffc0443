package dev.countersign.io.signature;

import dev.countersign.core.roster.SigningKey;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;

/**
 * A FIDO device that exists in memory only: what it makes is put together here by PROTOCOL.u2f, not by what is tested.
 */
final class SecurityKey {

    private final String type;
    private final String application;
    private final KeyPair pair;

    private SecurityKey(String type, String application, KeyPair pair) {
        this.type = type;
        this.application = application;
        this.pair = pair;
    }

    static SecurityKey ed25519(String application) {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return new SecurityKey("sk-ssh-ed25519@openssh.com", application, pair);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static SecurityKey ecdsa(String application) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return new SecurityKey("sk-ecdsa-sha2-nistp256@openssh.com", application, generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    String publicLine() {
        return type + " " + Base64.getEncoder().encodeToString(publicBlob());
    }

    byte[] publicBlob() {
        SshWriter blob = new SshWriter().name(type);
        if (pair.getPublic() instanceof EdECPublicKey ed) {
            byte[] point = littleEndian(ed.getPoint().getY());
            point[31] |= ed.getPoint().isXOdd() ? (byte) 0x80 : 0;
            blob.string(point);
        } else if (pair.getPublic() instanceof ECPublicKey ec) {
            SshWriter point = new SshWriter().octets((byte) 4);
            for (BigInteger coordinate :
                    new BigInteger[] {ec.getW().getAffineX(), ec.getW().getAffineY()}) {
                point.octets(bigEndian(coordinate));
            }
            blob.name("nistp256").string(point.bytes());
        }
        return blob.name(application).bytes();
    }

    /** The armored signature of a device that reports these flags, made for Git. */
    String sign(String message, int flags) {
        return sign(SigningKey.GIT, message, flags);
    }

    /** The same for another purpose. */
    String sign(String namespace, String message, int flags) {
        byte[] tail = {(byte) flags, 0, 0, 1, 7};
        byte[] signed = new SshWriter()
                .octets(Digest.SHA256.of(Armored.bytes(application)))
                .octets(tail)
                .octets(Digest.SHA256.of(Armored.signed(namespace, message)))
                .bytes();
        byte[] inner =
                new SshWriter().name(type).string(raw(signed)).octets(tail).bytes();
        return Armored.of(Armored.blob(publicBlob(), namespace, inner));
    }

    private byte[] raw(byte[] signed) {
        boolean edwards = pair.getPublic() instanceof EdECPublicKey;
        try {
            Signature signature = Signature.getInstance(edwards ? "Ed25519" : "SHA256withECDSAinP1363Format");
            signature.initSign(pair.getPrivate());
            signature.update(signed);
            byte[] raw = signature.sign();
            return edwards ? raw : numbers(raw);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] numbers(byte[] raw) {
        return new SshWriter()
                .string(new BigInteger(1, Arrays.copyOf(raw, 32)).toByteArray())
                .string(new BigInteger(1, Arrays.copyOfRange(raw, 32, 64)).toByteArray())
                .bytes();
    }

    private static byte[] bigEndian(BigInteger number) {
        byte[] little = littleEndian(number);
        byte[] big = new byte[32];
        for (int i = 0; i < 32; i++) {
            big[i] = little[31 - i];
        }
        return big;
    }

    private static byte[] littleEndian(BigInteger number) {
        byte[] little = new byte[32];
        for (int i = 0; i < 32; i++) {
            little[i] = number.shiftRight(8 * i).byteValue();
        }
        return little;
    }
}
