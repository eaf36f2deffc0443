package dev.countersign.io.signature;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Takes SSH's data types (RFC 4251, section 5) off a blob, one after the other. There is one encoding for each value:
 * what could be written shorter is refused, so that equal keys are equal bytes.
 */
final class SshReader {

    private static final int LONGEST_NAME = 255;

    private final ByteBuffer left;
    private final String whole;

    /** Reads from the start of {@code blob}; {@code whole} is what messages call it, such as "the key". */
    SshReader(byte[] blob, String whole) {
        this.left = ByteBuffer.wrap(blob);
        this.whole = whole;
    }

    byte[] octets(int count) throws SshFormatException {
        if (left.remaining() < count) {
            throw new SshFormatException(whole + " ends early");
        }
        byte[] octets = new byte[count];
        left.get(octets);
        return octets;
    }

    byte octet() throws SshFormatException {
        return octets(1)[0];
    }

    /** The four bytes of a {@code uint32}, for values that are only compared or signed. */
    byte[] uint32() throws SshFormatException {
        return octets(Integer.BYTES);
    }

    byte[] string() throws SshFormatException {
        long length = Integer.toUnsignedLong(ByteBuffer.wrap(uint32()).getInt());
        if (length > left.remaining()) {
            throw new SshFormatException(whole + " ends early");
        }
        return octets(Math.toIntExact(length));
    }

    /** A string of printable ASCII, which is all that names in SSH may hold; it may be empty. */
    String name() throws SshFormatException {
        byte[] name = string();
        if (name.length > LONGEST_NAME) {
            throw new SshFormatException(whole + " holds a name of more than " + LONGEST_NAME + " characters");
        }
        for (byte character : name) {
            if (character <= ' ' || character > '~') {
                throw new SshFormatException(whole + " holds a name that is not plain ASCII");
            }
        }
        return new String(name, StandardCharsets.US_ASCII);
    }

    /** A number above zero. */
    BigInteger positive() throws SshFormatException {
        byte[] mpint = string();
        BigInteger number = mpint.length == 0 ? BigInteger.ZERO : new BigInteger(mpint);
        if (number.signum() <= 0) {
            throw new SshFormatException(whole + " holds a number that is not above zero");
        }
        if (!Arrays.equals(mpint, number.toByteArray())) {
            throw new SshFormatException(whole + " holds a number with needless leading zeros");
        }
        return number;
    }

    /** Refuses whatever is left. */
    void end() throws SshFormatException {
        if (left.hasRemaining()) {
            throw new SshFormatException(whole + " has bytes left over at its end: " + left.remaining());
        }
    }
}
