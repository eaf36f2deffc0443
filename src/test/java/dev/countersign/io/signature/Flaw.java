package dev.countersign.io.signature;

import java.util.Arrays;
import java.util.Locale;

/** What can be wrong with a signature without a byte of its mathematics being changed. */
enum Flaw {
    TWO_ARMORS,
    TRAILING_TEXT,
    TWO_LINE_FEEDS,
    EMPTY_LINE,
    INDENTED,
    LEADING_TEXT,
    NO_END,
    TRUNCATED,
    PROLONGED,
    OTHER_VERSION,
    OTHER_MAGIC;

    String in(String armored) {
        byte[] blob = Armored.blob(armored);
        return switch (this) {
            case TWO_ARMORS -> armored + armored;
            case TRAILING_TEXT -> armored + name().toLowerCase(Locale.ROOT);
            case TWO_LINE_FEEDS -> armored + "\n";
            case EMPTY_LINE -> armored.replaceFirst("\n", "\n\n");
            case INDENTED -> armored.replaceFirst("\n", "\n ");
            case LEADING_TEXT -> "\n" + armored;
            case NO_END -> armored.replaceFirst("-----END.*\n", "");
            case TRUNCATED -> Armored.of(Arrays.copyOf(blob, blob.length - 1));
            case PROLONGED -> Armored.of(Arrays.copyOf(blob, blob.length + 1));
            case OTHER_VERSION -> Armored.of(changed(blob, 9));
            case OTHER_MAGIC -> Armored.of(changed(blob, 0));
        };
    }

    private static byte[] changed(byte[] blob, int at) {
        blob[at] ^= 2;
        return blob;
    }
}
