package dev.troth.stakeholder;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.platform.database.Database;
import dev.troth.platform.runtime.Housekeeping;
import dev.troth.testing.Api;
import dev.troth.testing.Owner;
import dev.troth.testing.TestDatabase;
import dev.troth.testing.TestWorkspace;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Erasure removes a person everywhere, keeps the facts and all scores, and also applies to later imports. Over HTTP. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class ErasureTest {
    private static final String MORE = """
            {"type":"stakeholder","ref":"summit-x","account":"summit","at":"2025-03-01T09:00:00Z","person":{"ref":"px","name":"Zelda Quark","email":"zelda@quark.example","phone":"+49 30 555 1234"},"department":"IT","roles":["DECISION_MAKER"]}
            {"type":"touchpoint","ref":"summit-tx","account":"summit","at":"2025-03-02T09:00:00Z","channel":"CALL","direction":"OUT","participants":["summit-x"],"summary":"Zelda was glad; write to Zelda@quark.example","topics":["Quark's plan","rollout"],"note":"Zelda again"}
            {"type":"commitmentMade","ref":"summit-cx","account":"summit","at":"2025-03-03T09:00:00Z","title":"Call QUARK on +49305551234","by":"dana","madeTo":["summit-x"],"dueAt":"2025-04-01T09:00:00Z"}
            {"type":"commitmentKept","ref":"summit-ckx","account":"summit","at":"2025-03-20T09:00:00Z","commitment":"summit-cx"}
            {"type":"amended","ref":"summit-ax","at":"2025-03-21T09:00:00Z","fact":"summit-tx","fields":{"summary":"Zelda Quark was very glad"}}
            {"type":"insight","ref":"summit-ix","account":"summit","at":"2025-03-22T09:00:00Z","kind":"TRAIT","text":"Quark likes short mails","stakeholder":"summit-x"}""";

    private static final String SCORES =
            "{ accounts(orderBy: [{field: NAME}], first: 100) { nodes { ref trust { standing score { value interval { low high } }"
                    + " credibility { value drivers { code value } } connection { value } theirCredibility { value } }"
                    + " churnRisk { horizons { days probability } } } } }";

    private static final Pattern TELLING = Pattern.compile("(?is).*(zelda|quark|5551234|555 1234).*");

    @Inject
    TestWorkspace workspace;

    @Inject
    Database database;

    @Inject
    Instance<Housekeeping> housekeeping;

    private UUID home;
    private String story;

    @BeforeEach
    void aStoryWithZelda() throws IOException {
        home = workspace.fresh(database);
        try (InputStream file = getClass().getResourceAsStream("/demo/story.jsonl")) {
            story = new String(file.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> line.contains("\"summit"))
                            .collect(Collectors.joining("\n"))
                    + "\n" + MORE;
        }
        JsonPath sent = send(story);
        assertThat(sent.getInt("accepted")).as(sent.prettify()).isEqualTo((int)
                story.lines().count());
    }

    private static JsonPath send(String lines) {
        return given().contentType("application/x-ndjson")
                .body(lines.getBytes(StandardCharsets.UTF_8))
                .post("/facts")
                .jsonPath();
    }

    private static JsonPath erase(String person) {
        return Api.query("mutation { erasePerson(input: { person: \"" + person
                + "\" }) { person { ref name email phone } facts accounts tellingRefs userErrors { code message } } }");
    }

    /** Every row of every table that belongs to the workspace, as PostgreSQL writes it, bytes as the texts in them. */
    private List<String> everything() throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection owner = Owner.connect("");
                Statement statement = owner.createStatement()) {
            statement.execute("set bytea_output = 'escape'");
            List<String> tables = new ArrayList<>();
            try (ResultSet found = statement.executeQuery(
                    "select table_name from information_schema.columns where table_schema = 'public' and column_name = 'workspace_id'")) {
                while (found.next()) {
                    tables.add(found.getString(1));
                }
            }
            for (String table : tables) {
                try (ResultSet found = statement.executeQuery(
                        "select t::text from " + table + " t where workspace_id = '" + home + "'")) {
                    while (found.next()) {
                        rows.add(table + " " + found.getString(1));
                    }
                }
            }
        }
        return rows;
    }

    private List<String> whereTold() throws SQLException {
        return everything().stream()
                .filter(row -> TELLING.matcher(row).matches())
                .toList();
    }

    @Test
    void erasureRemovesIdentifyingTextsAndKeepsScores() throws SQLException {
        assertThat(whereTold()).hasSizeGreaterThan(6);
        Map<String, Object> before = Api.query(SCORES).getMap("data");
        JsonPath erased = erase("px");
        assertThat(erased.getList("data.erasePerson.userErrors"))
                .as(erased.prettify())
                .isEmpty();
        assertThat(erased.getString("data.erasePerson.person.name")).startsWith("Erased person ");
        assertThat(erased.getString("data.erasePerson.person.email")).isNull();
        assertThat(erased.getInt("data.erasePerson.facts")).isEqualTo(5);
        assertThat(whereTold()).isEmpty();
        assertThat(Api.query(SCORES).getMap("data")).isEqualTo(before);
        assertThat(Api.query(
                                "{ account(ref: \"summit\") { touchpoints(where: { search: \"very glad\" }) { nodes { summary } } } }")
                        .getList("data.account.touchpoints.nodes.summary"))
                .containsExactly("[erased] [erased] was very glad");
    }

    @Test
    void importAfterErasureKeepsThePersonErased() throws SQLException {
        erase("px");
        long facts = given().get("/facts").asString().lines().count();
        JsonPath again = send(story);
        assertThat(again.getInt("accepted")).as(again.prettify()).isZero();
        assertThat(again.getList("errors")).as(again.prettify()).isNullOrEmpty();
        JsonPath fresh = send("""
                {"type":"touchpoint","ref":"summit-ty","account":"summit","at":"2025-05-02T09:00:00Z","channel":"CALL","direction":"OUT","summary":"Zelda called back"}
                {"type":"stakeholder","ref":"summit-z","account":"summit","at":"2025-05-02T09:00:00Z","person":{"ref":"px","name":"Zelda Quark","email":"zelda@quark.example"},"department":"HR"}""");
        assertThat(fresh.getInt("accepted")).as(fresh.prettify()).isEqualTo(2);
        assertThat(given().get("/facts").asString().lines().count()).isEqualTo(facts + 2);
        assertThat(whereTold()).isEmpty();
    }

    @Test
    void personExportHoldsTheirFacts() {
        List<String> lines = given().get("/people/px").asString().lines().toList();
        assertThat(lines.getFirst()).contains("Zelda Quark", "zelda@quark.example");
        assertThat(lines).hasSize(6).noneMatch(line -> line.contains("commitmentKept"));
        assertThat(given().get("/people/nobody").statusCode()).isEqualTo(404);
    }

    @Test
    void departedPersonIsErasedAfterTheRetentionPeriod() throws SQLException {
        send(
                "{\"type\":\"stakeholderLeft\",\"ref\":\"summit-dx\",\"account\":\"summit\",\"at\":\"2025-06-01T00:00:00Z\",\"stakeholder\":\"summit-x\"}");
        Api.query("mutation { setPersonRetention(input: { daysAfterDeparture: 900 }) { daysAfterDeparture } }");
        housekeeping.forEach(Housekeeping::runMaintenance);
        assertThat(whereTold()).isNotEmpty();
        Api.query("mutation { setPersonRetention(input: { daysAfterDeparture: 30 }) { daysAfterDeparture } }");
        housekeeping.forEach(Housekeeping::runMaintenance);
        assertThat(whereTold()).isEmpty();
    }
}
