package dev.countersign.core.commit;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The types of Git objects. */
public enum ObjectType {
    COMMIT,
    TREE,
    BLOB,
    TAG;

    /** The word that Git uses for the type. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The type that Git's word names. */
    public static Optional<ObjectType> find(String word) {
        return Arrays.stream(values()).filter(type -> type.word().equals(word)).findFirst();
    }
}
