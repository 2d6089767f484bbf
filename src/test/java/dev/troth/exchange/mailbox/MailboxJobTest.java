package dev.troth.exchange.mailbox;

import static dev.troth.testing.Api.post;
import static dev.troth.testing.Api.query;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.platform.database.Database;
import dev.troth.testing.Api;
import dev.troth.testing.TestDatabase;
import dev.troth.testing.TestWorkspace;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Mailboxes over real HTTP. The clock stands at 2026-11-22T09:00:00Z. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class MailboxJobTest {
    private static final String QUESTION = """
        From - Thu Nov 05 10:00:00 2026
        From: "Lee, Ann" <ann@xn--bcher-kva.example>
        To: kim@mail.ours.example
        Date: Thu, 05 Nov 2026 05:00:00 EST
        Message-ID: <q@books.example>
        Subject: Offer?

        Hello.

        """;
    private static final String ANSWER = """
        From - Thu Nov 05 12:00:00 2026
        From: Kim <kim@ours.example>
        To: ann+books@bücher.example
        Date: Thu, 05 Nov 2026 12:00:00 +0000
        Message-ID: <a@ours.example>
        In-Reply-To: <q@books.example>
        Subject: Re: Offer?

        Hello.

        """;

    @Inject
    TestWorkspace workspace;

    @Inject
    Database database;

    @BeforeEach
    void anAccountWithADomain() {
        workspace.fresh(database);
        post("""
            {"type":"account","ref":"books","at":"2024-01-01T00:00:00Z","name":"Books","domains":["bücher.example"]}
            {"type":"stakeholder","ref":"books/ann","account":"books","at":"2024-01-01T00:00:00Z","person":{"ref":"ann","name":"Ann","email":"Ann@bücher.example"},"department":"IT"}
            """);
    }

    private static JsonPath imported(byte[] mailbox) {
        String id = given().contentType("application/mbox")
                .body(mailbox)
                .queryParam("ours", "ours.example")
                .post("/facts")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        return Api.ended(() -> job(id));
    }

    private static JsonPath imported(String mailbox) {
        return imported(mailbox.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonPath job(String id) {
        JsonPath job = query(
                "query($id: ID!) { job(id: $id) { status read accepted known refused skipped notices finishedAt"
                        + " skips { reason entries } errors { line code field } } }",
                Map.of("id", id));
        job.setRootPath("data.job");
        return job;
    }

    private static List<Map<String, Object>> touchpoints() {
        return query("{ touchpoints(orderBy: [{field: OCCURRED_AT}]) { nodes { occurredAt direction mutual"
                        + " responseSeconds participants { ref } } } }")
                .getList("data.touchpoints.nodes");
    }

    @Test
    void mailboxOfWindowsIsImportedOnceWithItsThread() {
        String mailbox = (ANSWER + QUESTION).replace("\n", "\r\n");
        JsonPath job = imported(mailbox);
        assertThat(job.getInt("accepted")).as(job.prettify()).isEqualTo(2);
        List<Map<String, Object>> touchpoints = touchpoints();
        assertThat(touchpoints).extracting("participants").containsOnly(List.of(Map.of("ref", "books/ann")));
        assertThat(touchpoints.get(0))
                .containsEntry("occurredAt", "2026-11-05T10:00:00Z")
                .containsEntry("direction", "IN")
                .containsEntry("mutual", false);
        assertThat(touchpoints.get(1))
                .containsEntry("direction", "OUT")
                .containsEntry("mutual", true)
                .containsEntry("responseSeconds", 7200.0);
        assertThat(imported(mailbox).getInt("known")).isEqualTo(2);
    }

    @Test
    void answerInALaterFileIsFound() {
        imported(QUESTION);
        imported(ANSWER);
        assertThat(touchpoints().get(1))
                .containsEntry("responseSeconds", 7200.0)
                .containsEntry("mutual", true);
    }

    @Test
    void everyMessageIsReportedOnce() {
        JsonPath job = imported((QUESTION.replace("Offer?", "Grüße")
                        + QUESTION.replace("q@books", "b@books").replace("05 Nov 2026 05", "31 Nov 2026 05")
                        + QUESTION.replace("Subject:", "Auto-Submitted: auto-replied\nSubject:")
                        + QUESTION)
                .getBytes(Charset.forName("windows-1252")));
        assertThat(job.getInt("read")).as(job.prettify()).isEqualTo(4);
        assertThat(job.getInt("accepted")).isEqualTo(1);
        assertThat(job.getList("errors")).containsExactly(Map.of("line", 2, "code", "INVALID_VALUE", "field", "Date"));
        assertThat(job.getList("skips"))
                .containsExactlyInAnyOrder(
                        Map.of("reason", "AUTOMATIC", "entries", 1), Map.of("reason", "DUPLICATE", "entries", 1));
        assertThat(job.getList("notices", String.class))
                .hasSize(1)
                .first()
                .asString()
                .contains("windows-1252");
    }
}
