package dev.countersign.io.signature;

import java.nio.charset.StandardCharsets;

/** The lines around a signature in text. */
final class Armor {

    private static final String BEGIN = "-----BEGIN SSH SIGNATURE-----\n";
    private static final String END = "\n-----END SSH SIGNATURE-----";
    private static final int MOST_BYTES = 16_384;

    private Armor() {}

    /** The bytes inside. Nothing may come before or after but one line feed at the end; OpenSSH reads past more. */
    static byte[] opened(byte[] armored) throws SshFormatException {
        if (armored.length > MOST_BYTES) {
            throw new SshFormatException(
                    "the signature has " + armored.length + " bytes, at most " + MOST_BYTES + " may be");
        }
        // Latin-1 loses nothing: what is not ASCII is not base64 either.
        String text = new String(armored, StandardCharsets.ISO_8859_1);
        if (!text.startsWith(BEGIN)) {
            throw new SshFormatException("the signature does not start with the line '" + BEGIN.strip() + "'");
        }
        String closed = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        int end = closed.indexOf(END, BEGIN.length());
        if (end < 0) {
            throw new SshFormatException("the signature has no line '" + END.strip() + "'");
        }
        if (end + END.length() != closed.length()) {
            throw new SshFormatException("there is something after the end of the signature");
        }
        return CanonicalBase64.decoded(joined(closed.substring(BEGIN.length(), end)), "the signature");
    }

    private static String joined(String lines) throws SshFormatException {
        if (lines.startsWith("\n") || lines.endsWith("\n") || lines.contains("\n\n")) {
            throw new SshFormatException("the signature has empty lines");
        }
        return lines.replace("\n", "");
    }
}
