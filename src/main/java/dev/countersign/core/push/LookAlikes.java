package dev.countersign.core.push;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Folds names that look alike to one text. The pairs are those of Unicode Technical Standard #39 (confusables.txt) in
 * which one side is an ASCII letter, hyphen or slash; both cases of a letter fold alike.
 */
public final class LookAlikes {

    private static final Map<Integer, Character> LATIN = latin();

    private LookAlikes() {}

    /**
     * What a name looks like. A name in ASCII folds to its lower case. So does what precedes the first character beyond
     * ASCII, with which the fold begins; but for the last letter of it, where the name does not fold to ASCII.
     */
    public static String fold(String name) {
        if (name.chars().allMatch(c -> c < 0x80)) {
            return name.toLowerCase(Locale.ROOT);
        }
        StringBuilder folded = new StringBuilder(name.length());
        Normalizer.normalize(name, Normalizer.Form.NFKC)
                .codePoints()
                .filter(c -> !isInvisible(c))
                .map(LookAlikes::fold)
                .forEach(folded::appendCodePoint);
        return folded.toString();
    }

    private static int fold(int c) {
        return Optional.ofNullable(LATIN.get(c)).map(latin -> (int) latin).orElseGet(() -> Character.toLowerCase(c));
    }

    /** Format characters, and the rest of what Unicode calls Default_Ignorable_Code_Point. */
    private static boolean isInvisible(int c) {
        return Character.getType(c) == Character.FORMAT
                || "\u034f\u115f\u1160\u17b4\u17b5\u3164".indexOf(c) >= 0
                || (c >= 0x180b && c <= 0x180f)
                || (c >= 0xfe00 && c <= 0xfe0f)
                || (c >= 0xe0000 && c <= 0xe0fff);
    }

    private static Map<Integer, Character> latin() {
        Map<Integer, Character> latin = new HashMap<>();
        // Latin beyond ASCII
        put(
                latin,
                "\u0131\u0251\u0261\u0269\u026a\u028f\u1d00\u0299\u1d04\u1d05\u1d07\ua730\u0262"
                        + "\u029c\u1d0a\u1d0b\u029f\u1d0d\u0274\u1d0f\u1d18\u0280\ua731\u1d1b\u1d1c\u1d20"
                        + "\u1d21\u1d22\u0130",
                "iagiiyabcdefghjklmnoprstuvwzi");
        // Greek
        put(
                latin,
                "\u03b1\u03b3\u03b9\u03ba\u03bd\u03bf\u03c1\u03c3\u03c4\u03c5\u03b7\u0391\u0392"
                        + "\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7\u03f9"
                        + "\u03f3",
                "ayikvopotunabezhikmnoptyxcj");
        // Cyrillic
        put(
                latin,
                "\u0430\u0441\u0501\u0435\u04bb\u0456\u0458\u043a\u04cf\u043c\u043d\u043e\u0440"
                        + "\u051b\u0455\u0442\u0443\u051d\u0445\u0432\u0475\u04af",
                "acdehijklmhopqstywxbvy");
        // Cyrillic, in capitals
        put(
                latin,
                "\u0410\u0412\u0421\u0500\u0415\u041d\u0406\u0408\u041a\u04c0\u041c\u041e\u0420"
                        + "\u051a\u0405\u0422\u0423\u051c\u0425\u0474\u04ae",
                "abcdehijklmopqstywxvy");
        // Armenian
        put(latin, "\u0585\u057d\u0570\u0578\u0581\u0566\u0584\u054d\u0555", "ouhngqfuo");
        // Cherokee
        put(
                latin,
                "\u13a0\u13a1\u13a2\u13aa\u13ab\u13ac\u13b3\u13b7\u13bb\u13c0\u13c3\u13d2\u13d4"
                        + "\u13da\u13d9\u13de\u13df\u13e2\u13e6\u13f3\u13f4",
                "drtajewmhgzrwsvlcpkgb");
        // Lisu
        put(
                latin,
                "\ua4d0\ua4d1\ua4d3\ua4d4\ua4d6\ua4d7\ua4d9\ua4da\ua4dc\ua4dd\ua4df\ua4e0\ua4e1"
                        + "\ua4e2\ua4e3\ua4e6\ua4e7\ua4ea\ua4eb\ua4ec\ua4ee\ua4f0\ua4f2\ua4f3\ua4f4",
                "bpdtgkjczfmnlsrvhwxyaeiou");
        // Hyphens and slashes
        put(latin, "\u2010\u2012\u2013\u2212\u2044\u2215", "----//");
        return latin;
    }

    private static void put(Map<Integer, Character> latin, String lookAlikes, String letters) {
        for (int i = 0; i < lookAlikes.length(); i++) {
            latin.put((int) lookAlikes.charAt(i), letters.charAt(i));
        }
    }
}
