package dev.countersign.core.evidence;

/** Classes of words that the reading of names and sentences rests on; which words they hold is data. */
public enum WordClass {
    /** Words that belong to a tool's or model's name: {@code cli}, {@code preview}, {@code xhigh}. */
    QUALIFIERS("qualifiers"),
    /** Words before a name that say nothing: articles, vendors, hosts of models. */
    PREFIXES("prefixes"),
    /** Words after a name with which a sentence goes on. */
    CONNECTIVES("connectives"),
    /** What markers may start with: {@code this commit was}. */
    LEAD_INS("lead-ins"),
    /** What markers say was done: {@code generated}. */
    VERBS("verbs"),
    /** What stands between the verb and the name: {@code with the help of}. */
    LINKING("linking"),
    /** How a denial starts. */
    DENIALS("denials"),
    /** How an affirmation starts. */
    AFFIRMATIONS("affirmations"),
    /** Words by which a person's address is told from an agent's: {@code noreply}. */
    ROLE_MAILBOXES("role-mailboxes");

    private final String key;

    WordClass(String key) {
        this.key = key;
    }

    /** How the catalogue file calls it. */
    public String key() {
        return key;
    }
}
