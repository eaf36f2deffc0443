package dev.countersign.io.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The name that somebody probably meant. */
public final class Suggestion {

    private static final int FARTHEST = 2;
    private static final int LONGEST = 100;
    private static final int LISTED = 30;

    private Suggestion() {}

    /**
     * The known name nearest to the one that was written: at most two edits away and fewer than its own letters; of
     * equals the first.
     */
    public static Optional<String> nearest(String written, Collection<String> known) {
        if (written.length() > LONGEST) {
            return Optional.empty();
        }
        return known.stream()
                .filter(name -> distance(written, name) <= Math.min(FARTHEST, name.length() - 1))
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

    private static int distance(String one, String other) {
        String a = fold(one);
        String b = fold(other);
        int[] above = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(above[j], row[j - 1]) + 1);
            }
            int[] spare = above;
            above = row;
            row = spare;
        }
        return above[b.length()];
    }

    private static String fold(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
