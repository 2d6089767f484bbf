package dev.troth.exchange.calendar;

import static dev.troth.exchange.calendar.CalendarRun.calendar;
import static dev.troth.exchange.calendar.CalendarRun.event;
import static dev.troth.exchange.calendar.CalendarRun.events;
import static dev.troth.exchange.calendar.CalendarRun.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.exchange.reader.SkipReason;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which events are contact, and with whom. */
class CalendarContactTest {
    private static final String KIM = "ORGANIZER;CN=Kim:mailto:kim@ours.example\n";
    private static final String ANN = "ORGANIZER;CN=Ann:mailto:ann@acme.example\n";

    private static SkipReason reason(String people) {
        CalendarRun run = events(with("x", people));
        assertThat(run.refused).isEmpty();
        return run.skipped.get(1);
    }

    private static String attendee(String status, String address) {
        return "ATTENDEE;PARTSTAT=" + status + ":mailto:" + address + "\n";
    }

    @Test
    void declinedAndUnansweredInvitationsAreNoContact() {
        assertThat(reason(KIM + attendee("DECLINED", "ann@acme.example"))).isEqualTo(SkipReason.DECLINED);
        assertThat(reason(KIM + attendee("NEEDS-ACTION;RSVP=TRUE", "ann@acme.example")))
                .isEqualTo(SkipReason.UNANSWERED);
        assertThat(reason(ANN + attendee("DECLINED", "kim@ours.example"))).isEqualTo(SkipReason.DECLINED);
        assertThat(reason(ANN + attendee("NEEDS-ACTION", "kim@ours.example"))).isEqualTo(SkipReason.UNANSWERED);
        assertThat(reason(
                        KIM + attendee("declined", "ann@acme.example") + attendee("NEEDS-ACTION", "bob@acme.example")))
                .isEqualTo(SkipReason.UNANSWERED);
        assertThat(reason(KIM + attendee("DECLINE", "ann@acme.example"))).isEqualTo(SkipReason.DECLINED);
        assertThat(reason(KIM + attendee("NEEDS_ACTION", "ann@acme.example"))).isEqualTo(SkipReason.UNANSWERED);
        assertThat(reason(KIM + attendee("DELEGATED", "ann@acme.example"))).isEqualTo(SkipReason.DECLINED);
        assertThat(reason(KIM + attendee("DECLINED", "kim@ours.example") + attendee("ACCEPTED", "ann@acme.example")))
                .isEqualTo(SkipReason.DECLINED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                KIM + "ATTENDEE;PARTSTAT=ACCEPTED:mailto:ann@acme.example",
                KIM + "ATTENDEE;PARTSTAT=TENTATIVE:mailto:ann@acme.example",
                KIM + "ATTENDEE:mailto:ann@acme.example",
                KIM + "ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:kim@ours.example\nATTENDEE:mailto:ann@acme.example",
                ANN + "ATTENDEE;PARTSTAT=ACCEPTED:mailto:kim@ours.example",
                ANN
                        + "ATTENDEE;PARTSTAT=DECLINED:mailto:lee@ours.example\nATTENDEE;PARTSTAT=ACCEPTED:mailto:kim@ours.example",
                ANN,
                "ATTENDEE:mailto:ann@acme.example",
                KIM + "TRANSP:TRANSPARENT\nX-MICROSOFT-CDO-BUSYSTATUS:FREE\nATTENDEE:mailto:ann@acme.example"
            })
    void otherEventsAreContact(String people) {
        CalendarRun run = events(with("x", people));
        assertThat(run.skipped).isEmpty();
        assertThat(run.values("account")).containsExactly("acme");
        assertThat(run.facts.getFirst().path("participants").toString()).isEqualTo("[\"acme/ann\"]");
    }

    @Test
    void onlyPeopleWhoTakePartAreParticipants() {
        CalendarRun run = events(with(
                "x",
                KIM
                        + attendee("ACCEPTED", "ann@acme.example")
                        + attendee("DECLINED", "bob@acme.example")
                        + attendee("NEEDS-ACTION", "eve@acme.example")
                        + attendee("DECLINED", "b@bolt.example")
                        + attendee("NEEDS-ACTION", "c@cone.example")));
        assertThat(run.values("account")).containsExactly("acme");
        assertThat(run.facts.getFirst().path("participants").toString()).isEqualTo("[\"acme/ann\"]");
        assertThat(run.parts).isEqualTo(Map.of(SkipReason.DECLINED, 1, SkipReason.UNANSWERED, 1));
    }

