import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import java.util.Base64;

/** Prints a roster of so many members: {@code java People.java MEMBERS [keys]}, with a key of SSH each where asked for. */
final class People {

    private static final int KEY_BYTES = 32;
    private static final byte[] KEY_HEAD =
            "\0\0\0\u000bssh-ed25519\0\0\0 ".getBytes(StandardCharsets.US_ASCII);

    private final boolean withKeys;
    private final KeyPairGenerator keys;
    private final StringBuilder roster = new StringBuilder("version: 1\nlevels: [junior, mid, senior]\nmembers:\n");

    private People(boolean withKeys) throws GeneralSecurityException {
        this.withKeys = withKeys;
        this.keys = KeyPairGenerator.getInstance("Ed25519");
    }

    public static void main(String[] args) throws GeneralSecurityException {
        People people = new People(args.length > 1);
        people.add("Jun Park", "jun", "junior");
        people.add("Sara Lind", "sara", "senior");
        for (int i = 2; i < Integer.parseInt(args[0]); i++) {
            String level = i % 100 == 0 ? "senior" : i % 10 < 4 ? "mid" : "junior";
            people.add("Member Number " + i, "member" + i, level);
        }
        System.out.print(people.roster);
    }

    private void add(String name, String login, String level) {
        roster.append("  - name: ").append(name);
        roster.append("\n    emails: [").append(login).append("@corp.example]\n    level: ").append(level);
        roster.append("\n    logins: [").append(login).append("]\n");
        if (withKeys) {
            roster.append("    keys: ['ssh-ed25519 ").append(key()).append("']\n");
        }
    }

    /** The end of what the JDK encodes is the key (RFC 8410, section 4), behind what RFC 8709, section 4 puts there. */
    private String key() {
        byte[] encoded = keys.generateKeyPair().getPublic().getEncoded();
        byte[] blob = Arrays.copyOf(KEY_HEAD, KEY_HEAD.length + KEY_BYTES);
        System.arraycopy(encoded, encoded.length - KEY_BYTES, blob, KEY_HEAD.length, KEY_BYTES);
        return Base64.getEncoder().encodeToString(blob);
    }
}
