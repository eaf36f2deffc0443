package dev.countersign.io.objects;

import java.io.File;

/** Tells what is not there in a way that makes no exception: most repositories lack most of what is looked for. */
public final class Absence {

    private Absence() {}

    /** Whether a file or folder is certainly not there; a folder that cannot be searched tells nothing. */
    public static boolean isCertainOf(File file) {
        return !file.exists() && file.getParentFile().canExecute();
    }
}
