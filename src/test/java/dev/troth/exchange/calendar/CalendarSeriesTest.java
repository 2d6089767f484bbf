package dev.troth.exchange.calendar;

import static dev.troth.exchange.calendar.CalendarRun.calendar;
import static dev.troth.exchange.calendar.CalendarRun.event;
import static dev.troth.exchange.calendar.CalendarRun.events;
import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.exchange.reader.SkipReason;
import dev.troth.platform.common.ProblemCode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Series, their exceptions, and revisions. It is 30 November 2026, noon UTC. */
class CalendarSeriesTest {
    private static CalendarRun series(String properties) {
        return events(event("s", properties));
    }

    @Test
    void longSeriesKeepsItsYoungestOccurrencesAndTellsTheNumberOfOlderOnes() {
        CalendarRun run = series("DTSTART:20190107T080000Z\nRRULE:FREQ=DAILY");
        assertThat(run.facts).hasSize(2000);
        assertThat(run.times().getLast()).isEqualTo("2026-11-30T08:00:00Z");
        // 2,885 days from 7 January 2019 to 30 November 2026.
        assertThat(run.parts).isEqualTo(Map.of(SkipReason.OLDER, 885));
    }

    @Test
    void seriesOfEveryMinuteKeepsTheYoungest() {
        CalendarRun run = series("DTSTART:20261101T000000Z\nRRULE:FREQ=MINUTELY");
        assertThat(run.facts).hasSize(2000);
        assertThat(run.times().getLast()).isEqualTo("2026-11-30T12:00:00Z");
        assertThat(run.parts).isEqualTo(Map.of(SkipReason.OLDER, 29 * 1440 + 720 + 1 - 2000));
        CalendarRun seconds = series("DTSTART:20261129T120000Z\nRRULE:FREQ=SECONDLY");
        assertThat(seconds.times().getFirst()).isEqualTo("2026-11-30T11:26:41Z");
        assertThat(seconds.parts).isEqualTo(Map.of(SkipReason.OLDER, 86_401 - 2000));
    }

    @Test
    void seriesWithMillionsOfOccurrencesIsRefusedWithinASecond() {
        long start = System.nanoTime();
        CalendarRun run = series("DTSTART:20161101T000000Z\nRRULE:FREQ=SECONDLY");
        assertThat(System.nanoTime() - start).isLessThan(1_000_000_000L);
        assertThat(run.refused.get(1).code()).isEqualTo(ProblemCode.TOO_LARGE);
        assertThat(run.refused.get(1).message())
                .isEqualTo("RRULE yields too many times: more than 1,000,000 days and times would have to be examined."
                        + " Maybe FREQ is wrong?");
    }

    @Test
    void changeOfThisAndTheFutureMovesAllLaterOccurrences() {
        String weekly = event("c08", "DTSTART:20260601T090000Z\nRRULE:FREQ=WEEKLY;COUNT=5\nSUMMARY:weekly");
        String moved = event(
                "c08",
                "RECURRENCE-ID;RANGE=THISANDFUTURE:20260615T090000Z\nDTSTART:20260615T130000Z\nSEQUENCE:1\nSUMMARY:at one");
        for (CalendarRun run : new CalendarRun[] {events(weekly, moved), events(moved, weekly)}) {
            assertThat(run.times())
                    .containsExactly(
                            "2026-06-01T09:00:00Z",
                            "2026-06-08T09:00:00Z",
                            "2026-06-15T13:00:00Z",
                            "2026-06-22T13:00:00Z",
                            "2026-06-29T13:00:00Z");
            assertThat(run.values("summary")).containsOnly("weekly", "at one");
            // Known by their times in the series, so that a moved occurrence stays the same fact.
            assertThat(run.values("ref")).contains("ics:c08:2026-06-29T09:00:00Z:acme");
        }
    }

