package dev.troth.exchange.calendar;

import static dev.troth.exchange.calendar.CalendarRun.after;
import static dev.troth.exchange.calendar.CalendarRun.calendar;
import static dev.troth.exchange.calendar.CalendarRun.event;
import static dev.troth.exchange.calendar.CalendarRun.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.exchange.reader.SkipReason;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Later exports of a calendar that say that stored touchpoints did not take place, and replies to occurrences. */
class CalendarRetractionsTest {
    private static final String FIRST = "ics:s:acme";
    private static final String SECOND = "ics:s:2026-06-02T09:00:00Z:acme";
    private static final String THIRD = "ics:s:2026-06-03T09:00:00Z:acme";
    private static final String DAILY = "DTSTART:20260601T090000Z\nRRULE:FREQ=DAILY;COUNT=3";

    /** Stored touchpoints of a series of three days. */
    private static final Map<String, String> SERIES = Map.of(
            FIRST, "2026-06-01T09:00:00Z",
            SECOND, "2026-06-02T09:00:00Z",
            THIRD, "2026-06-03T09:00:00Z");

    private static String method(String method, String... events) {
        return calendar(events).replace("VERSION:2.0\n", "VERSION:2.0\nMETHOD:" + method + "\n");
    }

    private static String people(String ann, String others) {
        return "ORGANIZER:mailto:kim@ours.example\nATTENDEE;PARTSTAT=" + ann + ":mailto:ann@acme.example" + others;
    }

    private static String reply(String answer, String properties) {
        return method(
                "REPLY",
                "BEGIN:VEVENT\nUID:s\nDTSTAMP:20260101T000000Z\n" + people(answer, "") + "\n" + properties
                        + "\nEND:VEVENT\n");
    }

    @Test
    void cancelledEventRetractsItsTouchpointAndCountsAsAnEntryWithFacts() {
        CalendarRun run = after(
                Map.of("ics:x:acme", "2026-07-02T09:00:00Z"),
                calendar(event("x", "DTSTART:20260702T090000Z\nSTATUS:CANCELLED")));
        assertThat(run.facts.toString())
                .isEqualTo("[{\"type\":\"retracted\",\"ref\":\"retracted:ics:x:acme\",\"at\":\"2026-07-02T09:00:00Z\","
                        + "\"fact\":\"ics:x:acme\",\"factType\":\"touchpoint\","
                        + "\"reason\":\"The event was cancelled in the calendar.\",\"source\":\"calendar\"}]");
        assertThat(run.read).isEqualTo(1);
        assertThat(run.skipped).isEmpty();
        assertThat(run.parts).isEqualTo(Map.of(SkipReason.CANCELLED, 1));
    }

