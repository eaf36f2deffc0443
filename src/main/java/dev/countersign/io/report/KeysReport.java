package dev.countersign.io.report;

import dev.countersign.core.roster.Member;
import dev.countersign.core.roster.SigningKey;
import dev.countersign.core.signoff.Statement;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who can prove a sign-off, and by what, for an administrator. */
public final class KeysReport {

    private static final int SOON_DAYS = 30;

    private final LocalDate today;

    /** A report as of this day. */
    public KeysReport(LocalDate today) {
        this.today = today;
    }

    /** The members in their order, each with the best that a sign-off of theirs can be proved by, and what it takes. */
    public List<String> of(List<Member> members) {
        List<String> lines = new ArrayList<>();
        for (Member member : members) {
            lines.add(Escaped.text(member.name() + " (" + member.level() + "): " + best(member)));
            member.keys().forEach(key -> lines.add("  key    " + key.fingerprint() + described(key)));
            member.logins().forEach(login -> lines.add("  login  " + Escaped.text(login)));
        }
        return lines;
    }

    private String best(Member member) {
        if (!member.isActiveOn(today)) {
            return "is not active";
        }
        if (hasKeyFor(Statement.NAMESPACE, member)) {
            return "countersignature";
        }
        if (hasKeyFor(SigningKey.GIT, member)) {
            return "commit-signature";
        }
        return member.logins().isEmpty() ? "claim" : "pusher";
    }

    private boolean hasKeyFor(String namespace, Member member) {
        return member.keys().stream()
                .anyMatch(key ->
                        key.serves(namespace) && key.objection(today, today).isEmpty());
    }

    private String described(SigningKey key) {
        return use(key)
                + key.objection(today, today).map(reason -> "  " + reason).orElseGet(() -> soon(key));
    }

    /** For what the key may be used, where that is not everything. */
    private static String use(SigningKey key) {
        boolean commits = key.serves(SigningKey.GIT);
        boolean statements = key.serves(Statement.NAMESPACE);
        if (commits && statements) {
            return "";
        }
        return commits ? "  for commits only" : statements ? "  for countersignatures only" : "  not for sign-offs";
    }

    /** The first day on which the key proves nothing any more, where that is near. */
    private String soon(SigningKey key) {
        Optional<LocalDate> end = key.until().map(last -> last.plusDays(1));
        Optional<LocalDate> first =
                key.revoked().filter(day -> end.filter(day::isAfter).isEmpty()).or(() -> end);
        return first.map(day -> ChronoUnit.DAYS.between(today, day))
                .filter(days -> days <= SOON_DAYS)
                .map(days -> "  expires in " + days + (days == 1 ? " day" : " days"))
                .orElseGet(() -> key.until().map(last -> "  until " + last).orElse(""));
    }
}
