package dev.countersign.core.evidence;

/**
 * An AI's name that was read somewhere.
 *
 * @param whole whether nothing else stood there
 * @param distinct whether the name can be nothing else than an AI's: a name that nobody bears, or a name and a version
 * @param continued whether the words after the name cannot be part of a person's name
 * @param end the index of the first word after the name
 */
record Mention(CatalogueEntry entry, boolean whole, boolean distinct, boolean continued, int end) {

    /** Whether an AI is meant where an AI may well stand, such as behind {@code Assisted-by:}. */
    boolean isPlausible() {
        return whole || distinct || continued;
    }
}
