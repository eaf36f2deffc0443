package dev.countersign.io.yaml;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A single value, as written. */
final class YamlScalar extends YamlNode {

    private static final String DATE = "dddd-dd-dd";
    private static final int MOST_DIGITS = 9;

    private final String text;
    private final boolean plain;

    /** @param plain whether it stands without quotes, so that it may be a number or a boolean */
    YamlScalar(YamlSource source, String name, int line, int column, String text, boolean plain) {
        super(source, name, line, column);
        this.text = text;
        this.plain = plain;
    }

    /** Whether this text without quotes stands for no value. */
    static boolean isNull(String text) {
        return text.equals("~") || text.equals("null") || text.equals("Null") || text.equals("NULL");
    }

    @Override
    public Optional<String> asText() {
        if (text.isBlank()) {
            report(name() + " is empty");
            return Optional.empty();
        }
        if (holdsControls(text)) {
            report(name() + " must be text on one line, without control characters: " + Quoted.of(text));
            return Optional.empty();
        }
        return Optional.of(text);
    }

    @Override
    public Optional<String> asLines() {
        if (text.indexOf('\n') < 0) {
            return asText();
        }
        if (holdsControls(text.replace('\n', ' '))) {
            report(name() + " must be text without control characters: " + Quoted.of(text));
            return Optional.empty();
        }
        return Optional.of(text);
    }

    @Override
    public Optional<Integer> asInt(int least, int most) {
        if (!plain || !isWholeNumber(text)) {
            return wanted("a whole number");
        }
        int digits = text.startsWith("-") ? text.length() - 1 : text.length();
        long number = digits > MOST_DIGITS ? Long.MAX_VALUE : Long.parseLong(text);
        if (number < least || number > most) {
            boolean huge = number > most && most == Integer.MAX_VALUE;
            report(name() + (huge ? " is too large: " : " must be " + range(least, most) + ", not ") + text);
            return Optional.empty();
        }
        return Optional.of((int) number);
    }

    @Override
    public Optional<Boolean> asBoolean() {
        if (!plain || !(text.equals("true") || text.equals("false"))) {
            return wanted("true or false");
        }
        return Optional.of(text.equals("true"));
    }

    @Override
    public Optional<LocalDate> asDate() {
        if (!isShapedAsDate(text)) {
            return super.asDate();
        }
        try {
            return Optional.of(LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10)));
        } catch (DateTimeException noDate) {
            return super.asDate();
        }
    }

    @Override
    public <T> Optional<T> asOneOf(List<T> choices, Function<T, String> word) {
        for (T choice : choices) {
            if (word.apply(choice).equals(text)) {
                return Optional.of(choice);
            }
        }
        List<String> words = choices.stream().map(word).toList();
        report(name() + " cannot be " + what() + Suggestion.hint(text, words));
        return Optional.empty();
    }

    @Override
    String what() {
        return Quoted.of(text);
    }

    @Override
    void reportUntaken() {
        // holds no keys
    }

    private static String range(int least, int most) {
        return most == Integer.MAX_VALUE ? "at least " + least : "from " + least + " to " + most;
    }

    /** Without formatters of dates, which take longer to set up than a hook has for a roster. */
    private static boolean isShapedAsDate(String text) {
        boolean fits = text.length() == DATE.length();
        for (int i = 0; fits && i < DATE.length(); i++) {
            char c = text.charAt(i);
            fits = DATE.charAt(i) == 'd' ? c >= '0' && c <= '9' : c == DATE.charAt(i);
        }
        return fits;
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    private static boolean isWholeNumber(String text) {
        String digits = text.startsWith("-") ? text.substring(1) : text;
        return !digits.isEmpty()
                && digits.chars().allMatch(c -> c >= '0' && c <= '9')
                && (digits.length() == 1 || !digits.startsWith("0"));
    }

    private static boolean holdsControls(String text) {
        int c;
        for (int i = 0; i < text.length(); i += Character.charCount(c)) {
            c = text.codePointAt(i);
            if ((c < ' ' || c > '~') && isNotForText(c)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNotForText(int c) {
        return Character.isISOControl(c)
                || Character.getType(c) == Character.LINE_SEPARATOR
                || Character.getType(c) == Character.PARAGRAPH_SEPARATOR
                || Character.getType(c) == Character.SURROGATE
                || YamlText.isBidiControl(c);
    }
}
