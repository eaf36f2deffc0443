package dev.countersign.shell.cli.server;

import java.util.List;

/**
 * One thing that {@code doctor} looked at.
 *
 * @param words what was found, for people
 * @param remedy what to do, if possible the exact command; empty where nothing need be done
 */
public record Check(Outcome outcome, String words, String remedy) {

    /** How it was found; only an error makes the doctor complain. */
    public enum Outcome {
        OK("ok:    "),
        NOTE("note:  "),
        WARNING("warning: "),
        ERROR("error: ");

        private final String start;

        Outcome(String start) {
            this.start = start;
        }
    }

    static Check ok(String words) {
        return new Check(Outcome.OK, words, "");
    }

    static Check note(String words, String remedy) {
        return new Check(Outcome.NOTE, words, remedy);
    }

    static Check warning(String words, String remedy) {
        return new Check(Outcome.WARNING, words, remedy);
    }

    static Check error(String words, String remedy) {
        return new Check(Outcome.ERROR, words, remedy);
    }

    /** Whether the gate can be trusted as far as this goes. */
    public boolean isGood() {
        return outcome != Outcome.ERROR;
    }

    /** The finding and, behind {@code hint:}, the remedy. */
    public List<String> lines() {
        String finding = outcome.start + words;
        return remedy.isEmpty() ? List.of(finding) : List.of(finding, "hint:  " + remedy);
    }
}
