package dev.countersign.io.config;

import dev.countersign.core.commit.EmailAddress;
import dev.countersign.core.roster.Level;
import dev.countersign.core.roster.Levels;
import dev.countersign.io.yaml.Place;
import dev.countersign.io.yaml.Problem;
import dev.countersign.io.yaml.Quoted;
import dev.countersign.io.yaml.YamlNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Looks for what a roster may say but hardly means. */
final class RosterLint {

    private final Levels levels;
    private final Place placeOfLevels;
    private final List<RosterFile.Entry> entries;
    private final LocalDate today;
    private final List<Problem> warnings = new ArrayList<>();

    RosterLint(Levels levels, Place placeOfLevels, List<RosterFile.Entry> entries, LocalDate today) {
        this.levels = levels;
        this.placeOfLevels = placeOfLevels;
        this.entries = entries;
        this.today = today;
    }

    List<Problem> warnings() {
        Map<String, YamlNode> names = new HashMap<>();
        for (RosterFile.Entry entry : entries) {
            lookAtDates(entry);
            lookAtAddresses(entry);
            YamlNode earlier = names.putIfAbsent(entry.member().name(), entry.node());
            if (earlier != null) {
                warn(
                        entry.node(),
                        "name",
                        "another member, of line " + earlier.place().line() + ", is also called "
                                + Quoted.of(entry.member().name())
                                + "; one person with several addresses is one member");
            }
        }
        lookAtLevels();
        return warnings.stream().sorted().toList();
    }

    private void lookAtDates(RosterFile.Entry entry) {
        String name = entry.member().name();
        entry.member()
                .until()
                .filter(today::isAfter)
                .ifPresent(last -> warn(entry.node(), "until", name + " is not active since " + last));
        entry.member()
                .from()
                .filter(today::isBefore)
                .ifPresent(first -> warn(entry.node(), "from", name + " is not active before " + first));
    }

    private void lookAtAddresses(RosterFile.Entry entry) {
        for (EmailAddress email : entry.member().emails()) {
            if (AddressSyntax.isNotAscii(email.text())) {
                warn(
                        entry.node(),
                        "emails",
                        "address " + Quoted.of(email.text())
                                + " holds letters beyond ASCII; it matches only the very same letters");
            }
        }
    }

    private void lookAtLevels() {
        for (Level level : levels.all()) {
            boolean empty =
                    entries.stream().noneMatch(entry -> entry.member().level().equals(level));
            if (empty) {
                warnings.add(new Problem(placeOfLevels, "nobody is at the level " + Quoted.of(level.name())));
            }
        }
    }

    private void warn(YamlNode member, String key, String message) {
        warnings.add(new Problem(member.mapping().placeOf(key), message));
    }
}