    @Test
    void declinedEventRetractsItsTouchpointWithItsReason() {
        CalendarRun run =
                after(Map.of("ics:x:acme", "2026-03-12T09:00:00Z"), calendar(with("x", people("DECLINED", ""))));
        assertThat(run.retracted()).containsExactly("ics:x:acme");
        assertThat(run.values("reason")).containsExactly("The event was declined in the calendar.");
        assertThat(run.parts).isEqualTo(Map.of(SkipReason.DECLINED, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ignore", "refuse"})
    void touchpointsStayUnlessChangesAreAmendments(String onChange) {
        CalendarRun run = after(
                Map.of("ics:x:acme", "2026-07-02T09:00:00Z"),
                calendar(event("x", "DTSTART:20260702T090000Z\nSTATUS:CANCELLED")),
                "onChange=" + onChange);
        assertThat(run.facts).isEmpty();
        assertThat(run.skipped).isEqualTo(Map.of(1, SkipReason.CANCELLED));
    }

    @Test
    void accountWhosePeopleHaveDeclinedIsRetractedAndOthersStay() {
        CalendarRun run = after(
                Map.of("ics:x:acme", "2026-03-12T09:00:00Z", "ics:x:bolt", "2026-03-12T09:00:00Z"),
                calendar(with("x", people("DECLINED", "\nATTENDEE;PARTSTAT=ACCEPTED:mailto:bo@bolt.example"))));
        assertThat(run.retracted()).containsExactly("ics:x:acme");
        assertThat(run.values("ref")).contains("ics:x:bolt");
        assertThat(run.parts).isEqualTo(Map.of(SkipReason.DECLINED, 1));
    }

    @Test
    void declinedAccountIsRetractedAlsoIfAnotherOneLeavesTheEventUnanswered() {
        CalendarRun run = after(
                Map.of("ics:x:acme", "2026-03-12T09:00:00Z", "ics:x:bolt", "2026-03-12T09:00:00Z"),
                calendar(with("x", people("DECLINED", "\nATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:bo@bolt.example"))));
        assertThat(run.retracted()).containsExactly("ics:x:acme");
        assertThat(run.facts).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PARTSTAT=NEEDS-ACTION:mailto:ann@acme.example",
                "PARTSTAT=ACCEPTED:mailto:private@person.example"
            })
    void eventThatMayHaveTakenPlaceRetractsNothing(String attendee) {
        CalendarRun run = after(
                Map.of("ics:x:acme", "2026-03-12T09:00:00Z"),
                calendar(with("x", "ORGANIZER:mailto:kim@ours.example\nATTENDEE;" + attendee)));
        assertThat(run.facts).isEmpty();
        assertThat(run.skipped).hasSize(1);
    }

    @Test
    void excludedOccurrencesAreRetractedAlsoTheFirstOne() {
        CalendarRun run = after(SERIES, calendar(event("s", DAILY + "\nEXDATE:20260601T090000Z,20260603T090000Z")));
        assertThat(run.retracted()).containsExactly(THIRD, FIRST);
        assertThat(run.values("ref")).contains(SECOND).doesNotContain(FIRST, THIRD);
        assertThat(run.parts).isEqualTo(Map.of(SkipReason.CANCELLED, 2));
    }

    @Test
    void seriesWhoseOccurrencesAreAllExcludedIsRetracted() {
        CalendarRun run = after(
                SERIES, calendar(event("s", DAILY + "\nEXDATE;VALUE=DATE:20260601,20260602\nEXDATE:20260603T090000Z")));
        assertThat(run.retracted()).hasSize(3);
        assertThat(run.facts).hasSize(3);
        assertThat(run.parts).isEqualTo(Map.of(SkipReason.CANCELLED, 3));
    }

    @ParameterizedTest
    @CsvSource({"STATUS:CANCELLED,ACCEPTED", "SUMMARY:Weekly,DECLINED"})
    void occurrenceThatWasCancelledOrDeclinedIsRetractedAlone(String property, String answer) {
        String occurrence = event("s", "RECURRENCE-ID:20260602T090000Z\nDTSTART:20260602T100000Z\n" + property)
                .replace("ACCEPTED", answer);
        for (String file : new String[] {event("s", DAILY) + occurrence, occurrence}) {
            CalendarRun run = after(SERIES, calendar(file));
            assertThat(run.retracted()).containsExactly(SECOND);
        }
    }

    @Test
    void firstOccurrenceIsFoundByItsTimeIfTheFileDoesNotHaveTheSeries() {
        String cancel = "RECURRENCE-ID:20260601T090000Z\nDTSTART:20260601T090000Z";
        assertThat(after(SERIES, method("CANCEL", event("s", cancel))).retracted())
                .containsExactly(FIRST);
    }

    @Test
    void cancellationOfASeriesRetractsItsOccurrencesButNotThoseOfLaterRevisions() {
        String cancel = event("s", DAILY + "\nSEQUENCE:2");
        assertThat(after(SERIES, method("CANCEL", cancel)).retracted()).containsExactly(SECOND, THIRD, FIRST);
        String later = event("s", "RECURRENCE-ID:20260602T090000Z\nDTSTART:20260602T110000Z\nSEQUENCE:3");
        CalendarRun run = after(SERIES, method("CANCEL", cancel) + calendar(later));
        assertThat(run.retracted()).containsExactly(THIRD, FIRST);
        assertThat(run.times()).contains("2026-06-02T11:00:00Z");
    }

    /** The meetings of two days had taken place when the series was ended on the evening of the second one. */
    @ParameterizedTest
    @ValueSource(strings = {"STATUS:CANCELLED", "ATTENDEE;PARTSTAT=DECLINED:mailto:ann@acme.example"})
    void seriesThatEndsLeavesTheOccurrencesBeforeTheChange(String ends) {
        String organizer = ends.startsWith("ATTENDEE") ? "ORGANIZER:mailto:kim@ours.example\n" : "";
        String series = "BEGIN:VEVENT\nUID:s\nDTSTAMP:20261130T000000Z\nLAST-MODIFIED:20260602T180000Z\nSEQUENCE:2\n"
                + organizer + DAILY + "\n" + ends + "\nEND:VEVENT\n";
        assertThat(after(SERIES, calendar(series)).retracted()).containsExactly(THIRD);
        assertThat(after(SERIES, calendar(series.replaceFirst("LAST-MODIFIED.*\n", "")))
                        .retracted())
                .isEmpty();
    }

    @Test
    void cancellationNeedsNeitherPeopleNorATime() {
        String cancel = "BEGIN:VEVENT\nUID:s\nSEQUENCE:1\nEND:VEVENT\n";
        CalendarRun run = after(SERIES, method("CANCEL", cancel));
        assertThat(run.retracted()).hasSize(3);
        assertThat(run.read).isEqualTo(1);
        assertThat(after(Map.of(), method("CANCEL", cancel)).skipped).isEqualTo(Map.of(1, SkipReason.NO_CUSTOMER));
    }

    @Test
    void cancellationOfThisAndTheFutureRetractsTheLaterOccurrences() {
        String rest = "RECURRENCE-ID;RANGE=THISANDFUTURE:20260602T090000Z\nDTSTART:20260602T090000Z";
        CalendarRun run = after(SERIES, calendar(event("s", DAILY)) + method("CANCEL", event("s", rest)));
        assertThat(run.retracted()).containsExactly(SECOND, THIRD);
        assertThat(run.times()).contains("2026-06-01T09:00:00Z");
    }

    @Test
    void revisionThatIsNotTheLatestRetractsNothing() {
        CalendarRun run = after(
                SERIES,
                method("CANCEL", event("s", DAILY + "\nSEQUENCE:1")) + calendar(event("s", DAILY + "\nSEQUENCE:2")));
        assertThat(run.retracted()).isEmpty();
        assertThat(run.facts).hasSize(3);
    }

    @Test
    void touchpointsOfAnotherEventWhoseUidBeginsTheSameStay() {
        Map<String, String> others = Map.of(
                "ics:s:1:acme", "2026-06-01T09:00:00Z",
                "ics:s:2026-06-01:acme", "2026-06-01T09:00:00Z",
                "ics:s2:acme", "2026-06-01T09:00:00Z");
        assertThat(after(others, method("CANCEL", event("s", DAILY))).facts).isEmpty();
    }

    // Replies to one occurrence

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RECURRENCE-ID:20260602T090000Z",
                "RECURRENCE-ID;TZID=Europe/Berlin:20260602T110000",
                "RECURRENCE-ID;VALUE=DATE:20260602"
            })
    void replyAnswersItsOccurrenceOnlyAndPrecedesTheAnswerToTheSeries(String occurrence) {
        String reply = reply("DECLINED", occurrence);
        for (String file : new String[] {calendar(event("s", DAILY)) + reply, reply + calendar(event("s", DAILY))}) {
            CalendarRun run = after(SERIES, file);
            assertThat(run.retracted()).containsExactly(SECOND);
            assertThat(run.values("ref")).contains(FIRST, THIRD).doesNotContain(SECOND);
            assertThat(run.parts).isEqualTo(Map.of(SkipReason.DECLINED, 1));
            assertThat(run.skipped.values()).containsExactly(SkipReason.NOT_AN_EVENT);
        }
    }

