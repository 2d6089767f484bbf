package dev.troth.exchange.calendar;

import static dev.troth.exchange.calendar.CalendarRun.calendar;
import static dev.troth.exchange.calendar.CalendarRun.event;
import static dev.troth.exchange.calendar.CalendarRun.with;
import static dev.troth.testing.Api.post;
import static dev.troth.testing.Api.query;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.troth.platform.database.Database;
import dev.troth.testing.Api;
import dev.troth.testing.TestDatabase;
import dev.troth.testing.TestWorkspace;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calendars as jobs over real HTTP. The clock stands at 2026-11-22T09:00:00Z. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class CalendarOverHttpTest {
    @Inject
    TestWorkspace workspace;

    @Inject
    Database database;

    @BeforeEach
    void anAccountWithADomain() {
        workspace.fresh(database);
        post("""
            {"type":"account","ref":"acme","at":"2024-01-01T00:00:00Z","name":"Acme","domains":["acme.example"]}
            {"type":"stakeholder","ref":"acme/ann","account":"acme","at":"2024-01-01T00:00:00Z","person":{"ref":"ann","name":"Ann","email":"Ann@acme.example"},"department":"IT"}
            """);
    }

    private static JsonPath imported(String file, String... parameters) {
        var request = given().contentType("text/calendar")
                .queryParam("ours", "ours.example")
                .body(file.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < parameters.length; i += 2) {
            request = request.queryParam(parameters[i], parameters[i + 1]);
        }
        Response answer = request.post("/facts");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(202);
        String id = answer.jsonPath().getString("id");
        return Api.ended(() -> job(id));
    }

    private static JsonPath job(String id) {
        JsonPath job = query(
                "query($id: ID!) { job(id: $id) { id status read facts accepted known refused skipped notices failure"
                        + " finishedAt errors { line code field message } skips { reason entries parts } } }",
                Map.of("id", id));
        job.setRootPath("data.job");
        return job;
    }

    private static List<Map<String, Object>> touchpoints() {
        return query("{ touchpoints(orderBy: [{field: OCCURRED_AT}]) { nodes { occurredAt channel summary } } }")
                .getList("data.touchpoints.nodes");
    }

    @Test
    void everyEntryIsTakenRefusedOrSkippedWithItsReason() {
        JsonPath job = imported(
                calendar(
                        event("good", "DTSTART:20261101T100000Z\nLOCATION:Microsoft Teams-Besprechung\nSUMMARY:Good"),
                        event("zone", "DTSTART;TZID=Customized Time Zone:20261101T100000"),
                        event("floating", "DTSTART:20261102T100000\nSUMMARY:Floating"),
                        event("series", "DTSTART:20160101T090000Z\nRRULE:FREQ=SECONDLY"),
                        event("day", "DTSTART;VALUE=DATE:20261101"),
                        with(
                                "declined",
                                "ORGANIZER:mailto:kim@ours.example\n"
                                        + "ATTENDEE;PARTSTAT=DECLINED:mailto:ann@acme.example"),
                        with("private", "SUMMARY:Dentist")),
                "zone",
                "Europe/Berlin");
        assertThat(job.getString("status")).as(job.prettify()).isEqualTo("SUCCEEDED");
        assertThat(List.of(job.getInt("read"), job.getInt("accepted"), job.getInt("refused"), job.getInt("skipped")))
                .containsExactly(7, 2, 2, 3);
        assertThat(job.getList("errors.line")).containsExactlyInAnyOrder(2, 4);
        assertThat(job.getList("errors.field")).containsExactlyInAnyOrder("DTSTART", "RRULE");
        assertThat(job.getList("skips.reason")).containsExactlyInAnyOrder("ALL_DAY", "DECLINED", "NO_CUSTOMER");
        assertThat(touchpoints())
                .extracting("occurredAt", "channel")
                .containsExactly(tuple("2026-11-01T10:00:00Z", "VIDEO"), tuple("2026-11-02T09:00:00Z", "MEETING"));
        String errors = given().get("/jobs/" + job.getString("id") + "/errors").asString();
        assertThat(errors).startsWith("BEGIN:VCALENDAR\r\n").contains("UID:series\r\n", "X-TROTH-ERROR:TOO_LARGE");
        assertThat(imported(errors.replace("FREQ=SECONDLY", "FREQ=YEARLY;COUNT=2"))
                        .getInt("accepted"))
                .isEqualTo(2);
    }

    @Test
    void movedEventIsAmendedByTheNextImport() {
        String before = calendar(event("m", "DTSTART:20261109T090000Z\nSUMMARY:Monday"));
        String after = calendar(event("m", "DTSTART:20261113T140000Z\nSEQUENCE:1\nSUMMARY:Friday"));
        imported(before);
        assertThat(imported(before).getInt("known")).isEqualTo(1);
        imported(after);
        assertThat(touchpoints())
                .extracting("occurredAt", "summary")
                .containsExactly(tuple("2026-11-13T14:00:00Z", "Friday"));
    }

    private static List<Integer> counts(JsonPath job) {
        return List.of(
                job.getInt("read"),
                job.getInt("accepted"),
                job.getInt("known"),
                job.getInt("refused"),
                job.getInt("skipped"));
    }

    @Test
    void cancelledEventIsRetractedOnceAndDoesNotComeBack() {
        String event = event("c", "DTSTART:20261109T090000Z\nSUMMARY:Monday");
        String cancelled = event.replace("SUMMARY", "SEQUENCE:1\nSTATUS:CANCELLED\nSUMMARY");
        imported(calendar(event, event("d", "DTSTART:20261110T090000Z\nSUMMARY:Tuesday")));
        assertThat(counts(imported(calendar(cancelled), "onChange", "ignore"))).containsExactly(1, 0, 0, 0, 1);
        assertThat(counts(imported(calendar(cancelled), "dryRun", "true"))).containsExactly(1, 1, 0, 0, 0);
        assertThat(touchpoints()).hasSize(2);
        JsonPath job = imported(calendar(cancelled));
        assertThat(counts(job)).containsExactly(1, 1, 0, 0, 0);
        assertThat(job.getList("skips")).containsExactly(Map.of("reason", "CANCELLED", "entries", 0, "parts", 1));
        assertThat(touchpoints()).extracting("summary").containsExactly("Tuesday");
        assertThat(counts(imported(calendar(cancelled)))).containsExactly(1, 0, 0, 0, 1);
        String confirmed = event.replace("SUMMARY", "SEQUENCE:2\nSUMMARY");
        assertThat(counts(imported(calendar(confirmed)))).containsExactly(1, 0, 1, 0, 0);
        assertThat(touchpoints()).extracting("summary").containsExactly("Tuesday");
    }

    @Test
    void excludedAndDeclinedOccurrencesOfAnImportedSeriesAreRetracted() {
        String series = event("s", "DTSTART:20261101T090000Z\nRRULE:FREQ=DAILY;COUNT=4");
        imported(calendar(series));
        assertThat(touchpoints()).hasSize(4);
        String reply = event("s", "RECURRENCE-ID:20261103T090000Z").replace("ACCEPTED", "DECLINED");
        JsonPath job = imported(calendar(series.replace("COUNT=4", "COUNT=4\nEXDATE:20261101T090000Z"))
                + calendar(reply).replace("VERSION:2.0", "VERSION:2.0\nMETHOD:REPLY"));
        assertThat(counts(job)).containsExactly(2, 2, 2, 0, 1);
        assertThat(touchpoints())
                .extracting("occurredAt")
                .containsExactly("2026-11-02T09:00:00Z", "2026-11-04T09:00:00Z");
    }

    @Test
    void touchpointThatSomebodyHasCorrectedOrThatIsOfAnotherSourceStays() {
        imported(calendar(
                event("amended", "DTSTART:20261101T090000Z"),
                event("restored", "DTSTART:20261102T090000Z"),
                event("moved", "DTSTART:20261103T090000Z")));
        imported(calendar(event("moved", "DTSTART:20261104T090000Z\nSEQUENCE:1")));
        post("""
            {"type":"touchpoint","ref":"ics:other:acme","account":"acme","at":"2026-11-05T09:00:00Z","channel":"MEETING","direction":"OUT","source":"crm"}
            {"type":"amended","ref":"c1","at":"2026-11-20T00:00:00Z","fact":"ics:amended:acme","factType":"touchpoint","fields":{"rating":0.9}}
            {"type":"retracted","ref":"c2","at":"2026-11-20T00:00:00Z","fact":"ics:restored:acme","factType":"touchpoint","reason":"wrong"}
            {"type":"retracted","ref":"c3","at":"2026-11-20T00:00:00Z","fact":"c2","factType":"retracted","reason":"right"}
            """);
        assertThat(touchpoints()).hasSize(4);
        String cancelled = "DTSTART:20261101T090000Z\nSTATUS:CANCELLED\nSEQUENCE:2";
        JsonPath job = imported(calendar(
                event("amended", cancelled),
                event("restored", cancelled),
                event("moved", cancelled),
                event("other", cancelled)));
        assertThat(counts(job)).containsExactly(4, 1, 0, 0, 3);
        assertThat(touchpoints())
                .extracting("occurredAt")
                .containsExactly("2026-11-01T09:00:00Z", "2026-11-02T09:00:00Z", "2026-11-05T09:00:00Z");
    }

    @Test
    void unknownZoneIsRefusedBeforeTheFileIsStored() {
        Response answer = given().contentType("text/calendar")
                .queryParam("ours", "ours.example")
                .queryParam("zone", "Berlin")
                .body("BEGIN:VCALENDAR")
                .post("/facts");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.jsonPath().getString("message")).contains("Maybe Europe/Berlin?");
    }
}
