package dev.countersign.shell.cli.demo;

/** A command as a person would type it, in lines that fit a terminal. */
final class Typed {

    private static final int WIDTH = 80;
    private static final String NEXT_LINE = " \\\n      ";

    private Typed() {}

    static String git(String... arguments) {
        StringBuilder text = new StringBuilder("$ git");
        int lineStart = 0;
        for (String argument : arguments) {
            String word = quoted(argument);
            int firstLine = word.indexOf('\n') < 0 ? word.length() : word.indexOf('\n');
            if (text.length() - lineStart + 1 + firstLine > WIDTH - 2) {
                text.append(NEXT_LINE);
                lineStart = text.lastIndexOf("\n") + 1;
            } else {
                text.append(' ');
            }
            text.append(word);
        }
        return text.toString();
    }

    private static String quoted(String argument) {
        boolean plain = argument.chars().allMatch(c -> Character.isLetterOrDigit(c) || "-_./=@:".indexOf(c) >= 0);
        return plain ? argument : "'" + argument + "'";
    }
}
