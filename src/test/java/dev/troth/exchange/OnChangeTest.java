package dev.troth.exchange;

import static dev.troth.testing.Api.query;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.platform.database.Database;
import dev.troth.testing.TestDatabase;
import dev.troth.testing.TestWorkspace;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The same source again, with changed facts. The clock stands at 2026-11-22T09:00:00Z. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class OnChangeTest {
    private static final String ACCOUNTS = """
            {"type":"account","ref":"acme","at":"2024-01-01T00:00:00Z","name":"Acme"}
            {"type":"account","ref":"bolt","at":"2024-01-01T00:00:00Z","name":"Bolt"}
            """;

    @Inject
    TestWorkspace workspace;

    @Inject
    Database database;

    @BeforeEach
    void accountsAndAPersonWithATitle() {
        workspace.fresh(database);
        assertThat(counts(send(ACCOUNTS, "refuse"))).containsExactly(2, 0, 0, 0);
        assertThat(counts(send(ann("acme", "CTO"), "refuse"))).containsExactly(1, 0, 0, 0);
    }

    private static String ann(String account, String title) {
        return """
                {"type":"stakeholder","ref":"a1","account":"%s","at":"2024-01-01T00:00:00Z","source":"crm","person":{"ref":"ann","name":"Ann"},"level":"%s","department":"IT"}
                """.formatted(account, title);
    }

    private static JsonPath send(String lines, String onChange, String... parameters) {
        var request = given().contentType("application/x-ndjson").queryParam("onChange", onChange);
        for (int i = 0; i < parameters.length; i += 2) {
            request = request.queryParam(parameters[i], parameters[i + 1]);
        }
        return request.body(lines.getBytes(StandardCharsets.UTF_8))
                .post("/facts")
                .then()
                .extract()
                .jsonPath();
    }

    private static List<Integer> counts(JsonPath report) {
        return List.of(
                report.getInt("accepted"), report.getInt("amended"), report.getInt("known"), report.getInt("refused"));
    }

    private static String title() {
        return query("{ stakeholder(ref: \"a1\") { level } }").getString("data.stakeholder.level");
    }

    @Test
    void changedFactIsAmendedOnceAndKnownAfterwards() {
        assertThat(counts(send(ann("acme", "CIO"), "amend"))).containsExactly(0, 1, 0, 0);
        assertThat(title()).isEqualTo("CIO");
        assertThat(counts(send(ann("acme", "CIO"), "amend"))).containsExactly(0, 0, 1, 0);
    }

    @Test
    void valueThatReturnsIsAnotherAmendment() {
        for (String title : List.of("CIO", "CTO", "CIO", "CTO")) {
            send(ann("acme", title), "amend");
            assertThat(title()).isEqualTo(title);
        }
        // The first version is the stored fact itself: its content is known, and the title has to return all the same.
        assertThat(counts(send(ann("acme", "CTO"), "amend"))).containsExactly(0, 0, 1, 0);
    }

    @Test
    void fieldThatSomebodyAmendedStaysWhileOtherFieldsFollowTheSource() {
        send("""
                {"type":"amended","ref":"by-hand","at":"2026-11-01T00:00:00Z","fact":"a1","factType":"stakeholder","fields":{"level":"Chief"}}
                """, "refuse");
        assertThat(counts(send(ann("acme", "CIO").replace("\"IT\"", "\"FINANCE\""), "amend")))
                .containsExactly(0, 1, 0, 0);
        assertThat(title()).isEqualTo("CHIEF");
        assertThat(query("{ stakeholder(ref: \"a1\") { department } }").getString("data.stakeholder.department"))
                .isEqualTo("FINANCE");
    }

    @Test
    void fieldThatSomebodyAmendedStaysAlsoIfTheImportHasNoSource() {
        String without = ann("acme", "CTO")
                .replace("a1", "a2")
                .replace("\"ann\"", "\"bob\"")
                .replace("\"source\":\"crm\",", "");
        send(without, "refuse");
        assertThat(counts(send(without.replace("CTO", "CIO"), "amend"))).containsExactly(0, 1, 0, 0);
        assertThat(counts(send(without.replace("CTO", "CFO"), "amend"))).containsExactly(0, 1, 0, 0);
        send("""
                {"type":"amended","ref":"by-hand","at":"2026-11-01T00:00:00Z","fact":"a2","factType":"stakeholder","fields":{"level":"Chief"}}
                """, "refuse");
        assertThat(counts(send(without.replace("CTO", "CEO"), "amend"))).containsExactly(0, 0, 1, 0);
    }

    @Test
    void ignoredChangeIsKnownAndRefusedChangeIsAnError() {
        assertThat(counts(send(ann("acme", "CIO"), "ignore"))).containsExactly(0, 0, 1, 0);
        JsonPath refused = send(ann("acme", "CIO"), "refuse");
        assertThat(refused.getString("errors[0].code")).isEqualTo("DUPLICATE_REF");
        assertThat(title()).isEqualTo("CTO");
    }

    @Test
    void factOfAnotherAccountIsRefusedBecauseNoAmendmentCanMoveIt() {
        assertThat(send(ann("bolt", "CTO"), "amend").getString("errors[0].code"))
                .isEqualTo("DUPLICATE_REF");
    }

    @Test
    void retractedFactStaysRetracted() {
        send("""
                {"type":"retracted","ref":"gone","at":"2026-11-01T00:00:00Z","fact":"a1","factType":"stakeholder","reason":"wrong person"}
                """, "refuse");
        assertThat(counts(send(ann("acme", "CIO"), "amend"))).containsExactly(0, 0, 1, 0);
        assertThat(query("{ stakeholder(ref: \"a1\") { level } }").<Object>get("data.stakeholder"))
                .isNull();
    }

    @Test
    void twoVersionsInOneFileAreAConflictOfThatFile() {
        JsonPath report = send(
                ann("acme", "CIO").replace("a1", "a2").replace("\"ann\"", "\"bob\"")
                        + ann("acme", "CFO").replace("a1", "a2").replace("\"ann\"", "\"bob\""),
                "amend");
        assertThat(counts(report)).containsExactly(1, 0, 0, 1);
        assertThat(report.getInt("errors[0].line")).isEqualTo(2);
    }

    @Test
    void dryRunAndStopAmendNothing() {
        assertThat(counts(send(ann("acme", "CIO"), "amend", "dryRun", "true"))).containsExactly(0, 1, 0, 0);
        assertThat(counts(send(ann("acme", "CIO") + "no json\n", "amend", "errorPolicy", "stop")))
                .containsExactly(0, 0, 0, 1);
        assertThat(title()).isEqualTo("CTO");
    }

    @Test
    void unknownValueIsRefused() {
        assertThat(send(ann("acme", "CIO"), "update").prettify()).contains("amend, refuse or ignore");
    }

    @Test
    void twoVersionsOfAStoredFactInOneFileAreAConflictOfThatFile() {
        JsonPath report = send(ann("acme", "CIO") + ann("acme", "CFO"), "amend");
        assertThat(counts(report)).containsExactly(0, 1, 0, 1);
        assertThat(report.getInt("errors[0].line")).isEqualTo(2);
        assertThat(title()).isEqualTo("CIO");
    }
}
