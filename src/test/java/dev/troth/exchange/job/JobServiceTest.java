package dev.troth.exchange.job;

import static dev.troth.testing.Api.export;
import static dev.troth.testing.Api.post;
import static dev.troth.testing.Api.query;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.troth.platform.common.GlobalId;
import dev.troth.platform.database.Database;
import dev.troth.platform.tenancy.WorkspaceScope;
import dev.troth.testing.Api;
import dev.troth.testing.TestDatabase;
import dev.troth.testing.TestWorkspace;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that become jobs, over real HTTP. The clock stands at 2026-11-22T09:00:00Z. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class JobServiceTest {
    private static final String CONTACTS = """
        account,name,email,phone,department,title,since
        acme,Gina Gold,GINA@acme.example,+1 555,FINANCE,CFO,2024-05-01
        acme,,nobody@acme.example,,IT,,2024-05-01
        nowhere,Hans,hans@x.example,,IT,,2024-05-01
        acme,"Ivo, the ""Great\""",ivo@acme.example,,,,soon
        """;

    @Inject
    TestWorkspace workspace;

    @Inject
    Database database;

    @Inject
    JobService jobs;

    private UUID home;

    @BeforeEach
    void anAccountWithADomain() {
        home = workspace.fresh(database);
        post("""
            {"type":"account","ref":"acme","at":"2024-01-01T00:00:00Z","name":"Acme","domains":["acme.example"]}
            {"type":"stakeholder","ref":"acme/ann","account":"acme","at":"2024-01-01T00:00:00Z","person":{"ref":"ann","name":"Ann","email":"Ann@acme.example"},"department":"IT"}
            """);
    }

    private static String send(String type, String body, String... parameters) {
        var request = given().contentType(type).body(body.getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < parameters.length; i += 2) {
            request = request.queryParam(parameters[i], parameters[i + 1]);
        }
        Response answer = request.post("/facts");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(202);
        String id = answer.jsonPath().getString("id");
        assertThat(answer.header("Location")).endsWith("/jobs/" + id);
        return id;
    }

    private static JsonPath ended(String id) {
        return Api.ended(() -> job(id));
    }

    private static JsonPath job(String id) {
        JsonPath job = query(
                "query($id: ID!) { job(id: $id) { status phase read facts done accepted known refused failure progress"
                        + " finishedAt errors { line code message field entry } } }",
                Map.of("id", id));
        job.setRootPath("data.job");
        return job;
    }

    private static String refused(String id) {
        return given().get("/jobs/" + id + "/errors")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    @Test
    void importBecomesAJobOnRequest() {
        String id = send("application/x-ndjson", """
            {"type":"commitmentMade","ref":"p1","account":"acme","at":"2025-02-01T00:00:00Z","title":"Call","dueAt":"2025-02-10T00:00:00Z"}
            {"type":"commitmentKept","ref":"k1","account":"acme","at":"2025-02-05T00:00:00Z","commitment":"p1"}
            {"type":"commitmentKept","ref":"k2","account":"acme","at":"2025-02-06T00:00:00Z","commitment":"p1"}
            no json
            """, "async", "true");
        JsonPath job = ended(id);
        assertThat(job.getString("status")).isEqualTo("SUCCEEDED");
        assertThat(List.of(job.getInt("read"), job.getInt("facts"), job.getInt("accepted"), job.getInt("refused")))
                .containsExactly(4, 3, 2, 2);
        assertThat(job.getDouble("progress")).isEqualTo(1);
        assertThat(job.getList("errors.code")).containsExactlyInAnyOrder("INVALID_TRANSITION", "MALFORMED");
        String file = refused(id);
        assertThat(file)
                .contains("\"ref\":\"k2\"")
                .contains("\"_error\":{\"line\":3")
                .contains("\"_entry\":\"no json\"");
        // Mended and sent again, the note about the error does not stand in the way.
        String mended = file.lines()
                .filter(line -> line.contains("k2"))
                .findFirst()
                .orElseThrow()
                .replace("\"commitment\":\"p1\"", "\"commitment\":\"p2\"");
        String again = send(
                "application/x-ndjson",
                "{\"type\":\"commitmentMade\",\"ref\":\"p2\",\"account\":\"acme\",\"at\":\"2025-02-01T00:00:00Z\",\"title\":\"Call\",\"dueAt\":\"2025-02-10T00:00:00Z\"}\n"
                        + mended,
                "async",
                "true");
        assertThat(ended(again).getInt("accepted")).isEqualTo(2);
    }

    @Test
    void dryRunJobIsCommittedAfterwards() {
        String before = export();
        String id = send("text/csv", CONTACTS, "template", "contacts", "dryRun", "true");
        JsonPath job = ended(id);
        assertThat(job.getString("status")).as(job.prettify()).isEqualTo("VALIDATED");
        assertThat(job.getInt("accepted")).isEqualTo(1);
        assertThat(job.getInt("refused")).isEqualTo(3);
        assertThat(export()).isEqualTo(before);
        String file = refused(id);
        assertThat(file)
                .startsWith("account,name,email,phone,department,title,since,_error")
                .contains("line 3: MISSING_FIELD: person.name is missing.")
                .contains("There is no account \"\"nowhere\"\"")
                .contains("Ivo, the \"\"Great\"\"")
                .contains("does not match the format");
        query(
                "mutation($id: ID!) { commitJob(input: {id: $id}) { job { status } userErrors { message } } }",
                Map.of("id", id));
        job = ended(id);
        assertThat(job.getString("status")).isEqualTo("SUCCEEDED");
        assertThat(query("{ stakeholder(ref: \"gina@acme.example\") { level department person { name email } } }")
                        .getMap("data.stakeholder"))
                .containsEntry("level", "CFO")
                .containsEntry("department", "FINANCE")
                .containsEntry("person", Map.of("name", "Gina Gold", "email", "gina@acme.example"));
        JsonPath twice = query(
                "mutation($id: ID!) { commitJob(input: {id: $id}) { userErrors { code message } } }", Map.of("id", id));
        assertThat(twice.getString("data.commitJob.userErrors[0].code")).isEqualTo("INVALID_TRANSITION");
    }

    @Test
    void errorPolicyStopImportsNothingAfterARefusal() {
        String before = export();
        JsonPath job = ended(send("text/csv", CONTACTS, "template", "contacts", "errorPolicy", "stop"));
        assertThat(job.getString("status")).isEqualTo("FAILED");
        assertThat(job.getString("failure")).contains("Nothing was imported");
        assertThat(export()).isEqualTo(before);
    }

    @Test
    void mappingTurnsColumnsIntoFields() {
        String mapping = """
            {"delimiter": ";", "zone": "Europe/Berlin", "facts": [
              {"type": "commitmentMade", "fields": {
                "ref": {"column": "Nr", "prefix": "erp:"}, "account": {"constant": "acme"},
                "title": {"columns": ["Was", "Wo"]}, "at": {"column": "Am", "format": "dd.MM.yyyy"},
                "dueAt": {"column": "Bis", "format": "dd.MM.yyyy HH:mm"},
                "importance": {"column": "Wichtig", "words": {"ja": 0.9}, "otherwise": 0.3},
                "madeTo": {"column": "An", "split": ","}}}]}
            """;
        String csv = "\uFEFFNr;Was;Wo;Am;Bis;Wichtig;An\n"
                + "1;Tor;Süd;01.07.2026;02.07.2026 14:00;ja;acme/ann\n"
                + "2;Tor;Nord;01.07.2026;02.07.2026 14:00;nein;\n";
        JsonPath job = ended(send("text/csv", csv, "mapping", mapping));
        assertThat(job.getInt("accepted")).as(job.prettify()).isEqualTo(2);
        assertThat(query("{ commitment(ref: \"erp:1\") { title dueAt importance madeTo { ref } } }")
                        .getMap("data.commitment"))
                .containsEntry("title", "Tor Süd")
                .containsEntry("dueAt", "2026-07-02T12:00:00Z")
                .containsEntry("importance", 0.9)
                .containsEntry("madeTo", List.of(Map.of("ref", "acme/ann")));
        JsonPath again = ended(send("text/csv", csv, "mapping", mapping));
        assertThat(again.getInt("known")).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?template=contact | Maybe \"contacts\"?",
                "?mapping={ | is not valid JSON",
                "?mapping={\"facts\":[]} | has no facts",
                "?mapping={\"fact\":[]} | Maybe \"facts\"?",
                "?mapping={\"facts\":[{\"type\":\"account\",\"fields\":{\"ref\":{\"colum\":\"x\"}}}]} | Maybe"
                        + " \"column\"?"
            })
    void invalidMappingIsRefusedBeforeTheFileIsStored(String example) {
        String[] parts = example.split(" \\| ");
        String name = parts[0].substring(1, parts[0].indexOf('='));
        Response answer = given().contentType("text/csv")
                .body("a\n1\n")
                .queryParam(name, parts[0].substring(parts[0].indexOf('=') + 1))
                .post("/facts");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.jsonPath().getString("message")).contains(parts[1]);
    }

    @Test
    void everyTemplateReadsAFileOfItsSystem() {
        assertThat(ended(send("text/csv", """
            Record ID,Company name,Company Domain Name,Industry,Company owner,Create Date,Type
            77,Bolt,bolt.example;bolt.test,STEEL,Kim,2025-03-04 10:20,Vendor
            """, "template", "hubspot-companies")).getInt("accepted"))
                .isEqualTo(1);
        assertThat(ended(send("text/csv", """
            Record ID,First Name,Last Name,Email,Phone Number,Job Title,Associated Company IDs (Primary),Create Date
            501,Bea,Stone,bea@bolt.example,,Buyer,77,2025-03-05 08:00
            """, "template", "hubspot-contacts")).getInt("accepted"))
                .isEqualTo(1);
        assertThat(ended(send("text/csv", """
            Id,Name,Industry,Rating,ParentId,OwnerId,Type,CreatedDate
            001A,Cone,Food,Hot,,005X,Customer,2025-03-04T10:20:30.000+0000
            """, "template", "salesforce-accounts"))
                        .getInt("accepted"))
                .isEqualTo(1);
        assertThat(ended(send("text/csv", """
            Id,Name,Email,Phone,Title,Department,AccountId,CreatedDate
            003B,Carl Cone,carl@cone.example,,Chef,Kitchen,001A,2025-03-04T10:20:30.000+0000
            """, "template", "salesforce-contacts"))
                        .getInt("accepted"))
                .isEqualTo(1);
        assertThat(query("{ stakeholder(ref: \"hubspot:501\") { person { name } account { name kind domains } } }")
                        .getMap("data.stakeholder"))
                .isEqualTo(Map.of(
                        "person",
                        Map.of("name", "Bea Stone"),
                        "account",
                        Map.of("name", "Bolt", "kind", "VENDOR", "domains", List.of("bolt.example", "bolt.test"))));
    }

    @Test
    void pastCalendarEventsAreTouchpointsAndPlannedOnesAreNot() {
        String calendar = """
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//test//EN
            BEGIN:VEVENT
            UID:one
            DTSTAMP:20261101T100000Z
            DTSTART:20261101T100000Z
            SUMMARY:Review
            ORGANIZER:mailto:kim@ours.example
            ATTENDEE:mailto:ann@ACME.example
            LOCATION:https://zoom.us/j/1
            END:VEVENT
            BEGIN:VEVENT
            UID:weekly
            DTSTAMP:20261101T100000Z
            DTSTART;TZID=Europe/Berlin:20261030T090000
            RRULE:FREQ=WEEKLY;COUNT=10
            SUMMARY:Weekly
            ORGANIZER:mailto:somebody@acme.example
            ATTENDEE:mailto:kim@ours.example
            END:VEVENT
            BEGIN:VEVENT
            UID:off
            DTSTAMP:20261101T100000Z
            DTSTART:20261102T100000Z
            STATUS:CANCELLED
            ORGANIZER:mailto:ann@acme.example
            END:VEVENT
            BEGIN:VEVENT
            UID:private
            DTSTAMP:20261101T100000Z
            DTSTART:20261103T100000Z
            ORGANIZER:mailto:dentist@elsewhere.example
            END:VEVENT
            END:VCALENDAR
            """.replace("\n", "\r\n");
        JsonPath job = ended(send("text/calendar", calendar, "ours", "ours.example"));
        assertThat(job.getString("status")).as(job.prettify()).isEqualTo("SUCCEEDED");
        JsonPath found = query(
                "{ touchpoints(orderBy: [{field: OCCURRED_AT}]) { nodes { ref occurredAt channel direction summary participants { ref } } } }");
        List<Map<String, Object>> touchpoints = found.getList("data.touchpoints.nodes");
        // 30 October is in summer time no more: nine in Berlin is eight in UTC.
        assertThat(touchpoints)
                .extracting("occurredAt")
                .containsExactly(
                        "2026-10-30T08:00:00Z",
                        "2026-11-01T10:00:00Z",
                        "2026-11-06T08:00:00Z",
                        "2026-11-13T08:00:00Z",
                        "2026-11-20T08:00:00Z");
        assertThat(touchpoints.get(1))
                .containsEntry("channel", "VIDEO")
                .containsEntry("direction", "OUT")
                .containsEntry("summary", "Review")
                .containsEntry("participants", List.of(Map.of("ref", "acme/ann")));
        assertThat(touchpoints.get(0)).containsEntry("channel", "MEETING").containsEntry("direction", "IN");
        assertThat(ended(send("text/calendar", calendar, "ours", "ours.example"))
                        .getInt("known"))
                .isEqualTo(5);
    }

    @Test
    void mailboxBecomesTouchpointsWithResponseTimesButNoTexts() {
        String mailbox = """
            From x Thu Nov 05 10:00:00 2026
            From: Ann <ann@acme.example>
            To: kim@ours.example
            Date: Thu, 05 Nov 2026 10:00:00 +0000
            Message-ID: <m1@acme.example>
            Subject: Where is our lift?

            A secret.

            From x Thu Nov 05 12:30:00 2026
            From: Kim <kim@ours.example>
            To: ann@acme.example, newcomer@acme.example
            Date: Thu, 05 Nov 2026 12:30:00 +0000
            Message-ID: <m2@ours.example>
            In-Reply-To: <m1@acme.example>
            Subject: =?utf-8?Q?Re:_M=C3=BCller?=

            Soon.

            From x Thu Nov 05 12:30:00 2026
            Subject: nobody sent this

            x
            """;
        String id = send("application/mbox", mailbox, "ours", "ours.example");
        JsonPath job = ended(id);
        assertThat(job.getInt("accepted")).as(job.prettify()).isEqualTo(2);
        assertThat(job.getInt("refused")).isEqualTo(1);
        assertThat(refused(id))
                .startsWith("From MAILER-DAEMON Thu Jan  1 00:00:00 1970\n")
                .contains("X-Troth-Error: MISSING_FIELD From is missing")
                .contains("Subject: nobody sent this");
        List<Map<String, Object>> touchpoints = query(
                        "{ touchpoints(orderBy: [{field: OCCURRED_AT}]) { nodes { direction mutual responseSeconds"
                                + " summary participants { ref } } } }")
                .getList("data.touchpoints.nodes");
        assertThat(touchpoints.get(0)).containsEntry("direction", "IN").containsEntry("summary", "Where is our lift?");
        assertThat(touchpoints.get(1))
                .containsEntry("direction", "OUT")
                .containsEntry("mutual", true)
                .containsEntry("responseSeconds", 9000.0)
                .containsEntry("summary", "Re: Müller");
        assertThat(export()).doesNotContain("secret").doesNotContain("Soon.");
        ended(send(
                "message/rfc822",
                "From: ann@acme.example\n"
                        + "To: kim@ours.example\n"
                        + "Date: Thu, 12 Nov 2026 10:00:00 +0000\n"
                        + "Message-ID: <m9@acme.example>\n\n"
                        + "Keep me.\n",
                "ours",
                "ours.example",
                "body",
                "true"));
        assertThat(export()).contains("Keep me.");
    }

    @Test
    void calendarOrMailboxWithoutOurDomainIsRefused() {
        Response answer =
                given().contentType("text/calendar").body("BEGIN:VCALENDAR").post("/facts");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.jsonPath().getString("message")).contains("ours=example.com");
        JsonPath job = ended(send("text/calendar", "this is no calendar", "ours", "ours.example"));
        assertThat(job.getInt("accepted")).isZero();
        assertThat(job.getList("errors.code")).containsExactly("MALFORMED");
    }

    private static String manyAccounts(int number) {
        return IntStream.range(0, number)
                .mapToObj(
                        "{\"type\":\"account\",\"ref\":\"a%d\",\"at\":\"2025-01-01T00:00:00Z\",\"name\":\"A\"}"
                                ::formatted)
                .collect(Collectors.joining("\n"));
    }

    @Test
    void runningJobIsCancelledOnRequest() {
        String id = send("application/x-ndjson", manyAccounts(60_000), "async", "true");
        JsonPath asked = query(
                "mutation($id: ID!) { cancelJob(input: {id: $id}) { job { status } userErrors { message } } }",
                Map.of("id", id));
        assertThat(asked.getList("data.cancelJob.userErrors")).isEmpty();
        JsonPath job = ended(id);
        assertThat(job.getString("status")).isEqualTo("CANCELLED");
        assertThat(job.getInt("accepted")).isLessThan(60_000);
        JsonPath late =
                query("mutation($id: ID!) { cancelJob(input: {id: $id}) { userErrors { code } } }", Map.of("id", id));
        assertThat(late.getString("data.cancelJob.userErrors[0].code")).isEqualTo("INVALID_TRANSITION");
    }

    @Test
    void runnerWithOutdatedFencingTokenWritesNothing() throws Exception {
        String id = send("application/x-ndjson", manyAccounts(20_000), "async", "true");
        UUID job = GlobalId.parse("job", id);
        for (JobPhase phase : List.of(JobPhase.READING, JobPhase.APPENDING)) {
            until(id, phase.name());
            database.update("update job set fencing_token = fencing_token + 1 where id = ?", job);
            Map<String, Object> then = progress(id);
            await().atMost(Duration.ofMinutes(1))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> !isWorkedOn(job));
            assertThat(progress(id)).isEqualTo(then).containsEntry("status", "RUNNING");
            WorkspaceScope.run(home, () -> jobs.schedule(job));
        }
        JsonPath ended = ended(id);
        assertThat(ended.getString("status")).isEqualTo("SUCCEEDED");
        assertThat(List.of(ended.getInt("read"), ended.getInt("facts"), ended.getInt("done"), ended.getInt("accepted")))
                .containsOnly(20_000);
    }

    private boolean isWorkedOn(UUID job) {
        return !database.query("select 1 from scheduled_tasks where task_instance = ?", row -> 1, home + " " + job)
                .isEmpty();
    }

    private static void until(String id, String phase) {
        String counted = phase.equals("READING") ? "read" : "done";
        await(phase)
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(10))
                .until(
                        () -> progress(id),
                        now -> phase.equals(now.get("phase"))
                                && !now.get(counted).equals(0));
    }

    private static Map<String, Object> progress(String id) {
        return query(
                        "query($id: ID!) { job(id: $id) { status phase read facts done accepted refused } }",
                        Map.of("id", id))
                .getMap("data.job");
    }

    @Test
    void unknownFileFormatIsRefused() {
        assertThat(given().contentType("application/xml")
                        .body("<x/>".getBytes(StandardCharsets.UTF_8))
                        .post("/facts")
                        .statusCode())
                .isEqualTo(415);
        assertThat(given().get("/jobs/job_00000000000000000000000000").statusCode())
                .isEqualTo(404);
        assertThat(given().contentType("application/x-ndjson")
                        .body(new byte[] {'{', '}'})
                        .queryParam("async", "maybe")
                        .post("/facts")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void jobsAreListedNewestFirst() {
        String one = send("text/csv", CONTACTS, "template", "contacts");
        String two = send("text/csv", CONTACTS, "template", "contacts");
        ended(one);
        ended(two);
        assertThat(query("{ jobs { id } }").getList("data.jobs.id")).containsExactly(two, one);
        assertThat(query("{ jobs(first: 1, before: \"" + two + "\") { id } }").getList("data.jobs.id"))
                .containsExactly(one);
    }
}
