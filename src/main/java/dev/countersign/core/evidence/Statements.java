package dev.countersign.core.evidence;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Reads what a sentence or a value says about the use of AI: yes, no, or nothing. */
final class Statements {

    private static final Set<String> AI = Set.of("ai", "llm", "llms", "genai");
    private static final String NONE = "none";
    private static final int FIRST_SENTENCE = 12;
    private static final Set<String> USED =
            Set.of("used", "use", "using", "assisted", "involved", "generated", "written");

    private final Vocabulary vocabulary;
    private final Names names;

    Statements(Vocabulary vocabulary, Names names) {
        this.vocabulary = vocabulary;
        this.names = names;
    }

    /** What a text that names no AI must hold to be {@linkplain #isAboutAi about} one. */
    static Stream<Phrase> needs() {
        return Stream.of(AI.stream().sorted(), Stream.of(NONE))
                .flatMap(texts -> texts)
                .map(Phrase::whole);
    }

    /** Whether the text by itself, wherever it stands, says that no AI took part. */
    boolean deniesAi(String text) {
        return denies(text) && isAboutAi(text);
    }

    /** Whether the text mentions an AI, or none. */
    boolean isAboutAi(String text) {
        Words words = Words.of(text);
        return words.list().contains(NONE) || mentionsAi(words);
    }

    /** Whether the text says that no AI took part, if it is about AI. */
    boolean denies(String text) {
        Words words = Words.of(text);
        if (words.isEmpty()) {
            return false;
        }
        if (vocabulary.has(WordClass.DENIALS, words.at(0)) || isZero(words)) {
            return true;
        }
        for (int i = 0; i + 1 < Math.min(words.size(), FIRST_SENTENCE); i++) {
            boolean noAi = words.is(i, "no") && isAi(words.at(i + 1));
            boolean notUsed =
                    (words.is(i, "not") || words.is(i, "t") || words.is(i, "never")) && usedSoon(words, i + 1);
            if (noAi || notUsed || words.startsWith(i, List.of("without", "ai"))) {
                return true;
            }
            if (words.gap(i + 1).indexOf('.') >= 0) {
                return false;
            }
        }
        return false;
    }

    /** Whether the text says that AI took part: it affirms, or it names one. */
    boolean affirms(String text) {
        Words words = Words.of(text);
        if (words.isEmpty() || denies(text)) {
            return false;
        }
        return vocabulary.has(WordClass.AFFIRMATIONS, words.at(0))
                || (words.isNumber(0) && text.contains("%"))
                || mentionsAi(words);
    }

    /** Whether the text names an AI, by name or as such. */
    boolean mentionsAi(Words words) {
        for (int i = 0; i < words.size(); i++) {
            if (isAi(words.at(i)) || names.startsAt(words, i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isZero(Words words) {
        return words.isNumber(0) && words.at(0).chars().allMatch(c -> c == '0' || c == '.');
    }

    private static boolean usedSoon(Words words, int from) {
        return words.list().subList(from, Math.min(words.size(), from + 3)).stream()
                .anyMatch(USED::contains);
    }

    static boolean isAi(String word) {
        return AI.contains(word);
    }
}
