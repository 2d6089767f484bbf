package dev.troth.exchange.source;

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
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A system that sends its records again and again. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class SourceTest {
    private static final String CONTACTS = """
            account,name,email,department,since
            acme,Gina,gina@acme.example,FINANCE,2024-05-01
            acme,Hans,hans@acme.example,IT,soon
            """;

    private static final String SAVE =
            "mutation($i: SaveSourceInput!) { saveSource(input: $i) { source { name version } userErrors { message path } } }";

    @Inject
    TestWorkspace workspace;

    @Inject
    Database database;

    @BeforeEach
    void anAccount() {
        workspace.fresh(database);
        post("""
                {"type":"account","ref":"acme","at":"2024-01-01T00:00:00Z","name":"Acme"}
                """);
    }

    private static JsonPath send(String body, String... parameters) {
        RequestSpecification request = given();
        for (int i = 0; i < parameters.length; i += 2) {
            request = request.queryParam(parameters[i], parameters[i + 1]);
        }
        JsonPath accepted = request.contentType("text/plain")
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post("/facts")
                .then()
                .statusCode(202)
                .extract()
                .jsonPath();
        return ended(accepted.getString("id"));
    }

    private static JsonPath ended(String job) {
        return Api.ended(() -> given().get("/jobs/" + job).then().extract().jsonPath());
    }

    private static JsonPath source(String name) {
        JsonPath found = query(
                "query($n: String!) { source(name: $n) { runs taken known refused skipped lagSeconds lastRunAt state format"
                        + " refusedEntries { line code entry } } }",
                Map.of("n", name));
        found.setRootPath("data.source");
        return found;
    }

    @Test
    void sourceIsCreatedByItsFirstImportAndCountsItsRuns() {
        assertThat(source("crm").<Object>get("")).isNull();
        send(CONTACTS, "source", "crm", "format", "csv", "template", "contacts");
        JsonPath crm = source("crm");
        assertThat(List.of(crm.getInt("runs"), crm.getInt("taken"), crm.getInt("known"), crm.getInt("refused")))
                .containsExactly(1, 1, 0, 1);
        assertThat(crm.getDouble("lagSeconds")).isGreaterThanOrEqualTo(0);
        // The stored format and template serve the next run.
        send(CONTACTS, "source", "crm");
        crm = source("crm");
        assertThat(List.of(crm.getInt("runs"), crm.getInt("taken"), crm.getInt("known"), crm.getInt("refused")))
                .containsExactly(2, 1, 1, 2);
        assertThat(query("{ sources { name } jobs { source } }").getList("data.jobs.source"))
                .containsExactly("crm", "crm");
    }

    @Test
    void dryRunCreatesNoSourceAndCountsNothing() {
        send(CONTACTS, "source", "crm", "format", "csv", "template", "contacts", "dryRun", "true");
        assertThat(source("crm").<Object>get("")).isNull();
    }

    @Test
    void refusedEntriesAreSentAgainAfterAChangeOfTheMapping() {
        send(CONTACTS, "source", "crm", "format", "csv", "template", "contacts");
        assertThat(source("crm").getList("refusedEntries.line")).containsExactly(3);
        JsonPath saved = query(SAVE, Map.of("i", Map.of("name", "crm", "format", "CSV", "mapping", """
                                {"facts":[{"type":"stakeholder","fields":{
                                  "ref":{"column":"email"},"account":{"column":"account"},"at":{"constant":"2024-01-01T00:00:00Z"},
                                  "person.ref":{"column":"email"},"person.name":{"column":"name"},"department":{"column":"department"}}}]}
                                """)));
        assertThat(saved.getList("data.saveSource.userErrors")).isEmpty();
        JsonPath again = query(
                "mutation { resendRefusedEntries(input: {source: \"crm\"}) { job { id } userErrors { message } } }");
        JsonPath job = ended(again.getString("data.resendRefusedEntries.job.id"));
        assertThat(List.of(job.getInt("accepted"), job.getInt("refused")))
                .as(job.prettify())
                .containsExactly(1, 0);
        assertThat(source("crm").getList("refusedEntries")).isEmpty();
        assertThat(query("mutation { resendRefusedEntries(input: {source: \"crm\"}) { userErrors { code } } }")
                        .getString("data.resendRefusedEntries.userErrors[0].code"))
                .isEqualTo("INVALID_TRANSITION");
    }

    @Test
    void invalidOptionsAreRefusedWhenTheyAreSaved() {
        JsonPath saved = query(SAVE, Map.of("i", Map.of("name", "crm", "format", "CSV", "template", "contact")));
        assertThat(saved.getString("data.saveSource.userErrors[0].message"))
                .as(saved.prettify())
                .contains("Maybe \"contacts\"");
        assertThat(source("crm").<Object>get("")).isNull();
    }

    @Test
    void deletedSourceLeavesItsFacts() {
        send(CONTACTS, "source", "crm", "format", "csv", "template", "contacts");
        query("mutation { deleteSource(input: {source: \"crm\"}) { userErrors { message } } }");
        assertThat(source("crm").<Object>get("")).isNull();
        assertThat(query("{ account(ref: \"acme\") { stakeholders { totalCount } } }")
                        .getInt("data.account.stakeholders.totalCount"))
                .isEqualTo(1);
        assertThat(query("mutation { deleteSource(input: {source: \"crm\"}) { userErrors { code message } } }")
                        .getString("data.deleteSource.userErrors[0].code"))
                .isEqualTo("UNKNOWN_REFERENCE");
    }

    @Test
    void stateOfASourceWithoutOneIsAnEmptyObject() {
        given().get("/sources/none/state").then().statusCode(200).body(org.hamcrest.Matchers.equalTo("{}"));
    }

    private static final String COMPANIES = """
            {"streams":{"companies":{"facts":[{"type":"account","fields":{
              "ref":{"path":"id","prefix":"tap:"},"at":{"path":"since"},"name":{"path":"name"}}}]}}}
            """;

    @Test
    void singerMessagesBecomeFactsAndTheirStateIsHandedBack() {
        String messages = """
                {"type":"SCHEMA","stream":"companies","schema":{},"key_properties":["id"]}
                {"type":"RECORD","stream":"companies","record":{"id":1,"name":"One","since":"2026-01-01T00:00:00Z"}}
                {"type":"STATE","value":{"bookmarks":{"companies":1}}}
                {"type":"RECORD","stream":"companies","record":{"id":2,"name":"Two","since":"long ago"}}
                {"type":"RECORD","stream":"owners","record":{"id":3}}
                {"type":"RECORD","stream":"companies","record":{"id":4,"_sdc_deleted_at":"2026-01-01T00:00:00Z"}}
                no json
                {"type":"STATE","value":{"bookmarks":{"companies":4}}}
                """;
        send(messages, "source", "tap", "format", "singer", "mapping", COMPANIES);
        JsonPath tap = source("tap");
        assertThat(List.of(tap.getInt("taken"), tap.getInt("refused"), tap.getInt("skipped")))
                .containsExactly(1, 2, 2);
        assertThat(tap.getList("refusedEntries.line")).containsExactly(4, 7);
        given().get("/sources/tap/state")
                .then()
                .statusCode(200)
                .body(org.hamcrest.Matchers.equalTo("{\"bookmarks\": {\"companies\": 4}}"));
        // Changed records of a later run amend the facts of the first one.
        send(messages.replace("\"One\"", "\"Uno\""), "source", "tap");
        assertThat(query("{ account(ref: \"tap:1\") { name } }").getString("data.account.name"))
                .isEqualTo("Uno");
    }

    @Test
    void dryRunShowsTheFirstTenFactsOfAMapping() {
        String messages = java.util.stream.IntStream.range(0, 12)
                .mapToObj(i -> "{\"type\":\"RECORD\",\"stream\":\"companies\",\"record\":{\"id\":" + i
                        + ",\"name\":\"N\",\"since\":\"2026-01-01T00:00:00Z\"}}")
                .collect(java.util.stream.Collectors.joining("\n"));
        JsonPath report = given().queryParam("format", "singer")
                .queryParam("mapping", COMPANIES)
                .queryParam("dryRun", "true")
                .contentType("text/plain")
                .body(messages.getBytes(StandardCharsets.UTF_8))
                .post("/facts")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(report.getInt("accepted")).isEqualTo(12);
        assertThat(report.getList("firstFacts.ref", String.class)).hasSize(10).startsWith("tap:0", "tap:1");
    }

    @Test
    void lastVersionOfARecordCountsBecauseTheMessagesAreInOrder() {
        StringBuilder messages = new StringBuilder();
        for (String name : List.of("One", "Two", "One", "Three", "Four")) {
            messages.append("{\"type\":\"RECORD\",\"stream\":\"companies\",\"record\":{\"id\":1,\"name\":\"" + name
                    + "\",\"since\":\"2026-01-01T00:00:00Z\"}}\n");
        }
        JsonPath first = send(messages.toString(), "source", "tap", "format", "singer", "mapping", COMPANIES);
        assertThat(List.of(first.getInt("accepted"), first.getInt("amended"), first.getInt("refused")))
                .containsExactly(1, 4, 0);
        assertThat(query("{ account(ref: \"tap:1\") { name } }").getString("data.account.name"))
                .isEqualTo("Four");
        assertThat(send(messages.toString(), "source", "tap").getInt("refused")).isZero();
        assertThat(query("{ account(ref: \"tap:1\") { name } }").getString("data.account.name"))
                .isEqualTo("Four");
    }

    @Test
    void firstImportsOfASourceMayArriveAtTheSameTime() {
        List<JsonPath> jobs = java.util.stream.IntStream.range(0, 6)
                .mapToObj(i -> java.util.concurrent.CompletableFuture.supplyAsync(
                        () -> send(
                                "{\"type\":\"RECORD\",\"stream\":\"companies\",\"record\":{\"id\":" + i
                                        + ",\"name\":\"N\",\"since\":\"2026-01-01T00:00:00Z\"}}",
                                "source",
                                "new",
                                "format",
                                "singer",
                                "mapping",
                                COMPANIES),
                        command -> Thread.ofPlatform().start(command)))
                .toList()
                .stream()
                .map(java.util.concurrent.CompletableFuture::join)
                .toList();
        assertThat(jobs).extracting(job -> job.getInt("accepted")).containsOnly(1);
        assertThat(source("new").getInt("runs")).isEqualTo(6);
    }
}
