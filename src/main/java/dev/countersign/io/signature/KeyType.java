package dev.countersign.io.signature;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The types of keys that can prove something. */
enum KeyType {
    ED25519("ssh-ed25519", false),
    ECDSA_256("ecdsa-sha2-nistp256", false),
    ECDSA_384("ecdsa-sha2-nistp384", false),
    ECDSA_521("ecdsa-sha2-nistp521", false),
    RSA(RsaKey.TYPE, false),
    SK_ED25519("sk-ssh-ed25519@openssh.com", true),
    SK_ECDSA("sk-ecdsa-sha2-nistp256@openssh.com", true);

    private static final String CERTIFICATE = "-cert-v01@openssh.com";

    private final String name;
    private final boolean securityKey;

    KeyType(String name, boolean securityKey) {
        this.name = name;
        this.securityKey = securityKey;
    }

    static KeyType parse(String name) throws SshFormatException {
        for (KeyType type : values()) {
            if (type.name.equals(name)) {
                return type;
            }
        }
        if (name.endsWith(CERTIFICATE)) {
            throw new SshFormatException(
                    "'" + name + "' is a certificate; use the key itself, from the .pub file that was certified");
        }
        if (name.equals("ssh-dss")) {
            throw new SshFormatException("'ssh-dss' keys cannot prove anything; use " + known());
        }
        throw new SshFormatException("unknown type of key '" + name + "'; use " + known());
    }

    private static String known() {
        return Arrays.stream(values()).map(KeyType::sshName).collect(Collectors.joining(", "));
    }

    String sshName() {
        return name;
    }

    /** Whether the key is on a device that asks for a touch (PROTOCOL.u2f). */
    boolean isOnDevice() {
        return securityKey;
    }

    /** Reads the fields that follow the type, but for the application of a security key. */
    KeyMaterial read(SshReader fields) throws SshFormatException {
        return switch (this) {
            case ED25519, SK_ED25519 -> Ed25519Key.read(name, fields);
            case ECDSA_256, SK_ECDSA -> EcdsaKey.read(name, NistCurve.P256, fields);
            case ECDSA_384 -> EcdsaKey.read(name, NistCurve.P384, fields);
            case ECDSA_521 -> EcdsaKey.read(name, NistCurve.P521, fields);
            case RSA -> RsaKey.read(fields);
        };
    }
}
