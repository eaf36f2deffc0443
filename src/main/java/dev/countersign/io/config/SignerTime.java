package dev.countersign.io.config;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;

/**
 * A time in a file of allowed signers: {@code YYYYMMDD[Z]} or {@code YYYYMMDDHHMM[SS][Z]} (ssh-keygen(1), ALLOWED
 * SIGNERS). Without {@code Z} it is meant in the zone of whatever machine reads it; then the zone counts in which the
 * key is valid for the shortest.
 *
 * @param local as it is written
 */
record SignerTime(LocalDateTime local, boolean utc) {

    private static final DateTimeFormatter DAY = strict("uuuuMMdd");
    private static final DateTimeFormatter MINUTE = strict("uuuuMMddHHmm");
    private static final DateTimeFormatter SECOND = strict("uuuuMMddHHmmss");

    private static DateTimeFormatter strict(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    }

    /** The time that a text means, if it means one. */
    static Optional<SignerTime> parse(String text) {
        boolean utc = text.endsWith("Z");
        String digits = utc ? text.substring(0, text.length() - 1) : text;
        try {
            return switch (digits.length()) {
                case 8 ->
                    Optional.of(new SignerTime(LocalDate.parse(digits, DAY).atStartOfDay(), utc));
                case 12 -> Optional.of(new SignerTime(LocalDateTime.parse(digits, MINUTE), utc));
                case 14 -> Optional.of(new SignerTime(LocalDateTime.parse(digits, SECOND), utc));
                default -> Optional.empty();
            };
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    /** The first whole day of a key that is valid from this time on. */
    LocalDate firstDay() {
        LocalDateTime latest = inUtc(ZoneOffset.ofHours(-12));
        boolean atMidnight = latest.toLocalTime().equals(LocalTime.MIDNIGHT);
        return atMidnight ? latest.toLocalDate() : latest.toLocalDate().plusDays(1);
    }

    /** The last whole day of a key that is valid up to this time, its second included. */
    LocalDate lastDay() {
        return inUtc(ZoneOffset.ofHours(14)).plusSeconds(1).toLocalDate().minusDays(1);
    }

    private LocalDateTime inUtc(ZoneOffset otherwise) {
        return LocalDateTime.ofInstant(local.toInstant(utc ? ZoneOffset.UTC : otherwise), ZoneOffset.UTC);
    }
}
