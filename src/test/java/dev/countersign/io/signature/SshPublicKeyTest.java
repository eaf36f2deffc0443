package dev.countersign.io.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SshPublicKeyTest {

    private static final String ED25519 =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGo7Oes2ikfeN1Vjc9k4J88zlEbNtC60gNLdNVdu5xGQ";

    @TempDir
    Path top;

    @ParameterizedTest
    @CsvSource({
        "ed25519, 256,  ssh-ed25519",
        "ecdsa,   256,  ecdsa-sha2-nistp256",
        "ecdsa,   384,  ecdsa-sha2-nistp384",
        "ecdsa,   521,  ecdsa-sha2-nistp521",
        "rsa,     2048, ssh-rsa",
    })
    void reads_what_openssh_makes(String type, String bits, String name) throws SshFormatException {
        Keygen keygen = new Keygen(top);
        String line = keygen.key("key", type, bits);

        SshPublicKey key = SshPublicKey.parse(line);

        assertThat(key.type()).isEqualTo(name);
        assertThat(key.fingerprint()).isEqualTo(keygen.fingerprint(line));
        assertThat(key.securityKey()).isFalse();
        assertThat(key).hasToString(name + " " + key.fingerprint());
    }

    @Test
    void reads_security_keys() throws SshFormatException {
        for (SecurityKey device : new SecurityKey[] {SecurityKey.ed25519("ssh:"), SecurityKey.ecdsa("ssh:work")}) {
            SshPublicKey key = SshPublicKey.parse(device.publicLine());

            assertThat(key.securityKey()).isTrue();
            assertThat(key.fingerprint()).isEqualTo(new Keygen(top).fingerprint(device.publicLine()));
        }
    }

    @Test
    void a_key_is_the_same_whatever_its_comment_says() throws SshFormatException {
        SshPublicKey key = SshPublicKey.parse(ED25519);

        assertThat(SshPublicKey.parse(ED25519 + " ada laptop"))
                .isEqualTo(key)
                .hasSameHashCodeAs(key)
                .isEqualTo(SshPublicKey.parse(ED25519 + " "))
                .isNotEqualTo(SshPublicKey.parse(SecurityKey.ed25519("ssh:").publicLine()));
    }

    @Test
    void a_key_keeps_its_bytes_to_itself() throws SshFormatException {
        byte[] blob = Base64.getDecoder().decode(ED25519.substring("ssh-ed25519 ".length()));
        SshPublicKey key = SshPublicKey.ofBlob(blob);
        blob[blob.length - 1] ^= 1;

        assertThat(key).isEqualTo(SshPublicKey.parse(ED25519));
    }

    @Test
    void refuses_certificates() {
        assertRefused("ssh-ed25519-cert-v01@openssh.com AAAA", "is a certificate; use the key itself");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "-----BEGIN OPENSSH PRIVATE KEY-----       | use the content of the .pub file",
                "``                                        | a key is its type, one space, its base64",
                "ssh-ed25519                               | a key is its type, one space, its base64",
                "` ssh-ed25519 AAAA`                       | a key is its type, one space, its base64",
                "ssh-ed25519  AAAA                         | a key is its type, one space, its base64",
                "no-touch-required ssh-ed25519 AAAA        | unknown type of key 'no-touch-required'; use ssh-ed25519",
                "SSH-ED25519 AAAA                          | unknown type of key 'SSH-ED25519'",
                "ssh-ed25519 !!!!                          | the key is not base64",
                "ssh-ed25519 AAA                           | the key is not base64 as an encoder writes it",
                "ssh-ed25519 AAB=                          | the key is not base64 as an encoder writes it",
                "ssh-ed25519 AAAA                          | the key ends early",
            })
    void refuses(String line, String message) {
        assertRefused(line, message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", " ada\n", " ada\tlaptop", "\nssh-ed25519 AAAA"})
    void refuses_more_than_one_line(String tail) {
        assertRefused(ED25519 + tail, "a key is one line");
    }

    @Test
    void refuses_another_type_in_text_than_in_the_blob() {
        assertRefused(
                ED25519.replaceFirst("ssh-ed25519", "ssh-rsa"), "the key says 'ssh-rsa' but is of type 'ssh-ed25519'");
    }

    @Test
    void refuses_a_blob_that_goes_on() {
        byte[] blob = Base64.getDecoder().decode(ED25519.substring("ssh-ed25519 ".length()));
        byte[] longer = new SshWriter().octets(blob).octets((byte) 0).bytes();

        assertThatThrownBy(() -> SshPublicKey.ofBlob(longer))
                .isInstanceOf(SshFormatException.class)
                .hasMessage("the key has bytes left over at its end: 1");
        assertThatThrownBy(() -> SshPublicKey.ofBlob(new byte[8193]))
                .isInstanceOf(SshFormatException.class)
                .hasMessage("the key has 8193 bytes, at most 8192 may be");
    }

    private static void assertRefused(String line, String message) {
        assertThatThrownBy(() -> SshPublicKey.parse(line))
                .isInstanceOf(SshFormatException.class)
                .hasMessageContaining(message);
    }
}
