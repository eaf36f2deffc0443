package dev.countersign.shell.cli.draft;

/** A policy to start from: the one rule that the gate was made for, with every number in sight. */
public final class PolicyDraft {

    private static final String TEXT = """
            # What AI-assisted changes need before they go in. Check it with: countersign config lint
            version: 1
            roster: ROSTER   # who may vouch, seen from this file
            rules:
              - name: senior-sign-off
                refs: [refs/heads/**, refs/tags/**]
                when: ai-assisted       # or: every-commit, undeclared
                sign-off:
                  level: senior         # who signs is at least this
                  above-author: true    # and above the author,
                  self: senior          # unless the author is at least this; or: never
                  count: 1              # so many of them
                  proof: claim          # a name that anybody can type; or: pusher, commit-signature,
                                        # countersignature
            """;

    private PolicyDraft() {}

    /**
     * The text of the file.
     *
     * @param roster the file name of the roster beside it
     */
    public static String of(String roster) {
        return TEXT.replace("ROSTER", roster);
    }
}
