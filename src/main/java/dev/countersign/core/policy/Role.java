package dev.countersign.core.policy;

import java.util.Locale;

/** In what somebody can have a hand in a commit, so that their sign-off may not be independent. */
public enum Role {
    /** The author; where that is an AI, the person behind it. */
    AUTHOR,
    /** The committer; where that is an AI, the person behind it. */
    COMMITTER,
    /** Who pushes the commit. */
    PUSHER,
    /** Whom the message names as a further author. */
    CO_AUTHORS;

    /** The word for it in policies and messages: {@code co-authors}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