    @Test
    void secondChangeOfTheFutureEndsTheFirst() {
        CalendarRun run = events(
                event("c", "DTSTART;TZID=Europe/Berlin:20261012T090000\nRRULE:FREQ=WEEKLY;COUNT=6"),
                event(
                        "c",
                        "RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Berlin:20261019T090000\n"
                                + "DTSTART;TZID=Europe/Berlin:20261019T100000"),
                event(
                        "c",
                        "RECURRENCE-ID;TZID=Europe/Berlin:20261026T090000\nDTSTART;TZID=Europe/Berlin:20261027T080000"),
                event(
                        "c",
                        "RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Berlin:20261109T090000\nDTSTART:20261110T090000Z"
                                + "\nSTATUS:CANCELLED"));
        assertThat(run.times())
                .containsExactly(
                        "2026-10-12T07:00:00Z", "2026-10-19T08:00:00Z", "2026-10-27T07:00:00Z", "2026-11-02T09:00:00Z");
        assertThat(run.skipped).isEqualTo(Map.of(4, SkipReason.CANCELLED));
    }

    @Test
    void laterRevisionHoldsWhateverTheOrder() {
        String old = event("c18", "DTSTART:20260312T090000Z\nSEQUENCE:0\nSUMMARY:old time");
        String young = event("c18", "DTSTART:20260312T150000Z\nSEQUENCE:1\nSUMMARY:new time");
        assertThat(events(old, young).times()).containsExactly("2026-03-12T15:00:00Z");
        assertThat(events(young, old).times()).containsExactly("2026-03-12T15:00:00Z");
        assertThat(events(young, old).skipped).isEqualTo(Map.of(2, SkipReason.SUPERSEDED));
        CalendarRun apart = CalendarRun.of(calendar(young) + calendar(old));
        assertThat(apart.skipped).isEqualTo(Map.of(2, SkipReason.SUPERSEDED));
        CalendarRun byStamp = events(
                event("x", "DTSTART:20260312T150000Z").replace("DTSTAMP:20260101", "DTSTAMP:20260301"),
                event("x", "DTSTART:20260312T090000Z"));
        assertThat(byStamp.times()).containsExactly("2026-03-12T15:00:00Z");
    }

    @Test
    void laterRevisionOfAnOccurrenceHolds() {
        CalendarRun run = events(
                event("r", "RECURRENCE-ID:20260608T090000Z\nDTSTART:20260608T110000Z\nSEQUENCE:2"),
                event("r", "DTSTART:20260601T090000Z\nRRULE:FREQ=WEEKLY;COUNT=2\nSEQUENCE:5"),
                event("r", "RECURRENCE-ID;TZID=Europe/Berlin:20260608T110000\nDTSTART:20260608T100000Z\nSEQUENCE:1"));
        assertThat(run.times()).containsExactly("2026-06-01T09:00:00Z", "2026-06-08T11:00:00Z");
        assertThat(run.skipped).isEqualTo(Map.of(3, SkipReason.SUPERSEDED));
    }

    @Test
    void cancelledOccurrenceIsLeftOut() {
        CalendarRun run = events(
                event("c21", "DTSTART;TZID=Europe/Berlin:20260601T090000\nRRULE:FREQ=WEEKLY;COUNT=3"),
                event("c21", "RECURRENCE-ID:20260608T070000Z\nDTSTART:20260608T070000Z\nSTATUS:CANCELLED"));
        assertThat(run.times()).containsExactly("2026-06-01T07:00:00Z", "2026-06-15T07:00:00Z");
        assertThat(run.skipped).isEqualTo(Map.of(2, SkipReason.CANCELLED));
    }

    @Test
    void recurrenceIdThatIsADateStandsForTheOccurrenceOfThatDay() {
        CalendarRun run = events(
                event("d", "DTSTART;TZID=Europe/Berlin:20260602T090000\nRRULE:FREQ=WEEKLY;COUNT=3"),
                event("d", "RECURRENCE-ID;VALUE=DATE:20260609\nDTSTART;TZID=Europe/Berlin:20260609T140000"));
        assertThat(run.times()).containsExactly("2026-06-02T07:00:00Z", "2026-06-09T12:00:00Z", "2026-06-16T07:00:00Z");
        assertThat(run.values("ref")).contains("ics:d:2026-06-09T07:00:00Z:acme");
    }

