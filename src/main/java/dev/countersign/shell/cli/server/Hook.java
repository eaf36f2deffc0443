package dev.countersign.shell.cli.server;

/** A hook through which a push can be judged (githooks(5)). */
public enum Hook {
    /** Once for a push, before any ref moves. */
    PRE_RECEIVE("pre-receive"),
    /** Once for each ref, for servers that keep pre-receive to themselves. */
    UPDATE("update");

    private final String fileName;

    Hook(String fileName) {
        this.fileName = fileName;
    }

    /** The name of its file, and of the door that it opens. */
    public String fileName() {
        return fileName;
    }

    /** The folder of further hooks beside it. */
    public String folderName() {
        return fileName + ".d";
    }
}
