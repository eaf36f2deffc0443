package dev.countersign.core.signoff;

import java.util.ArrayList;
import java.util.List;

/**
 * A statement and the signature under it, both as they stand in a note, not yet read.
 *
 * @param statement the lines that are signed, each with its line feed; may be empty
 * @param signature the armored signature (ssh-keygen(1), -Y sign) with a line feed at its end; empty where there is
 *     none
 */
public record SignedStatement(String statement, String signature) {

    /** The notes ref in which they are kept. */
    public static final String REF = "refs/notes/countersign";

    private static final String BEGIN = "-----BEGIN SSH SIGNATURE-----\n";
    private static final String END = "-----END SSH SIGNATURE-----\n";

    /**
     * All that a note holds, in its order. Between two of them there may be empty lines, as git writes when it joins
     * notes (git-notes(1), append). Nothing of the note is left out: what is no statement comes as one without a
     * signature.
     */
    public static List<SignedStatement> in(String note) {
        List<SignedStatement> found = new ArrayList<>();
        StringBuilder rest = new StringBuilder();
        StringBuilder signature = new StringBuilder();
        for (String line : note.split("(?<=\n)", -1)) {
            if (rest.isEmpty() && signature.isEmpty() && (line.equals("\n") || line.isEmpty())) {
                continue;
            }
            (line.equals(BEGIN) || !signature.isEmpty() ? signature : rest).append(line);
            if (line.equals(END) && !signature.isEmpty()) {
                found.add(new SignedStatement(rest.toString(), signature.toString()));
                rest.setLength(0);
                signature.setLength(0);
            }
        }
        if (!rest.isEmpty() || !signature.isEmpty()) {
            found.add(new SignedStatement(rest.toString() + signature, ""));
        }
        return found;
    }

    /** The text of a note that holds exactly these. */
    public static String note(List<SignedStatement> statements) {
        StringBuilder note = new StringBuilder();
        for (SignedStatement signed : statements) {
            note.append(note.isEmpty() ? "" : "\n").append(signed.statement).append(signed.signature);
        }
        return note.toString();
    }
}