    @Test
    void roomsAndObserversAreNotPeople() {
        assertThat(reason(KIM + "ATTENDEE;CUTYPE=ROOM:mailto:room@acme.example"))
                .isEqualTo(SkipReason.NO_CUSTOMER);
        assertThat(reason(KIM + "ATTENDEE;CUTYPE=RESOURCE;PARTSTAT=ACCEPTED:mailto:beamer@acme.example"))
                .isEqualTo(SkipReason.NO_CUSTOMER);
        assertThat(reason(KIM + "ATTENDEE;ROLE=NON-PARTICIPANT:mailto:ann@acme.example"))
                .isEqualTo(SkipReason.NO_CUSTOMER);
        assertThat(reason(KIM)).isEqualTo(SkipReason.NO_CUSTOMER);
        assertThat(reason("COMMENT:private")).isEqualTo(SkipReason.NO_CUSTOMER);
    }

    @Test
    void labelOfAPrivateEventDoesNotTellItsSubject() {
        CalendarRun run = events(
                with("x", "SUMMARY:Dentist"),
                with("y", KIM + attendee("DECLINED", "ann@acme.example") + "SUMMARY:Offer"));
        assertThat(run.labels).containsExactly("20260312T090000Z", "Offer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ATTENDEE;CN=Ann Lee;CUTYPE=INDIVIDUAL;EMAIL=ann@acme.example;PARTSTAT=ACCEPTED:/aNDk1OTkz/principal/",
                "ATTENDEE;EMAIL=\"Ann@acme.example\":urn:uuid:1234",
                "ATTENDEE;EMAIL=ann@acme.example:mailto:2_GEZDG@imip.me.com",
                "ATTENDEE;X-CALENDARSERVER-EMAIL=ann@acme.example:urn:uuid:1",
                "ATTENDEE:ann@acme.example",
                "ATTENDEE:mailto: ann@acme.example",
                "ATTENDEE:MAILTO:ANN@ACME.EXAMPLE",
                "ATTENDEE;CN=Ann:mailto:<ann@acme.example>",
                "ATTENDEE;CN:mailto:ann@acme.example",
                "ATTENDEE:mailto:ann%40acme.example",
                "ATTENDEE:mailto:Ann Lee <ann@acme.example>",
                "ATTENDEE:mailto:mailto:ann@acme.example",
                "ATTENDEE;CN=ann@acme.example:invalid:nomail",
                "ATTENDEE;CN=\"Lee; Ann: boss\";ROLE=REQ-PARTICIPANT:mailto:ann@acme.example",
                "ATTENDEE;CN=\"Ann \" Lee\":mailto:ann@acme.example",
                "attendee;cn=Ann:Mailto:ann@acme.example",
                "ATTENDEE:mailto:ann@acme.example?subject=x",
                "ATTENDEE;CN=Ann;;X:mailto:ann@acme.example",
                "item1.ATTENDEE:mailto:ann@acme.example",
                "ATTENDEE;CN='Ann':'mailto:ann@acme.example'",
                "ATTENDEE;CN=\"Ann:mailto:ann@acme.example"
            })
    void addressIsFoundInAnyForm(String line) {
        CalendarRun run = events(with("x", KIM + line));
        assertThat(run.facts).hasSize(1);
        assertThat(run.facts.getFirst().path("participants").toString()).isEqualTo("[\"acme/ann\"]");
    }

