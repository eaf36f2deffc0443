package dev.countersign.shell.cli.draft;

import dev.countersign.io.report.Escaped;
import java.util.List;
import java.util.Locale;

/** A roster in which only the levels are missing: {@code roster lint} points at each place. */
public final class RosterDraft {

    private static final String HEAD = """
            # Who may vouch for AI-assisted changes. Drafted from the authors of this repository, most commits first.
            # Write a level behind each `level:`, remove who is no longer here, then run: countersign roster lint
            version: 1
            levels: [junior, mid, senior, principal]   # lowest first; the names are yours
            members:
            """;

    private RosterDraft() {}

    /** The text of the file. */
    public static String of(List<Person> people) {
        StringBuilder text = new StringBuilder(HEAD);
        for (Person person : people) {
            text.append(member(person));
        }
        return text.toString();
    }

    private static String member(Person person) {
        List<String> emails = person.emails().stream().map(RosterDraft::quoted).toList();
        return String.format(
                Locale.ROOT,
                "  - name: %s\n    emails: [%s]\n    level:                                   # %,d %s\n",
                quoted(person.name()),
                String.join(", ", emails),
                person.commits(),
                person.commits() == 1 ? "commit" : "commits");
    }

    /** In single quotes nothing has a meaning but the quote itself (YAML 1.2, 7.3.2). */
    private static String quoted(String text) {
        return "'" + Escaped.text(text).replace("'", "''") + "'";
    }
}
