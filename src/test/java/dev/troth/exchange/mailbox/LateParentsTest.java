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
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files with messages that earlier files have answers to, as jobs. The clock stands at 2026-11-22T09:00:00Z. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class LateParentsTest {
    private static final String ANN = "ann@acme.example";
    private static final String KIM = "kim@ours.example";
    private static final String QUESTION = message(ANN, KIM, "09:00", "<q@x>", "");
    private static final String ANSWER = message(KIM, ANN, "11:30", "<a@o>", "In-Reply-To: <q@x>\n");
    private static final String THANKS = message(ANN, KIM, "12:00", "<t@x>", "References: <q@x> <a@o>\n");

    @Inject
    TestWorkspace workspace;

    @Inject
    Database database;

    @BeforeEach
    void twoAccounts() {
        workspace.fresh(database);
        post("""
            {"type":"account","ref":"acme","at":"2024-01-01T00:00:00Z","name":"Acme","domains":["acme.example"]}
            {"type":"account","ref":"bolt","at":"2024-01-01T00:00:00Z","name":"Bolt","domains":["bolt.example"]}
            {"type":"stakeholder","ref":"acme/ann","account":"acme","at":"2024-01-01T00:00:00Z","person":{"ref":"ann","name":"Ann","email":"ann@acme.example"},"department":"IT"}
            """);
    }

    private static String message(String from, String to, String time, String id, String headers) {
        return "From - Thu Nov 05 10:00:00 2026\nFrom: %s\nTo: %s\nDate: Thu, 05 Nov 2026 %s:00 +0000\nMessage-ID: %s\n%s\nHello.\n\n"
                .formatted(from, to, time, id, headers);
    }

    private static JsonPath imported(String mailbox, String... parameters) {
        var request = given().contentType("application/mbox").queryParam("ours", "ours.example");
        for (int i = 0; i < parameters.length; i += 2) {
            request = request.queryParam(parameters[i], parameters[i + 1]);
        }
        String id = request.body(mailbox.getBytes(StandardCharsets.UTF_8))
                .post("/facts")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        return Api.ended(() -> job(id));
    }

    private static JsonPath job(String id) {
        JsonPath job = query(
                "query($id: ID!) { job(id: $id) { id status accepted amended known refused finishedAt"
                        + " errors { code message } } }",
                Map.of("id", id));
        job.setRootPath("data.job");
        return job;
    }

    private static List<Integer> counts(JsonPath job) {
        return List.of(job.getInt("accepted"), job.getInt("amended"), job.getInt("known"), job.getInt("refused"));
    }

    /** Each touchpoint by its time, with whether it is mutual, and the minutes of the response. */
    private static List<String> touchpoints() {
        List<Map<String, Object>> nodes = query("{ touchpoints(orderBy: [{field: OCCURRED_AT}]) { nodes { occurredAt"
                        + " account { ref } mutual responseSeconds } } }")
                .getList("data.touchpoints.nodes");
        return nodes.stream()
                .map(node -> "%s %s %s %s"
                        .formatted(
                                node.get("occurredAt").toString().substring(11, 16),
                                ((Map<?, ?>) node.get("account")).get("ref"),
                                node.get("mutual"),
                                node.get("responseSeconds")))
                .toList();
    }

    private static void correct(String type, String rest) {
        assertThat(counts(post("""
                {"type":"%s","ref":"by-hand","at":"2026-11-20T00:00:00Z","fact":"mail:a@o:acme","factType":"touchpoint",%s}
                """.formatted(type, rest)))).startsWith(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"QAT", "QTA", "AQT", "ATQ", "TQA", "TAQ"})
    void orderOfTheFilesDoesNotMatter(String order) {
        Map<String, String> files = Map.of("Q", QUESTION, "A", ANSWER, "T", THANKS);
        for (String one : order.split("")) {
            assertThat(imported(files.get(one)).getInt("refused")).isZero();
        }
        List<String> expected = List.of("09:00 acme false null", "11:30 acme true 9000.0", "12:00 acme true null");
        assertThat(touchpoints()).isEqualTo(expected);
        for (String one : order.split("")) {
            assertThat(counts(imported(files.get(one)))).containsExactly(0, 0, 1, 0);
        }
        assertThat(counts(imported(QUESTION + ANSWER + THANKS))).containsExactly(0, 0, 3, 0);
        assertThat(touchpoints()).isEqualTo(expected);
    }

    @Test
    void parentAmendsItsAnswerOnceAndIsCountedBesideIt() {
        imported(ANSWER);
        assertThat(counts(imported(QUESTION))).containsExactly(1, 1, 0, 0);
        assertThat(Api.export())
                .containsOnlyOnce("\"type\":\"amended\"")
                .contains("\"fields\":{\"mutual\":true,\"responseTime\":\"PT2H30M\"},\"source\":\"mailbox\"");
    }

    @ParameterizedTest
    @CsvSource({"11:30, true 0.0", "11:31, false null"})
    void answerIsNotEarlierThanItsParent(String asked, String expected) {
        imported(ANSWER);
        imported(QUESTION.replace("09:00", asked));
        assertThat(touchpoints()).contains("11:30 acme " + expected);
    }

    @Test
    void parentIsAMessageWithTheSameAccount() {
        imported(message(KIM, "ann@acme.example, bo@bolt.example", "11:30", "<a@o>", "In-Reply-To: <q@x>\n"));
        imported(QUESTION.replace(ANN, "bo@bolt.example"));
        assertThat(touchpoints())
                .containsExactlyInAnyOrder("09:00 bolt false null", "11:30 acme false null", "11:30 bolt true 9000.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ignore", "refuse"})
    void answerStaysUnlessChangesAreAmendments(String onChange) {
        imported(ANSWER);
        assertThat(counts(imported(QUESTION, "onChange", onChange))).containsExactly(1, 0, 0, 0);
        assertThat(touchpoints()).contains("11:30 acme false null");
        assertThat(counts(imported(QUESTION))).containsExactly(0, 1, 1, 0);
    }

    @Test
    void dryRunChangesNothingAndItsCommitAmends() {
        imported(ANSWER, "dryRun", "true");
        assertThat(counts(imported(QUESTION))).containsExactly(1, 0, 0, 0);
        imported(ANSWER);
        imported(THANKS.replace("References: <q@x> <a@o>", "References: <late@o>"));
        JsonPath dry = imported(message(KIM, ANN, "10:00", "<late@o>", ""), "dryRun", "true");
        assertThat(counts(dry)).containsExactly(1, 1, 0, 0);
        assertThat(touchpoints()).contains("12:00 acme false null");
        String id = dry.getString("id");
        query("mutation($id: ID!) { commitJob(input: {id: $id}) { userErrors { message } } }", Map.of("id", id));
        Api.ended(() -> job(id));
        assertThat(touchpoints()).contains("12:00 acme true null");
    }

    @Test
    void fieldThatSomebodyAmendedStays() {
        imported(ANSWER);
        correct("amended", "\"fields\":{\"responseTime\":\"PT10M\"}");
        assertThat(counts(imported(QUESTION))).containsExactly(1, 1, 0, 0);
        assertThat(touchpoints()).contains("11:30 acme true 600.0");
        assertThat(counts(imported(QUESTION))).containsExactly(0, 0, 2, 0);
    }

    @Test
    void answerThatWasRetractedStaysRetracted() {
        imported(ANSWER);
        correct("retracted", "\"reason\":\"no contact\"");
        assertThat(counts(imported(QUESTION))).containsExactly(1, 0, 0, 0);
        assertThat(touchpoints()).containsExactly("09:00 acme false null");
    }

    @Test
    void erasureOfAPersonTakesThemOutOfWhatIsAwaited() {
        imported(message(KIM, ANN, "11:30", "<a@o>", "In-Reply-To: <ann@acme.example>\n"));
        JsonPath erased = query("mutation { erasePerson(input: {person: \"ann\"}) { userErrors { message } } }");
        assertThat(erased.getList("data.erasePerson.userErrors")).isEmpty();
        assertThat(database.query(
                        "select parent_ref from awaited_message where workspace_id = ?",
                        row -> row.getString(1),
                        workspace.id()))
                .containsExactly("mail:[erased]:acme");
        imported(QUESTION);
        assertThat(touchpoints()).contains("11:30 acme false null");
    }
}
