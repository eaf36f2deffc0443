package dev.countersign.core.evidence;

import dev.countersign.core.commit.Commit;

/** What AI tools and conventions write into commits. */
public final class Catalogue {

    /** The version of the data. */
    public String version() {
        return "none";
    }

    /** Everything that the commit says about AI. */
    public Attribution attribute(Commit commit) {
        return Attribution.NONE;
    }
}
