package dev.countersign.core.evidence;

import dev.countersign.core.commit.Ascii;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * A text as words and numbers: runs of letters, and runs of digits with dots inside. {@code gpt-5.6-sol} is
 * {@code gpt}, {@code 5.6}, {@code sol}.
 */
final class Words {

    private static final char FIRST_FOREIGN = 0x80;
    private static final String INSIDE_NAMES = " \t-_./'";

    private final String text;
    private final List<String> words;
    private final int[] starts;

    private Words(String text, List<String> words, int[] starts) {
        this.text = text;
        this.words = words;
        this.starts = starts;
    }

    static Words of(String text) {
        List<String> words = new ArrayList<>();
        int[] starts = new int[8];
        int i = 0;
        while (i < text.length()) {
            int end = endOfWord(text, i);
            if (end > i) {
                starts = words.size() < starts.length ? starts : Arrays.copyOf(starts, 2 * starts.length);
                starts[words.size()] = i;
                words.add(Ascii.lowerCase(text.substring(i, end)));
            }
            i = Math.max(end, i + 1);
        }
        return new Words(text, words, starts);
    }

    int size() {
        return words.size();
    }

    boolean isEmpty() {
        return words.isEmpty();
    }

    /** A word in lower case (of ASCII letters only). */
    String at(int index) {
        return words.get(index);
    }

    boolean is(int index, String word) {
        return index < size() && at(index).equals(word);
    }

    int start(int index) {
        return starts[index];
    }

    int end(int index) {
        return start(index) + at(index).length();
    }

    /** What stands between a word and the one before it. */
    String gap(int index) {
        return text.substring(index == 0 ? 0 : end(index - 1), start(index));
    }

    /** What stands after the word before this one. */
    String from(int index) {
        return index >= size() ? "" : text.substring(start(index));
    }

    boolean isNumber(int index) {
        return isDigit(at(index).charAt(0));
    }

    boolean isCapitalised(int index) {
        return Character.isUpperCase(text.charAt(start(index)));
    }

    /** Whether only blanks and the signs that occur inside names stand before a word. */
    boolean isJoined(int index) {
        int from = index == 0 ? 0 : end(index - 1);
        for (int i = from; i < start(index); i++) {
            if (INSIDE_NAMES.indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether these words stand in sequence from the index. */
    boolean startsWith(int index, List<String> sequence) {
        if (index + sequence.size() > size()) {
            return false;
        }
        for (int i = 0; i < sequence.size(); i++) {
            if (!at(index + i).equals(sequence.get(i))) {
                return false;
            }
        }
        return true;
    }

    List<String> list() {
        return Collections.unmodifiableList(words);
    }

    private static int endOfWord(String text, int from) {
        char first = text.charAt(from);
        int i = from;
        if (isDigit(first)) {
            while (i < text.length() && (isDigit(text.charAt(i)) || isInnerDot(text, i))) {
                i++;
            }
        } else {
            while (i < text.length() && isLetter(text.charAt(i))) {
                i++;
            }
        }
        return i;
    }

    private static boolean isInnerDot(String text, int i) {
        return text.charAt(i) == '.' && i + 1 < text.length() && isDigit(text.charAt(i + 1));
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= FIRST_FOREIGN && Character.isLetter(c));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