    @Test
    void replyAcceptsOneOccurrenceOfASeriesWithoutAnAnswer() {
        String invitation = event("s", DAILY).replace("ACCEPTED", "NEEDS-ACTION");
        CalendarRun run = CalendarRun.of(calendar(invitation) + reply("ACCEPTED", "RECURRENCE-ID:20260602T090000Z"));
        assertThat(run.times()).containsExactly("2026-06-02T09:00:00Z");
        assertThat(run.parts).isEqualTo(Map.of(SkipReason.UNANSWERED, 2));
        CalendarRun refused =
                CalendarRun.of(calendar(invitation) + reply("DECLINED", "RECURRENCE-ID:20260602T090000Z"));
        assertThat(refused.facts).isEmpty();
        assertThat(refused.skipped).containsEntry(1, SkipReason.UNANSWERED);
    }

    @Test
    void replyAnswersTheEventOfItsOccurrenceIfThatIsUnanswered() {
        String moved = event("s", "RECURRENCE-ID:20260602T090000Z\nDTSTART:20260602T150000Z");
        String reply = reply("DECLINED", "RECURRENCE-ID:20260602T090000Z");
        String open = calendar(event("s", DAILY), moved.replace("ACCEPTED", "NEEDS-ACTION"));
        CalendarRun run = CalendarRun.of(open + reply);
        assertThat(run.times()).containsExactly("2026-06-01T09:00:00Z", "2026-06-03T09:00:00Z");
        assertThat(run.skipped).containsEntry(2, SkipReason.DECLINED);
        assertThat(CalendarRun.of(calendar(event("s", DAILY), moved) + reply).facts)
                .hasSize(3);
    }

    @Test
    void laterOfTwoRepliesToAnOccurrenceCounts() {
        String refusal = reply("DECLINED", "RECURRENCE-ID:20260602T090000Z");
        String later = reply("ACCEPTED", "RECURRENCE-ID:20260602T090000Z").replace("20260101T", "20260102T");
        for (String replies : new String[] {refusal + later, later + refusal}) {
            assertThat(CalendarRun.of(calendar(event("s", DAILY)) + replies).facts)
                    .hasSize(3);
        }
    }

    @Test
    void replyWithATimeThatIsNotValidAnswersNothing() {
        String files = calendar(event("s", DAILY))
                + reply("DECLINED", "RECURRENCE-ID:20260231T090000Z")
                + reply("DECLINED", "RECURRENCE-ID;TZID=Nowhere:20260602T090000");
        CalendarRun run = CalendarRun.of(files);
        assertThat(run.facts).hasSize(3);
        assertThat(run.refused).isEmpty();
    }
}
