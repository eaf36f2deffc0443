package dev.countersign.io.yaml;

/** Goes through a document that is written in ordinary lines, and gives up where one is not. */
final class OrdinaryText {

    /** The indentation behind the last line. */
    static final int NONE = -1;

    /** What a plain text cannot start with, or only before certain others (YAML 1.2.2, rule 123). */
    private static final String INDICATORS = "-?:,[]{}#&*!|>'\"%@`";

    /** What ends a plain text between brackets, or may not follow a colon in it. */
    private static final String FLOW_INDICATORS = ",[]{}";

    /** Keys of YAML end after 1,024 characters (YAML 1.2.2, 7.4.2). */
    private static final int LONGEST_KEY = 256;

    private final String text;
    private int at;
    private int line = 1;
    private int lineStart;
    private int indent;

    /**
     * At the first content of this text.
     *
     * @throws NotOrdinary where characters divide or indent lines that are none of the ordinary
     */
    OrdinaryText(String text) {
        this.text = text;
        require(text.indexOf('\t') < 0 && text.indexOf('\r') < 0);
        findContent(0);
    }

    int line() {
        return line;
    }

    int column() {
        return at - lineStart + 1;
    }

    /** How many blanks the line begins with to whose content this went last; {@link #NONE} behind the last line. */
    int indent() {
        return indent;
    }

    /** Whether an entry of a list in block style starts here. */
    boolean isDash() {
        return isAt('-') && at + 1 < text.length() && text.charAt(at + 1) == ' ';
    }

    boolean isAt(char c) {
        return at < text.length() && text.charAt(at) == c;
    }

    /** Whether a key starts here. */
    boolean isKey() {
        return endOfKey() != NONE;
    }

    /** Whether nothing but a comment follows in this line. */
    boolean isEndOfContent() {
        return at >= text.length() || isAt('\n') || (isAt('#') && text.charAt(at - 1) == ' ');
    }

    /** Goes over one character. */
    void pass() {
        at++;
    }

    void skipBlanks() {
        while (isAt(' ')) {
            at++;
        }
    }

    /** Passes over blanks, line ends and comments between brackets; what follows stands further in than this. */
    void skipSpace(int in) {
        skipBlanks();
        if (isEndOfContent()) {
            nextContent();
            require(indent > in);
        }
    }

    /** Goes from the end of a line's content to the next line that has any. */
    void nextContent() {
        findContent(endOfLine());
    }

    /** Goes over the key that stands here, and its colon. */
    String key() {
        int end = endOfKey();
        require(end != NONE);
        String key = text.substring(at, end);
        at = end + 1;
        return key;
    }

    /** Goes over the text in quotes that stands here. */
    String quoted() {
        char quote = text.charAt(at);
        int end = text.indexOf(quote, at + 1);
        require(end >= 0);
        String value = text.substring(at + 1, end);
        at = end + 1;
        require(value.indexOf('\n') < 0 && value.indexOf('\\') < 0 && !isAt(quote));
        return basic(value);
    }

    /** Goes over the text without quotes that stands here. */
    String plain(boolean inFlow) {
        require(at < text.length() && INDICATORS.indexOf(text.charAt(at)) < 0);
        int end = inFlow ? endOfPlainInFlow() : endOfPlain();
        int last = end;
        while (text.charAt(last - 1) == ' ') {
            last--;
        }
        String value = text.substring(at, last);
        at = end;
        return basic(value);
    }

    private int endOfPlain() {
        int end = endOfLine();
        for (int i = at; i < end; i++) {
            char c = text.charAt(i);
            if (c == '#' && text.charAt(i - 1) == ' ') {
                return i;
            }
            require(c != ':' || !isBlank(i + 1));
        }
        return end;
    }

    private int endOfPlainInFlow() {
        int end = endOfLine();
        for (int i = at; i < end; i++) {
            char c = text.charAt(i);
            if (c == ',' || c == ']' || c == '}') {
                return i;
            }
            require(c != '[' && c != '{' && c != '?' && c != '#');
            require(c != ':' || !(isBlank(i + 1) || FLOW_INDICATORS.indexOf(text.charAt(i + 1)) >= 0));
        }
        return end;
    }

    /** Where the colon of a key is that starts here; {@link #NONE} when there is no such key. */
    private int endOfKey() {
        int i = at;
        while (i < text.length() && isOfKey(text.charAt(i), i > at) && i - at < LONGEST_KEY) {
            i++;
        }
        return i > at && i < text.length() && text.charAt(i) == ':' && isBlank(i + 1) ? i : NONE;
    }

    private static boolean isOfKey(char c, boolean inside) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '_'
                || (c == '-' && inside);
    }

    /** Goes from the start or the end of a line to the first content below it. */
    private void findContent(int from) {
        at = from;
        skipBlanks();
        while (isAt('\n') || isAt('#')) {
            at = endOfLine();
            if (at < text.length()) {
                at++;
                line++;
                lineStart = at;
            }
            skipBlanks();
        }
        indent = at < text.length() ? at - lineStart : NONE;
    }

    private int endOfLine() {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end;
    }

    private boolean isBlank(int i) {
        return i >= text.length() || text.charAt(i) == ' ' || text.charAt(i) == '\n';
    }

    /** Characters outside of the basic plane are two here, and one in columns. */
    private static String basic(String value) {
        for (int i = 0; i < value.length(); i++) {
            require(!Character.isSurrogate(value.charAt(i)));
        }
        return value;
    }

    /** @throws NotOrdinary when it is not so */
    static void require(boolean ordinary) {
        if (!ordinary) {
            throw new NotOrdinary();
        }
    }

    /** Thrown where a document is written in another way, which is no fault of it. */
    static final class NotOrdinary extends RuntimeException {

        private static final long serialVersionUID = 1;

        private NotOrdinary() {
            super("not ordinary", null, false, false);
        }
    }
}
