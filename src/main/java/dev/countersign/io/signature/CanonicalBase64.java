package dev.countersign.io.signature;

import java.util.Base64;

/** Base64 as an encoder writes it: padded, no stray bits, nothing between the digits. */
final class CanonicalBase64 {

    private CanonicalBase64() {}

    static byte[] decoded(String text, String whole) throws SshFormatException {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new SshFormatException(whole + " is not base64", e);
        }
        if (!Base64.getEncoder().encodeToString(bytes).equals(text)) {
            throw new SshFormatException(whole + " is not base64 as an encoder writes it; copy it again");
        }
        return bytes;
    }
}
