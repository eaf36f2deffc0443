package dev.countersign.io.config;

import dev.countersign.io.yaml.Place;
import dev.countersign.io.yaml.Problems;
import java.util.ArrayList;
import java.util.List;

/**
 * A line of a file that is not YAML.
 *
 * @param number counted from 1
 */
record Line(String file, int number, String text, Problems problems) {

    /**
     * The parts between blanks, quotes and what is in them left as they are (ssh-keygen(1): no spaces except within
     * double quotes).
     */
    List<Word> words() {
        List<Word> words = new ArrayList<>();
        int at = afterBlanks(0);
        while (at < text.length()) {
            int end = endOfWord(at);
            words.add(new Word(this, at + 1, text.substring(at, end)));
            at = afterBlanks(end);
        }
        return words;
    }

    private int afterBlanks(int start) {
        int at = start;
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private int endOfWord(int start) {
        boolean quoted = false;
        int at = start;
        while (at < text.length() && (quoted || !isBlank(text.charAt(at)))) {
            quoted ^= text.charAt(at) == '"';
            at++;
        }
        return at;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    /**
     * A part of it.
     *
     * @param column where it starts, counted from 1
     */
    record Word(Line line, int column, String text) {

        Place place() {
            return new Place(line.file, line.number, column);
        }

        void report(String message) {
            line.problems.add(place(), message);
        }

        /** What stands between commas outside of quotes, quotes included. */
        List<Word> parts() {
            List<Word> parts = new ArrayList<>();
            boolean quoted = false;
            int start = 0;
            for (int at = 0; at < text.length(); at++) {
                quoted ^= text.charAt(at) == '"';
                if (text.charAt(at) == ',' && !quoted) {
                    parts.add(part(start, at));
                    start = at + 1;
                }
            }
            parts.add(part(start, text.length()));
            return parts;
        }

        private Word part(int from, int to) {
            return new Word(line, column + from, text.substring(from, to));
        }
    }
}
