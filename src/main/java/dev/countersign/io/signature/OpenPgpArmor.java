package dev.countersign.io.signature;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * ASCII armor as {@code gpg} writes it (RFC 4880, section 6.2): one block, nothing before or after it, lines ended by
 * LF. OpenPGP programs read past more.
 */
public enum OpenPgpArmor {
    /** Around a detached signature. */
    SIGNATURE("PGP SIGNATURE", "the signature", 16_384),
    /** Around a public key. */
    PUBLIC_KEY("PGP PUBLIC KEY BLOCK", "the key", 1 << 20);

    private static final String START = "-----BEGIN PGP ";
    private static final int CRC_START = 0xB704CE;
    private static final int CRC_POLYNOMIAL = 0x1864CFB;
    private static final int CRC_TOP = 0x1000000;

    private final String title;
    private final String whole;
    private final int mostCharacters;

    OpenPgpArmor(String title, String whole, int mostCharacters) {
        this.title = title;
        this.whole = whole;
        this.mostCharacters = mostCharacters;
    }

    /**
     * Whether the text means to be armor of OpenPGP, of whatever kind and however damaged. Asking does not load the
     * library that reads what is inside.
     */
    public static boolean isMeant(String text) {
        return text.startsWith(START);
    }

    /** The line that it starts with. */
    String begin() {
        return "-----BEGIN " + title + "-----";
    }

    /** The bytes inside. One line feed may stand at the end. */
    byte[] opened(String armored) throws OpenPgpFormatException {
        if (armored.length() > mostCharacters) {
            throw new OpenPgpFormatException(
                    whole + " has " + armored.length() + " characters, at most " + mostCharacters + " may be");
        }
        String closed = armored.endsWith("\n") ? armored.substring(0, armored.length() - 1) : armored;
        List<String> lines = List.of(closed.split("\n", -1));
        if (!lines.get(0).equals(begin())) {
            throw new OpenPgpFormatException(whole + " does not start with the line '" + begin() + "'");
        }
        int end = lines.indexOf("-----END " + title + "-----");
        if (end < 0) {
            throw new OpenPgpFormatException(whole + " has no line '-----END " + title + "-----'");
        }
        if (end != lines.size() - 1) {
            throw new OpenPgpFormatException("there is something after the end of " + whole);
        }
        return decoded(lines.subList(endOfHeaders(lines) + 1, end));
    }

    /** Headers such as {@code Comment} mean nothing, but an empty line ends them. */
    private int endOfHeaders(List<String> lines) throws OpenPgpFormatException {
        int empty = lines.indexOf("");
        if (empty < 0) {
            throw new OpenPgpFormatException(whole + " has no empty line between its headers and its base64");
        }
        for (String header : lines.subList(1, empty)) {
            if (header.indexOf(": ") < 1) {
                throw new OpenPgpFormatException(whole + " has a header without a name and a colon");
            }
        }
        return empty;
    }

    private byte[] decoded(List<String> body) throws OpenPgpFormatException {
        int last = body.size() - 1;
        boolean hasChecksum = last >= 0 && body.get(last).startsWith("=");
        List<String> lines = hasChecksum ? body.subList(0, last) : body;
        if (lines.isEmpty() || lines.contains("")) {
            throw new OpenPgpFormatException(whole + " has empty lines in its base64, or none of it");
        }
        byte[] bytes = base64(String.join("", lines));
        if (hasChecksum && !body.get(last).equals("=" + checksum(bytes))) {
            throw new OpenPgpFormatException(whole + " is damaged: its checksum does not fit; copy it again");
        }
        return bytes;
    }

    private byte[] base64(String text) throws OpenPgpFormatException {
        try {
            return CanonicalBase64.decoded(text, whole);
        } catch (SshFormatException fault) {
            throw new OpenPgpFormatException(String.valueOf(fault.getMessage()), fault);
        }
    }

    /** CRC-24 (RFC 4880, section 6.1). */
    private static String checksum(byte[] bytes) {
        int crc = CRC_START;
        for (byte octet : bytes) {
            crc ^= (octet & 0xFF) << 16;
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                crc <<= 1;
                crc ^= (crc & CRC_TOP) == 0 ? 0 : CRC_POLYNOMIAL;
            }
        }
        byte[] big = {(byte) (crc >> 16), (byte) (crc >> 8), (byte) crc};
        return new String(Base64.getEncoder().encode(big), StandardCharsets.US_ASCII);
    }
}
