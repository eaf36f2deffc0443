package dev.countersign.io.signature;

import java.io.IOException;
import org.bouncycastle.openpgp.PGPException;

/** The one place where BouncyCastle meets bytes that somebody else wrote. */
final class Damage {

    private Damage() {}

    /**
     * What the attempt returns.
     *
     * @param whole how messages call what is read
     * @throws OpenPgpFormatException if the bytes cannot be made sense of
     */
    static <T> T found(String whole, Attempt<T> attempt) throws OpenPgpFormatException {
        try {
            return attempt.run();
        } catch (IOException | PGPException | RuntimeException damage) {
            // BouncyCastle answers damaged input with whatever it runs into: ClassCastException, IndexOutOfBounds…
            throw new OpenPgpFormatException(whole + " is damaged", damage);
        }
    }

    /** Something that BouncyCastle does. */
    interface Attempt<T> {

        T run() throws IOException, PGPException, OpenPgpFormatException;
    }
}