    @Test
    void recurrenceIdWithoutAZoneIsInThatOfTheSeries() {
        CalendarRun run = events(
                event("d", "RECURRENCE-ID:20260609T090000\nDTSTART:20260609T150000Z"),
                event("d", "DTSTART;TZID=Europe/Berlin:20260602T090000\nRRULE:FREQ=WEEKLY;COUNT=3"));
        assertThat(run.times()).containsExactly("2026-06-02T07:00:00Z", "2026-06-09T15:00:00Z", "2026-06-16T07:00:00Z");
    }

    @Test
    void occurrenceWithoutItsSeriesIsAnEvent() {
        assertThat(series("RECURRENCE-ID:20260608T090000Z\nDTSTART:20260608T110000Z")
                        .times())
                .containsExactly("2026-06-08T11:00:00Z");
    }

    @Test
    void cancelledSeriesCancelsItsOccurrences() {
        CalendarRun run = events(
                event("c", "DTSTART:20260601T090000Z\nRRULE:FREQ=WEEKLY;COUNT=3\nSTATUS:CANCELLED\nSEQUENCE:2"),
                event("c", "RECURRENCE-ID:20260608T090000Z\nDTSTART:20260608T110000Z\nSEQUENCE:1"),
                event("c", "RECURRENCE-ID:20260615T090000Z\nDTSTART:20260615T110000Z\nSEQUENCE:3"));
        assertThat(run.times()).containsExactly("2026-06-15T11:00:00Z");
        assertThat(run.skipped).isEqualTo(Map.of(1, SkipReason.CANCELLED, 2, SkipReason.CANCELLED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "EXDATE:20260603T070000Z",
                "EXDATE;TZID=Europe/Berlin:20260603T090000",
                "EXDATE:20260603T090000",
                "EXDATE;VALUE=DATE:20260603",
                "EXDATE:20260603",
                "EXDATE;TZID=America/New_York:20260603T030000",
                "EXDATE:20250101T000000Z,20260603T070000Z",
                "EXDATE:20250101\nEXDATE:20260603T070000Z",
                "EXDATE;TZID=W. Europe Standard Time:20260603T090000",
                "EXDATE:20260603T070000Z,"
            })
    void excludedOccurrenceIsLeftOutInAnyForm(String excluded) {
        CalendarRun run = series("DTSTART;TZID=Europe/Berlin:20260602T090000\nRRULE:FREQ=DAILY;COUNT=3\n" + excluded);
        assertThat(run.times()).containsExactly("2026-06-02T07:00:00Z", "2026-06-04T07:00:00Z");
        assertThat(run.parts).isEqualTo(Map.of(SkipReason.CANCELLED, 1));
    }

    @Test
    void exclusionRuleOfTheOldStandardIsFollowed() {
        assertThat(series("DTSTART:20260602T090000Z\nRRULE:FREQ=DAILY;COUNT=5\nEXRULE:FREQ=DAILY;INTERVAL=2")
                        .times())
                .containsExactly("2026-06-03T09:00:00Z", "2026-06-05T09:00:00Z");
    }

    @Test
    void additionalDatesAreTakenInAnyForm() {
        CalendarRun run = series(
                "DTSTART;TZID=Europe/Berlin:20260602T090000\n"
                        + "RDATE;VALUE=PERIOD:20260603T070000Z/PT1H,20260604T070000Z/20260604T080000Z\n"
                        + "RDATE;VALUE=DATE:20260605\nRDATE;TZID=Europe/Berlin:20260606T100000,20260602T090000\nRDATE:20270101T000000Z");
        assertThat(run.times())
                .containsExactly(
                        "2026-06-02T07:00:00Z",
                        "2026-06-03T07:00:00Z",
                        "2026-06-04T07:00:00Z",
                        "2026-06-05T07:00:00Z",
                        "2026-06-06T08:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "UNTIL=20260703, 3",
        "UNTIL=20260703T090000, 3",
        "UNTIL=20260703T070000Z, 3",
        "UNTIL=20260703T065959Z, 2",
        "UNTIL=20260703T235959Z, 3",
        "UNTIL=20250101, 1",
        "COUNT=1, 1",
        "UNTIL=;INTERVAL=;COUNT=2, 2",
        "COUNT=4, 4"
    })
    void endOfASeriesCounts(String end, int occurrences) {
        CalendarRun run = series("DTSTART;TZID=Europe/Berlin:20260701T090000\nRRULE:FREQ=DAILY;" + end);
        assertThat(run.facts).hasSize(occurrences);
    }

    @Test
    void dayOfUntilIsOneInTheZoneOfTheStart() {
        // 23:30 in New York is the next day in UTC.
        assertThat(series("DTSTART;TZID=America/New_York:20260701T233000\nRRULE:FREQ=DAILY;UNTIL=20260703").facts)
                .hasSize(3);
    }

    @Test
    void occurrencesInAGapOfTheClockAreLeftOutAndDoNotCount() {
        // In Berlin, 29 March 2026 has no half past two.
        CalendarRun run = series("DTSTART;TZID=Europe/Berlin:20260328T023000\nRRULE:FREQ=DAILY;COUNT=3");
        assertThat(run.times()).containsExactly("2026-03-28T01:30:00Z", "2026-03-30T00:30:00Z", "2026-03-31T00:30:00Z");
        // A single event has the offset before the gap (RFC 5545, section 3.3.5).
        assertThat(series("DTSTART;TZID=Europe/Berlin:20260329T023000").times())
                .containsExactly("2026-03-29T01:30:00Z");
        // Of a time that occurs twice, the first one counts.
        assertThat(series("DTSTART;TZID=Europe/Berlin:20261025T023000").times())
                .containsExactly("2026-10-25T00:30:00Z");
    }

    @Test
    void seriesKeepsItsLocalTimeWhenTheClockChanges() {
        assertThat(series("DTSTART;TZID=Europe/Berlin:20261023T090000\nRRULE:FREQ=WEEKLY;COUNT=2")
                        .times())
                .containsExactly("2026-10-23T07:00:00Z", "2026-10-30T08:00:00Z");
    }

    @Test
    void plannedEventsAndOccurrencesAreNoContactYet() {
        CalendarRun run = events(
                event("a", "DTSTART:20261130T115959Z"),
                event("b", "DTSTART:20261130T120001Z"),
                event("c", "DTSTART:20270101T000000Z\nRRULE:FREQ=SECONDLY"),
                event("d", "DTSTART:20261129T090000Z\nRRULE:FREQ=DAILY"),
                event("e", "RECURRENCE-ID:20261101T090000Z\nDTSTART:20261201T090000Z"));
        assertThat(run.times()).containsExactly("2026-11-29T09:00:00Z", "2026-11-30T09:00:00Z", "2026-11-30T11:59:59Z");
        assertThat(run.skipped).isEqualTo(Map.of(2, SkipReason.FUTURE, 3, SkipReason.FUTURE, 5, SkipReason.FUTURE));
    }

    @Test
    void ruleThatNeverMatchesEnds() {
        assertThat(series("DTSTART:19700101T090000Z\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30").facts)
                .hasSize(1);
        assertThat(series("DTSTART:20250101T090000Z\nRRULE:FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30").facts)
                .hasSize(1);
        assertThat(series("DTSTART:20250101T090000Z\nRRULE:FREQ=DAILY;BYMONTHDAY=31;BYMONTH=4;INTERVAL=2147483647")
                        .facts)
                .hasSize(1);
    }

    @Test
    void eventOfManyAccountsHasFewerOccurrences() {
        String many =
                "DTSTART:20160101T090000Z\nRRULE:FREQ=DAILY\nATTENDEE:mailto:b@bolt.example\nATTENDEE:mailto:c@cone.example";
        assertThat(series(many).facts).hasSize(6000);
    }

    @Test
    void occurrenceThatWasDeclinedIsNoContact() {
        CalendarRun run = events(
                event("s", "DTSTART:20260601T090000Z\nRRULE:FREQ=DAILY;COUNT=3"),
                event("s", "RECURRENCE-ID:20260602T090000Z\nDTSTART:20260602T090000Z")
                        .replace("ACCEPTED", "DECLINED"));
        assertThat(run.times()).containsExactly("2026-06-01T09:00:00Z", "2026-06-03T09:00:00Z");
        assertThat(run.skipped).isEqualTo(Map.of(2, SkipReason.DECLINED));
    }

    @Test
    void occurrenceOfAMovedSeriesIsFoundByItsMovedTime() {
        CalendarRun run = events(
                event("s", "DTSTART:20260601T090000Z\nRRULE:FREQ=WEEKLY;COUNT=4"),
                event("s", "RECURRENCE-ID;VALUE=DATE;RANGE=THISANDFUTURE:20260608\nDTSTART:20260609T090000Z"),
                event("s", "RECURRENCE-ID:20260616T090000Z\nDTSTART:20260617T090000Z\nRRULE:FREQ=DAILY"));
        assertThat(run.times())
                .containsExactly(
                        "2026-06-01T09:00:00Z", "2026-06-09T09:00:00Z", "2026-06-17T09:00:00Z", "2026-06-23T09:00:00Z");
    }

    @Test
    void manyOccurrencesWithEventsOfTheirOwnAreReadInLittleTime() {
        StringBuilder many = new StringBuilder(event("s", "DTSTART:20200101T090000Z\nRRULE:FREQ=HOURLY"));
        for (int i = 0; i < 5000; i++) {
            String hour = "2026%02d%02dT%02d0000Z".formatted(1 + i / 24 / 28 % 12, 1 + i / 24 % 28, i % 24);
            many.append(event("s", "RECURRENCE-ID:" + hour + "\nDTSTART:" + hour));
        }
        long start = System.nanoTime();
        assertThat(events(many.toString()).read).isEqualTo(5001);
        assertThat(System.nanoTime() - start).isLessThan(10_000_000_000L);
    }

    @Test
    void movedEventStaysTheSameFactAlsoAsASeries() {
        assertThat(series("DTSTART:20260608T090000Z").values("ref")).containsExactly("ics:s:acme");
        assertThat(series("DTSTART:20260609T150000Z\nSEQUENCE:1").values("ref")).containsExactly("ics:s:acme");
        assertThat(series("DTSTART:20260608T090000Z\nRRULE:FREQ=DAILY;COUNT=2").values("ref"))
                .containsExactly("ics:s:acme", "ics:s:2026-06-09T09:00:00Z:acme");
        assertThat(events(
                                event("s", "DTSTART:20260608T090000Z\nRRULE:FREQ=DAILY;COUNT=2"),
                                event("s", "RECURRENCE-ID:20260608T090000Z\nDTSTART:20260610T100000Z"))
                        .values("ref"))
                .containsExactlyInAnyOrder("ics:s:acme", "ics:s:2026-06-09T09:00:00Z:acme");
    }

    @Test
    void eventWithoutAUidKeepsItsRef() {
        String none = event("", "DTSTART:20260601T090000Z\nSUMMARY:x").replace("UID:\n", "");
        CalendarRun run = events(none, event("z", "DTSTART:20260602T090000Z"));
        assertThat(run.facts).hasSize(2);
        assertThat(events(event("z", "DTSTART:20260602T090000Z"), none.replace("DTSTAMP:20260101", "DTSTAMP:20260301"))
                        .values("ref"))
                .containsExactlyInAnyOrderElementsOf(run.values("ref"));
    }
}