    @Test
    void organizerWithAnEmailParameterIsFound() {
        CalendarRun run = events(with(
                "x",
                "ORGANIZER;CN=Kim;EMAIL=kim@ours.example:/aMTIzNDU2/principal/\nATTENDEE:mailto:ann@acme.example"));
        assertThat(run.values("direction")).containsExactly("OUT");
        assertThat(events(with("x", ANN)).values("direction")).containsExactly("IN");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DTSTART;VALUE=DATE:20260702",
                "DTSTART:20260702",
                "DTSTART;VALUE=DATE:20260702T000000",
                "DTSTART;TZID=Europe/Berlin:20260702T000000\nDTEND;TZID=Europe/Berlin:20260703T000000",
                "DTSTART:20260702T000000\nDURATION:P1D",
                "DTSTART:20260702T000000Z\nDURATION:PT48H",
                "DTSTART;TZID=Europe/Berlin:20261025T000000\nDTEND;TZID=Europe/Berlin:20261026T000000",
                "DTSTART:20260702T120000Z\nX-MICROSOFT-CDO-ALLDAYEVENT:TRUE",
                "DTSTART;VALUE=DATE:20260702\nRRULE:FREQ=YEARLY"
            })
    void allDayEventsAreNoContact(String start) {
        assertThat(events(event("x", start)).skipped).isEqualTo(Map.of(1, SkipReason.ALL_DAY));
    }

    @Test
    void longEventThatBeginsAtMidnightIsContact() {
        assertThat(events(event("x", "DTSTART:20260702T000000Z\nDURATION:PT3H")).facts)
                .hasSize(1);
        assertThat(events(event("x", "DTSTART:20260702T090000Z\nDURATION:PT24H")).facts)
                .hasSize(1);
    }

    private static String method(String method, String... events) {
        return calendar(events).replace("VERSION:2.0\n", "VERSION:2.0\nMETHOD:" + method + "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"REPLY", "COUNTER", "DECLINECOUNTER", "REFRESH", "ADD", "X-OTHER"})
    void schedulingMessagesAreNotEvents(String method) {
        CalendarRun run = CalendarRun.of(method(method, event("x", "DTSTART:20260702T090000Z")));
        assertThat(run.skipped).isEqualTo(Map.of(1, SkipReason.NOT_AN_EVENT));
    }

    @Test
    void publishedAndRequestedEventsAreContact() {
        assertThat(CalendarRun.of(method("PUBLISH", event("x", "DTSTART:20260702T090000Z"))).facts)
                .hasSize(1);
        assertThat(CalendarRun.of(method("request", event("x", "DTSTART:20260702T090000Z"))).facts)
                .hasSize(1);
    }

    @Test
    void cancellationEndsTheEventUnlessItIsOlder() {
        String event = event("x", "DTSTART:20260702T090000Z\nSEQUENCE:1");
        String cancel = method("CANCEL", event("x", "DTSTART:20260702T090000Z\nSEQUENCE:2"));
        for (String file : List.of(calendar(event) + cancel, cancel + calendar(event))) {
            CalendarRun run = CalendarRun.of(file);
            assertThat(run.facts).isEmpty();
            assertThat(run.skipped.values()).containsExactlyInAnyOrder(SkipReason.SUPERSEDED, SkipReason.CANCELLED);
        }
        CalendarRun again = CalendarRun.of(cancel + calendar(event.replace("SEQUENCE:1", "SEQUENCE:3")));
        assertThat(again.facts).hasSize(1);
        CalendarRun one = CalendarRun.of(calendar(event("s", "DTSTART:20260702T090000Z\nRRULE:FREQ=DAILY;COUNT=2"))
                + method("CANCEL", event("s", "RECURRENCE-ID:20260703T090000Z\nDTSTART:20260703T090000Z")));
        assertThat(one.times()).containsExactly("2026-07-02T09:00:00Z");
    }

    @Test
    void replyInTheSameFileAnswersTheInvitation() {
        String invitation = with("x", KIM + attendee("NEEDS-ACTION", "ann@acme.example"));
        String reply = with("x", KIM + attendee("ACCEPTED", "ann@acme.example"));
        assertThat(CalendarRun.of(calendar(invitation) + method("REPLY", reply)).facts)
                .hasSize(1);
        String refusal = with("x", KIM + attendee("DECLINED", "ann@acme.example"));
        assertThat(CalendarRun.of(method("REPLY", refusal) + calendar(invitation)).skipped)
                .containsEntry(2, SkipReason.DECLINED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "STATUS:CANCELLED",
                "STATUS:canceled",
                "SUMMARY:Canceled: Review",
                "SUMMARY:Abgesagt: Review",
                "SUMMARY:Annulé : Revue"
            })
    void cancelledEventIsNoContact(String property) {
        assertThat(events(event("x", "DTSTART:20260702T090000Z\n" + property)).skipped)
                .isEqualTo(Map.of(1, SkipReason.CANCELLED));
    }

    @Test
    void summaryAboutACancellationIsNone() {
        assertThat(events(event("x", "DTSTART:20260702T090000Z\nSUMMARY:Cancelled orders: review")).facts)
                .hasSize(1);
    }
}
