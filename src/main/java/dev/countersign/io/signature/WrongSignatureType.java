package dev.countersign.io.signature;

/** Says that a signature is of a type that its key does not make. */
final class WrongSignatureType {

    private WrongSignatureType() {}

    static void refuse(String type, String expected) throws SshFormatException {
        if (!type.equals(expected)) {
            throw of(type, expected);
        }
    }

    static SshFormatException of(String type, String expected) {
        return new SshFormatException(
                "the signature is of type '" + type + "', its key makes signatures of type " + expected);
    }
}
