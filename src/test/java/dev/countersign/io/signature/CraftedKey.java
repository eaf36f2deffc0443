package dev.countersign.io.signature;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.function.Consumer;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyPacket;
import org.bouncycastle.crypto.generators.Ed25519KeyPairGenerator;
import org.bouncycastle.crypto.params.Ed25519KeyGenerationParameters;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPKeyPair;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureGenerator;
import org.bouncycastle.openpgp.PGPSignatureSubpacketGenerator;
import org.bouncycastle.openpgp.operator.bc.BcKeyFingerprintCalculator;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentSignerBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPKeyPair;

/** A key of OpenPGP put together by hand, with flaws that gpg does not make. Made in 2020, as is all that it signs. */
final class CraftedKey {

    static final Instant BORN = Instant.parse("2020-01-01T12:00:00Z");

    private static final int SIGN = 2;
    private static final String NAME = "Sara Lind <sara@corp.example>";

    private final PGPKeyPair primary;
    private final List<byte[]> packets = new ArrayList<>();

    private CraftedKey(PGPKeyPair primary) {
        this.primary = primary;
    }

    /** A key that says that it may sign. */
    static CraftedKey signing() {
        CraftedKey key = bare();
        key.name(HashAlgorithmTags.SHA256, BORN, words -> words.setKeyFlags(SIGN));
        return key;
    }

    /** A key that says nothing yet. */
    static CraftedKey bare() {
        CraftedKey key = new CraftedKey(pair());
        key.packets.add(attempt(() -> key.primary.getPublicKey().getEncoded()));
        return key;
    }

    static PGPKeyPair pair() {
        Ed25519KeyPairGenerator generator = new Ed25519KeyPairGenerator();
        generator.init(new Ed25519KeyGenerationParameters(new SecureRandom()));
        return attempt(() -> new BcPGPKeyPair(
                PublicKeyPacket.VERSION_4,
                PublicKeyAlgorithmTags.EDDSA_LEGACY,
                generator.generateKeyPair(),
                Date.from(BORN)));
    }

    static PGPKeyPair subkey() {
        return attempt(() -> pair().asSubkey(new BcKeyFingerprintCalculator()));
    }

    PGPKeyPair pairOfPrimary() {
        return primary;
    }

    /** Lets the key say something about itself, by a name. */
    void name(int hash, Instant at, Consumer<PGPSignatureSubpacketGenerator> words) {
        packets.add(userId());
        packets.add(attempt(() -> generator(primary, PGPSignature.POSITIVE_CERTIFICATION, hash, at, words)
                .generateCertification(NAME, primary.getPublicKey())
                .getEncoded()));
    }

    /** Lets a key say something about this one. */
    void direct(PGPKeyPair by, int type, int hash, Instant at, Consumer<PGPSignatureSubpacketGenerator> words) {
        packets.add(attempt(() -> generator(by, type, hash, at, words)
                .generateCertification(primary.getPublicKey())
                .getEncoded()));
    }

    /** Adds a subkey without a word about it. */
    void add(PGPKeyPair subkey) {
        packets.add(attempt(() -> subkey.getPublicKey().getEncoded()));
    }

    /** Lets a key say something about the subkey that was added last. */
    void bind(PGPKeyPair subkey, PGPKeyPair by, int hash, Instant at, Consumer<PGPSignatureSubpacketGenerator> words) {
        packets.add(attempt(() -> binding(PGPSignature.SUBKEY_BINDING, by, subkey.getPublicKey(), hash, at, words)
                .getEncoded()));
    }

    /** A signature of a subkey, or of another key, that it belongs to this key. */
    PGPSignature back(PGPKeyPair subkey, PGPKeyPair by, int hash) {
        return attempt(
                () -> binding(PGPSignature.PRIMARYKEY_BINDING, by, subkey.getPublicKey(), hash, BORN, words -> {}));
    }

    private PGPSignature binding(
            int type,
            PGPKeyPair by,
            PGPPublicKey subkey,
            int hash,
            Instant at,
            Consumer<PGPSignatureSubpacketGenerator> words)
            throws PGPException {
        return generator(by, type, hash, at, words).generateCertification(primary.getPublicKey(), subkey);
    }

    /** A signature over a text. */
    static PGPSignature over(String text, PGPKeyPair by, Consumer<PGPSignatureSubpacketGenerator> words) {
        return attempt(() -> {
            PGPSignatureGenerator generator =
                    generator(by, PGPSignature.BINARY_DOCUMENT, HashAlgorithmTags.SHA256, BORN, words);
            generator.update(text.getBytes(StandardCharsets.UTF_8));
            return generator.generate();
        });
    }

    private static PGPSignatureGenerator generator(
            PGPKeyPair by, int type, int hash, Instant at, Consumer<PGPSignatureSubpacketGenerator> words)
            throws PGPException {
        PGPSignatureGenerator generator = new PGPSignatureGenerator(
                new BcPGPContentSignerBuilder(by.getPublicKey().getAlgorithm(), hash), by.getPublicKey());
        generator.init(type, by.getPrivateKey());
        PGPSignatureSubpacketGenerator hashed = new PGPSignatureSubpacketGenerator();
        hashed.setSignatureCreationTime(false, Date.from(at));
        hashed.setIssuerFingerprint(false, by.getPublicKey());
        words.accept(hashed);
        generator.setHashedSubpackets(hashed.generate());
        return generator;
    }

    private static byte[] userId() {
        byte[] name = NAME.getBytes(StandardCharsets.UTF_8);
        byte[] packet = new byte[2 + name.length];
        packet[0] = (byte) 0xB4; // an old packet of type 13, its length in one byte
        packet[1] = (byte) name.length;
        System.arraycopy(name, 0, packet, 2, name.length);
        return packet;
    }

    /** All of it in armor. */
    String armored() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        packets.forEach(all::writeBytes);
        return armored("PUBLIC KEY BLOCK", all.toByteArray());
    }

    static String armored(PGPSignature signature) {
        return armored("SIGNATURE", attempt(signature::getEncoded));
    }

    static String armored(String title, byte[] bytes) {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        return "-----BEGIN PGP " + title + "-----\n\n" + lines + "\n-----END PGP " + title + "-----\n";
    }

    private static <T> T attempt(Damage.Attempt<T> attempt) {
        try {
            return attempt.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (PGPException | OpenPgpFormatException e) {
            throw new IllegalStateException(e);
        }
    }
}
