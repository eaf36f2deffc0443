package dev.countersign.core.signoff;

/**
 * A statement that the holder of a key is proved to have signed, exactly as it stands. Whose key that is, whether it
 * may be used, and whether the statement is about the commit beside which it was found is not said here.
 *
 * @param key the fingerprint of the key, {@code SHA256:} and unpadded base64 (ssh-keygen(1), -l)
 * @param userPresent whether a person is known to have touched the key; a key in a file cannot tell, and counts as
 *     touched
 */
public record Countersignature(SignedStatement source, Statement statement, String key, boolean userPresent)
        implements CountersignatureReading {}
