package dev.troth.exchange.mailbox;

import dev.troth.platform.common.RejectedException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads dates of messages (RFC 5322 with its obsolete forms, also asctime and ISO 8601). The weekday does not matter.
 * Unknown names of zones mean UTC, as RFC 5322 section 4.3 says.
 */
final class MailDate {
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final Map<String, Integer> HOURS = Map.of(
            "est", -5, "edt", -4, "cst", -6, "cdt", -5, "mst", -7, "mdt", -6, "pst", -8, "pdt", -7, "gmt", 0, "ut", 0);
    private static final int LONGEST = 200;

    /** Names of the database of time zones such as Europe/Berlin, in lower case. Abbreviations have several meanings. */
    private static final Map<String, String> REGIONS = ZoneId.getAvailableZoneIds().stream()
            .filter(name -> name.contains("/"))
            .collect(Collectors.toUnmodifiableMap(name -> name.toLowerCase(Locale.ROOT), name -> name));

    private static final String TIME = "(?<hour>\\d{1,2})\\s?[:.]\\s?(?<minute>\\d{2})"
            + "(?:\\s?[:.]\\s?(?<second>\\d{2})(?:[.,]\\d{1,9})?)?(?:\\s?(?<half>[ap])\\.?m\\b\\.?)?";
    private static final String WEEKDAY = "(?:[\\p{L}.]{2,12},?\\s?)?";
    private static final String MONTH = "(?<month>[a-z]{3,9})\\.?";
    private static final List<Pattern> FORMS = List.of(
            Pattern.compile(WEEKDAY + "(?<day>\\d{1,2})[\\s-]?" + MONTH + "[\\s,-]{0,2}(?<year>\\d{2,4}),?\\s" + TIME
                    + "\\s?(?<zone>.*)"),
            Pattern.compile(WEEKDAY + MONTH + "\\s(?<day>\\d{1,2}),?\\s" + TIME
                    + "\\s(?<zone>(?:[a-z0-9+:-]{1,10}\\s)?)" + "(?<year>\\d{4})(?<after>.*)"),
            Pattern.compile(
                    WEEKDAY + MONTH + "\\s(?<day>\\d{1,2}),?\\s(?<year>\\d{4}),?\\s" + TIME + "\\s?(?<zone>.*)"),
            Pattern.compile("(?<year>\\d{4})-(?<month>\\d{2})-(?<day>\\d{2})[t\\s]" + TIME + "\\s?(?<zone>.*)"));
    private static final Pattern OFFSET =
            Pattern.compile("(?:gmt|utc?)?\\s?(?<sign>[+-])(?<hours>\\d{1,2})(?::?(?<minutes>\\d{2}))?(?:\\s.*)?");

    private final ZoneId local;
    private final Consumer<String> notices;

    /** @param local zone of dates without a zone */
    MailDate(ZoneId local, Consumer<String> notices) {
        this.local = local;
        this.notices = notices;
    }

    /**
     * Reads a date.
     *
     * @throws RejectedException if it is not a date, or one that does not exist
     */
    Instant instant(String written) {
        String text = withoutComments(written).replaceAll("\\s+", " ").strip().toLowerCase(Locale.ROOT);
        if (text.length() <= LONGEST) {
            for (Pattern form : FORMS) {
                Matcher matcher = form.matcher(text);
                if (matcher.matches()) {
                    return instant(written, matcher);
                }
            }
        }
        throw invalid(written, "which is not a date of RFC 5322");
    }

    private Instant instant(String written, Matcher parts) {
        int month = month(parts);
        if (month == 0) {
            throw invalid(written, "whose month \"" + parts.group("month") + "\" is not an English one");
        }
        try {
            int second = parts.group("second") == null ? 0 : Integer.parseInt(parts.group("second"));
            LocalDateTime time = LocalDate.of(year(parts.group("year")), month, number(parts, "day"))
                    .atTime(hour(parts), number(parts, "minute"), second == 60 ? 59 : second)
                    .plusSeconds(second == 60 ? 1 : 0);
            return time.atZone(zone(zone(parts))).toInstant();
        } catch (DateTimeException e) {
            throw invalid(written, "which does not exist");
        }
    }

    private static String zone(Matcher parts) {
        String zone = parts.group("zone").replace('"', ' ').strip();
        boolean isSplit = zone.isEmpty() && parts.pattern().namedGroups().containsKey("after");
        return isSplit ? parts.group("after").strip() : zone;
    }

    private static RejectedException invalid(String written, String reason) {
        String shown = written.length() > LONGEST ? written.substring(0, LONGEST) + "…" : written;
        return RejectedException.invalid(
                "Date", "Date is \"%s\", %s. Maybe Mon, 2 Mar 2026 10:00:00 +0000?", shown, reason);
    }

    private static int number(Matcher parts, String group) {
        return Integer.parseInt(parts.group(group));
    }

    private static int hour(Matcher parts) {
        int hour = number(parts, "hour");
        String half = parts.group("half");
        if (half == null) {
            return hour;
        }
        if (hour < 1 || hour > 12) {
            throw new DateTimeException("The hour is not one of twelve.");
        }
        return hour % 12 + (half.equals("p") ? 12 : 0);
    }

    /** Years with two digits are those from 1950 to 2049; with three digits, they are counted from 1900. */
    private static int year(String digits) {
        int year = Integer.parseInt(digits);
        return switch (digits.length()) {
            case 2 -> year < 50 ? 2000 + year : 1900 + year;
            case 3 -> 1900 + year;
            default -> year;
        };
    }

    /** Returns the month; 0 if its name is unknown. */
    private static int month(Matcher parts) {
        String month = parts.group("month");
        return Character.isDigit(month.charAt(0)) ? Integer.parseInt(month) : MONTHS.indexOf(month.substring(0, 3)) + 1;
    }

    private ZoneId zone(String name) {
        String first = name.split("\\s", 2)[0];
        if (REGIONS.containsKey(first)) {
            return ZoneId.of(REGIONS.get(first));
        }
        if (name.isEmpty()) {
            notices.accept("Dates without a time zone were read as times in %s."
                    .formatted(local.equals(ZoneOffset.UTC) ? "UTC" : local));
            return local;
        }
        Integer hours = HOURS.get(first);
        if (hours != null && !name.matches("(?:gmt|ut)\\s?[+-].*")) {
            return ZoneOffset.ofHours(hours);
        }
        Matcher offset = OFFSET.matcher(name);
        if (offset.matches()) {
            return offset(offset);
        }
        if (!first.matches("[a-z]|utc")) {
            notices.accept("The time zone \"%s\" of a date is unknown. It was read as UTC, as RFC 5322 says."
                    .formatted(first.toUpperCase(Locale.ROOT)));
        }
        return ZoneOffset.UTC;
    }

    private static ZoneOffset offset(Matcher offset) {
        int hours = Integer.parseInt(offset.group("hours"));
        int minutes = offset.group("minutes") == null ? 0 : Integer.parseInt(offset.group("minutes"));
        int sign = offset.group("sign").equals("-") ? -1 : 1;
        return ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes);
    }

    private static String withoutComments(String text) {
        StringBuilder kept = new StringBuilder();
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '(') {
                depth++;
            } else if (c == ')' && depth > 0) {
                depth--;
                kept.append(' ');
            } else if (depth == 0) {
                kept.append(c);
            }
        }
        return kept.toString();
    }
}
