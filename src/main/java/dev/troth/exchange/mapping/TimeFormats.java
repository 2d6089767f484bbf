package dev.troth.exchange.mapping;

import dev.troth.platform.common.RejectedException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Formats of the times of a field, of which the first that matches counts. Only days and times that exist match.
 *
 * @param formats formats as written: {@code iso}, {@code seconds}, {@code millis} or patterns of {@code java.time}
 */
record TimeFormats(List<String> formats, List<Parser> parsers) {
    private static final String ISO = "iso";
    private static final Set<String> NAMES = Set.of(ISO, "seconds", "millis");
    private static final Pattern SERIAL = Pattern.compile("[1-9]\\d{4}(\\.\\d+)?");
    private static final Pattern EPOCH = Pattern.compile("-?\\d{1,18}(\\.\\d{1,9})?");
    private static final Pattern QUOTED = Pattern.compile("'[^']*'");
    private static final Instant END = Instant.parse("9999-12-31T00:00:00Z");
    private static final LocalDate FIRST_SERIAL = LocalDate.of(1899, 12, 30);

    /** One format. */
    private interface Parser {
        /**
         * Returns a day, or a time with or without an offset.
         *
         * @throws DateTimeException if the text does not match
         */
        TemporalAccessor parse(String text);
    }

    /** @throws RejectedException if a format is not valid */
    static TimeFormats of(List<String> formats, String owner) {
        List<Parser> parsers = new ArrayList<>();
        for (String format : formats) {
            parsers.add(
                    switch (format) {
                        case ISO -> iso();
                        case "seconds" -> text -> epoch(text, 0);
                        case "millis" -> text -> epoch(text, 3);
                        default -> pattern(format, owner);
                    });
        }
        return new TimeFormats(formats, parsers);
    }

    private static Parser iso() {
        DateTimeFormatter iso = new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .append(DateTimeFormatter.ISO_LOCAL_DATE)
                .optionalStart()
                .appendPattern("['T'][ ]")
                .append(DateTimeFormatter.ISO_LOCAL_TIME)
                .appendPattern("[ ][XXX][XX][X]")
                .toFormatter(Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT);
        return text -> iso.parseBest(
                text, ZonedDateTime::from, LocalDateTime::from, (TemporalQuery<LocalDate>) LocalDate::from);
    }

    private static Parser pattern(String format, String owner) {
        String bare = QUOTED.matcher(format).replaceAll("");
        if (bare.contains("Y")) {
            throw MappingKeys.invalid(
                    "%s: format is \"%s\", in which Y is the year of a week. Maybe \"%s\"?",
                    owner, format, format.replace('Y', 'y'));
        }
        boolean timed = bare.chars().anyMatch(c -> "HhKk".indexOf(c) >= 0);
        try {
            DateTimeFormatter formatter = new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .appendPattern(strict(format))
                    .toFormatter(Locale.ENGLISH)
                    .withResolverStyle(ResolverStyle.STRICT);
            return timed
                    ? text -> formatter.parseBest(text, ZonedDateTime::from, LocalDateTime::from)
                    : text -> LocalDate.from(formatter.parse(text));
        } catch (IllegalArgumentException e) {
            throw MappingKeys.invalid(
                    "%s: format is \"%s\", which is not a valid pattern. Maybe \"yyyy-MM-dd\"?", owner, format);
        }
    }

    /** Returns the pattern with years (u) in place of years of an era (y), which a strict parser does not take alone. */
    private static String strict(String format) {
        StringBuilder made = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < format.length(); i++) {
            char c = format.charAt(i);
            quoted ^= c == '\'';
            made.append(c == 'y' && !quoted ? 'u' : c);
        }
        return made.toString();
    }

    private static ZonedDateTime epoch(String text, int scale) {
        if (!EPOCH.matcher(text).matches()) {
            throw new DateTimeException("not a number");
        }
        BigDecimal seconds = new BigDecimal(text).movePointLeft(scale);
        Instant time = Instant.ofEpochSecond(
                seconds.longValue(),
                seconds.remainder(BigDecimal.ONE).movePointRight(9).longValue());
        if (time.isAfter(END)) {
            throw new DateTimeException("too late");
        }
        return time.atZone(ZoneOffset.UTC);
    }

    /** Returns whether a pattern has no offset, so that the zone matters. */
    boolean local() {
        return formats.stream()
                .filter(format -> !NAMES.contains(format))
                .map(format -> QUOTED.matcher(format).replaceAll(""))
                .anyMatch(format -> format.chars().noneMatch(c -> "XxZzV".indexOf(c) >= 0));
    }

    /**
     * Returns a time as facts have it.
     *
     * @param date whether only the day counts
     * @param zone zone of times without an offset
     */
    String read(String field, String text, boolean date, ZoneId zone) {
        TemporalAccessor parsed = parsed(text);
        return switch (parsed) {
            case LocalDate day when date -> day.toString();
            case LocalDate day -> day.atStartOfDay(zone).toInstant().toString();
            case LocalDateTime local when date -> local.toLocalDate().toString();
            case LocalDateTime local -> exact(field, text, local, zone).toString();
            case ZonedDateTime exact
            when date && isEpoch() ->
                exact.withZoneSameInstant(zone).toLocalDate().toString();
            case ZonedDateTime exact when date -> exact.toLocalDate().toString();
            case ZonedDateTime exact -> exact.toInstant().toString();
            case null, default -> throw notMatching(field, text);
        };
    }

    private boolean isEpoch() {
        return formats.contains("seconds") || formats.contains("millis");
    }

    private @Nullable TemporalAccessor parsed(String text) {
        for (Parser parser : parsers) {
            try {
                return parser.parse(text);
            } catch (DateTimeException | ArithmeticException e) {
                // The next format may match.
            }
        }
        return null;
    }

    private static Instant exact(String field, String text, LocalDateTime local, ZoneId zone) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        if (offsets.isEmpty()) {
            throw RejectedException.invalid(
                    field,
                    "%s is \"%s\", which does not exist in %s, because the clocks were put forward.",
                    field,
                    text,
                    zone);
        }
        return local.toInstant(offsets.getFirst());
    }

    private RejectedException notMatching(String field, String text) {
        String wanted = formats.stream().map(format -> "\"" + format + "\"").collect(Collectors.joining(" or "));
        return RejectedException.invalid(
                field, "%s is \"%s\", which does not match the format %s.%s", field, text, wanted, hint(text));
    }

    private static String hint(String text) {
        if (SERIAL.matcher(text).matches()) {
            LocalDate day = FIRST_SERIAL.plusDays(Long.parseLong(text.split("\\.", 2)[0]));
            return " Maybe it is a serial number of Excel for " + day
                    + ": format the column as a date, and export it again.";
        }
        if (text.matches("\\d{13}")) {
            return " Maybe the format is millis?";
        }
        return text.matches("\\d{10}") ? " Maybe the format is seconds?" : "";
    }
}
