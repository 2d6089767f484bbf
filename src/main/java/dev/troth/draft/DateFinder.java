package dev.troth.draft;

import dev.troth.draft.DraftCheck.DraftDate;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the dates and times of a text and resolves them. */
final class DateFinder {
    private static final int MOST_LEADS = 4;
    private static final int MOST = 100;
    private static final Set<String> BEFORE = Set.of("before", "vor");
    private static final Set<String> WITHIN = Set.of("within", "innerhalb", "binnen");
    private static final Set<String> PAST = Set.of("since", "seit");

    private DateFinder() {}

    /** Returns the dates in the order of the text. */
    static List<DraftDate> find(Text text, Instant now, ZoneId zone) {
        LocalDateTime local = LocalDateTime.ofInstant(now, zone);
        DateParser parser = new DateParser(text.tokens(), local, zone.getId().startsWith("America/"));
        List<DraftDate> dates = new ArrayList<>();
        for (int i = 0; i < text.tokens().size() && dates.size() < MOST; ) {
            int end = read(text, i, parser, zone, dates);
            i = Math.max(i + 1, end);
        }
        return dates;
    }

    /** Reads a date at a token and returns the position after it, or -1. */
    private static int read(Text text, int from, DateParser parser, ZoneId zone, List<DraftDate> dates) {
        List<Token> tokens = text.tokens();
        if (!tokens.get(from).isWord()) {
            return -1;
        }
        int start = from;
        boolean deadline = false;
        String lead = "";
        while (start < tokens.size() && start - from < MOST_LEADS && isLead(tokens.get(start))) {
            deadline |= CalendarWords.is("deadline", tokens.get(start).word());
            lead = strongest(lead, tokens.get(start).word());
            start++;
        }
        for (int begin = start; begin >= from; begin--) {
            Period period = begin < tokens.size() ? parser.moment(begin, begin > from, WITHIN.contains(lead)) : null;
            if (period != null) {
                add(
                        text,
                        from,
                        begin,
                        parser.position(),
                        period,
                        new Lead(lead, deadline && begin > from),
                        zone,
                        dates);
                return parser.position();
            }
        }
        return -1;
    }

    private record Lead(String word, boolean deadline) {}

    private static void add(
            Text text, int from, int begin, int end, Period period, Lead lead, ZoneId zone, List<DraftDate> dates) {
        boolean lasting = lead.word().equals("for")
                && CalendarWords.is("unit", text.tokens().get(end - 1).word());
        boolean ago = lead.word().equals("vor")
                && CalendarWords.is("unit", text.tokens().get(end - 1).word());
        if (PAST.contains(lead.word()) || ago || lasting) {
            return;
        }
        Period meant = BEFORE.contains(lead.word()) ? period.before() : period;
        int first = begin;
        while (first > from
                && (first == begin
                        || CalendarWords.is(
                                "deadline", text.tokens().get(first - 1).word())
                        || CalendarWords.is("deadline", text.tokens().get(from).word()))) {
            first--;
        }
        Passage passage = text.passageAt(
                text.tokens().get(first).start(), text.tokens().get(end - 1).end());
        dates.add(new DraftDate(
                passage,
                instant(meant.from(), zone),
                instant(meant.until(), zone),
                lead.deadline(),
                other(meant, zone)));
    }

    private static @Nullable Instant other(Period period, ZoneId zone) {
        return period.other() == null ? null : instant(period.other().until(), zone);
    }

    private static Instant instant(LocalDateTime time, ZoneId zone) {
        return time.atZone(zone).toInstant();
    }

    private static boolean isLead(Token token) {
        return CalendarWords.is("deadline", token.word()) || CalendarWords.is("lead", token.word());
    }

    private static String strongest(String lead, String word) {
        boolean strong = BEFORE.contains(word) || WITHIN.contains(word) || PAST.contains(word);
        return strong || lead.isEmpty() ? word : lead;
    }
}
