package dev.countersign.io.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The name that somebody probably meant. */
public final class Suggestion {

    private static final int FARTHEST = 2;
    private static final int LONGEST_SHORT = 5;
    private static final int LONGEST = 100;
    private static final int LISTED = 30;

    private Suggestion() {}

    /**
     * The known name nearest to the one that was written: at most two edits away, of a short name one unless letters
     * are lacking only, and fewer than its own letters; of equals the first. An edit adds, drops or replaces a letter,
     * or swaps two neighbours.
     */
    public static Optional<String> nearest(String written, Collection<String> known) {
        if (written.length() > LONGEST) {
            return Optional.empty();
        }
        return known.stream()
                .filter(name -> isNear(written, name))
                .min(Comparator.comparingInt(name -> distance(written, name)));
    }

    /**
     * How a message ends that refuses a name: {@code ; did you mean 'x'?}, or else {@code ; known: a, b, c} unless
     * these are too many.
     */
    public static String hint(String written, Collection<String> known) {
        return nearest(written, known)
                .map(name -> "; did you mean '" + name + "'?")
                .orElseGet(() -> known.size() > LISTED
                        ? "; nothing of that name is known"
                        : "; known: " + String.join(", ", known));
    }

    private static boolean isNear(String written, String name) {
        int distance = distance(written, name);
        boolean onlyLacksLetters = distance == name.length() - written.length();
        int farthest = onlyLacksLetters || name.length() > LONGEST_SHORT ? FARTHEST : 1;
        return distance <= Math.min(farthest, name.length() - 1);
    }

    /** The distance of Damerau and Levenshtein, as long as nothing is edited twice ("optimal string alignment"). */
    private static int distance(String one, String other) {
        String a = fold(one);
        String b = fold(other);
        int[][] edits = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                edits[i][j] = i == 0 || j == 0 ? i + j : edits(a, b, i, j, edits);
            }
        }
        return edits[a.length()][b.length()];
    }

    private static int edits(String a, String b, int i, int j, int[]... edits) {
        char ofA = a.charAt(i - 1);
        char ofB = b.charAt(j - 1);
        int fewest =
                Math.min(edits[i - 1][j - 1] + (ofA == ofB ? 0 : 1), Math.min(edits[i - 1][j], edits[i][j - 1]) + 1);
        boolean isSwap = i > 1 && j > 1 && ofA == b.charAt(j - 2) && a.charAt(i - 2) == ofB;
        return isSwap ? Math.min(fewest, edits[i - 2][j - 2] + 1) : fewest;
    }

    private static String fold(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
