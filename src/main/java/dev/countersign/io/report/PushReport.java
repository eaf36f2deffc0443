package dev.countersign.io.report;

import dev.countersign.core.evidence.Attribution;
import dev.countersign.core.push.RefName;
import dev.countersign.core.verdict.Decision;
import dev.countersign.core.verdict.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a pusher reads: the state first, then every reason, then each remedy once. Plain lines; git's client paints
 * {@code error:}, {@code warning:} and {@code hint:} and puts {@code remote: } before each.
 */
public final class PushReport {

    private static final String NAME = "countersign: ";
    private static final int SHOWN_COMMITS = 20;
    private static final int SHOWN_NAMES = 3;

    private PushReport() {}

    /** For a pre-receive hook. An admitted push is told only what it could not know; an ordinary one nothing at all. */
    public static List<String> ofPush(Decision decision) {
        return ofHook(decision, "nothing was changed on the server");
    }

    /** For an update hook, which stops one ref while others of the same push may have moved. */
    public static List<String> ofUpdate(Decision decision, RefName ref) {
        return ofHook(decision, Escaped.text(ref.value()) + " was not changed on the server");
    }

    private static List<String> ofHook(Decision decision, String state) {
        List<String> lines = new ArrayList<>();
        if (decision.admitted()) { // without lambdas: no push should wait for those to be linked
            Optional<String> vouched = vouched(decision);
            if (vouched.isPresent()) {
                lines.add(NAME + vouched.get());
            }
            Optional<String> hints = hints(decision);
            if (hints.isPresent()) {
                lines.add(hints.get());
            }
            return lines;
        }
        lines.add(NAME + held(decision) + "; " + state);
        lines.addAll(Rejection.lines(decision, SHOWN_COMMITS));
        return lines;
    }

    /**
     * For a dry run, which always says something and shows every commit.
     *
     * @param target the ref that the commits are judged for, when there is one
     */
    public static List<String> ofDryRun(Decision decision, Optional<RefName> target) {
        List<String> lines = new ArrayList<>();
        if (decision.admitted()) {
            lines.add(NAME + passed(decision, target));
            hints(decision).ifPresent(lines::add);
            return lines;
        }
        String push =
                target.map(ref -> "a push to " + Escaped.text(ref.value())).orElse("a push");
        lines.add(NAME + (isAsAWhole(decision) ? "" : held(decision) + "; ") + push + " would be rejected");
        lines.addAll(Rejection.lines(decision, Integer.MAX_VALUE));
        return lines;
    }

    private static boolean isAsAWhole(Decision decision) {
        return !decision.findings().isEmpty()
                || decision.updates().stream()
                        .anyMatch(update -> !update.findings().isEmpty());
    }

    private static String held(Decision decision) {
        if (isAsAWhole(decision)) {
            return "this push may not go in";
        }
        int rejected = decision.commits().tally().rejected();
        int all = decision.commits().tally().commits();
        return (all == 1 ? "this commit" : rejected + " of " + all + " commits") + " may not go in";
    }

    private static String passed(Decision decision, Optional<RefName> target) {
        int all = decision.commits().tally().commits();
        if (all == 0) {
            return "no commits to judge"
                    + target.map(ref -> " for " + Escaped.text(ref.value())).orElse("");
        }
        String into = target.map(ref -> "to " + Escaped.text(ref.value())).orElse("");
        return CommitText.count(all, "commit") + " may go in" + into
                + vouched(decision).map("; "::concat).orElse("");
    }

    private static Optional<String> vouched(Decision decision) {
        Tally tally = decision.commits().tally();
        if (tally.vouched() == 0) {
            return Optional.empty();
        }
        List<String> names = tally.vouchers().stream()
                .map(name -> Escaped.shortened(name, Paragraph.WIDTH))
                .distinct()
                .toList();
        return Optional.of(CommitText.count(tally.vouched(), "AI-assisted commit") + " signed off by "
                + CommitText.enumerated(names, SHOWN_NAMES));
    }

    private static Optional<String> hints(Decision decision) {
        int hinting = decision.commits().tally().hinting();
        if (hinting == 0) {
            return Optional.empty();
        }
        return decision.commits().tally().firstHinting().map(first -> {
            String id = first.facts().commit().id().abbreviated();
            String where = hinting == 1
                    ? "hint of AI in " + id + ", no sign-off needed: "
                    : "hints of AI in " + hinting + " commits, no sign-off needed; " + id + ": ";
            Attribution attribution = first.facts().attribution();
            return "warning: " + where
                    + CommitText.evidence(attribution, Paragraph.WIDTH).orElse("");
        });
    }
}
