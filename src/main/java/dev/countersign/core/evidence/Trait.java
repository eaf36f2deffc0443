package dev.countersign.core.evidence;

/** What an entry of the catalogue can know a tool or a convention by; each is a list of texts. */
public enum Trait {
    /** Names that nothing and nobody else bears, such as {@code Claude Code}. */
    NAMES("names"),
    /** Names that are also words or people's names, such as {@code Claude} or {@code Cursor}. */
    COMMON_NAMES("common-names"),
    /** Like {@link #COMMON_NAMES}, of models: with a version, such as {@code Gemini 3}, they are nothing else. */
    MODEL_NAMES("model-names"),
    /** Mailboxes of agents, exact; with {@code {uuid}} and the like, or as {@code name <mailbox>}. */
    MAILBOXES("mailboxes"),
    /** Slugs of GitHub and GitLab apps: {@code slug[bot]@users.noreply.github.com} with or without an id. */
    APPS("apps"),
    /** Logins of agents' accounts: {@code login@users.noreply.github.com} with or without an id. */
    ACCOUNTS("accounts"),
    /** A vendor's mail domains; they prove nothing, but make an ambiguous name certain enough. */
    DOMAINS("domains"),
    /** Trailers as {@code Key: template}. */
    TRAILERS("trailers"),
    /** Starts of links, without scheme. */
    LINKS("links"),
    /** Lines that start so, whatever follows; markers of the form "generated with NAME" need none. */
    MARKERS("markers"),
    /** What the subject starts with. */
    SUBJECTS("subjects"),
    /** Keys that say who wrote the change; evidence when the value names an AI. */
    AUTHORING_KEYS("authoring-keys"),
    /** Keys that say who signed off. */
    SIGN_OFF_KEYS("sign-off-keys"),
    /** Keys that say who looked at the change; evidence when the value names an AI. */
    REVIEW_KEYS("review-keys"),
    /** Keys whose value says whether, or which, AI took part. */
    STATEMENT_KEYS("statement-keys"),
    /** Headings under which people disclose the use of AI. */
    DISCLOSURES("disclosures"),
    /** Lines, as templates, that show a tool's account at work without AI, such as a release. */
    AUTOMATION("automation");

    private final String key;

    Trait(String key) {
        this.key = key;
    }

    /** How the catalogue file calls it. */
    public String key() {
        return key;
    }
}
