package dev.countersign.io.report;

import dev.countersign.core.commit.Commit;
import dev.countersign.core.evidence.Attribution;
import dev.countersign.core.evidence.Grade;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What somebody is about to vouch for, so that nobody signs blindly. */
public final class ApprovalReport {

    private static final String INDENT = "             ";
    private static final int SHOWN_PATHS = 4;
    private static final int SHOWN_COMMITS = 4;

    private ApprovalReport() {}

    /**
     * The lines.
     *
     * @param signer in whose name
     * @param repository what it is called in the statement
     * @param commits parents first
     */
    public static List<String> of(String signer, String repository, List<Change> commits) {
        List<String> lines = new ArrayList<>();
        lines.addAll(Paragraph.lines(
                "",
                "",
                "countersign: " + signer + " is about to sign off " + CommitText.count(commits.size(), "commit")
                        + " of " + repository));
        commits.forEach(change -> tell(change, lines));
        if (commits.size() <= SHOWN_COMMITS) {
            String ids = commits.stream()
                    .map(change -> change.commit().id().abbreviated())
                    .collect(Collectors.joining(" "));
            lines.add("hint:  to read " + (commits.size() == 1 ? "it" : "them") + ": git show " + ids);
        }
        return lines;
    }

    private static void tell(Change change, List<String> lines) {
        Commit commit = change.commit();
        String start = "  " + commit.id().abbreviated() + " ";
        lines.add(start + Escaped.shortened(CommitText.subject(commit), Paragraph.WIDTH - start.length()));
        lines.addAll(Paragraph.lines(INDENT, INDENT, "by " + commit.author()));
        Attribution attribution = change.attribution();
        String label = attribution.atLeast(Grade.LIKELY).isEmpty() ? "hint of AI: " : "AI-assisted: ";
        CommitText.evidence(attribution, Paragraph.WIDTH).ifPresent(text -> lines.add(INDENT + label + text));
        lines.addAll(Paragraph.lines(INDENT, INDENT, size(change)));
    }

    private static String size(Change change) {
        if (change.paths().isEmpty()) {
            return "changes no file";
        }
        return CommitText.count(change.paths().size(), "file") + ", +" + change.added() + " -" + change.removed() + ": "
                + CommitText.enumerated(change.paths(), SHOWN_PATHS);
    }

    /**
     * A commit and its size.
     *
     * @param added lines that it brings, against its first parent
     * @param removed lines that it takes away
     * @param paths the files that it changes
     */
    public record Change(Commit commit, Attribution attribution, long added, long removed, List<String> paths) {

        public Change {
            paths = List.copyOf(paths);
        }
    }
}
