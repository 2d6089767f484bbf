package dev.troth.exchange;

import static dev.troth.testing.Api.post;
import static dev.troth.testing.Api.query;
import static io.restassured.RestAssured.config;
import static io.restassured.RestAssured.given;
import static io.restassured.config.EncoderConfig.encoderConfig;
import static org.assertj.core.api.Assertions.assertThat;

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

/** Tables and mapped records, over real HTTP. The clock stands at 2026-11-22T09:00:00Z. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class MappedImportTest {
    private static final String MAPPING = """
        {"facts": [
          {"type": "account", "fields": {"ref": {"path": "id", "prefix": "crm:"}, "at": {"path": "created", "format": "iso"},
            "name": {"path": "properties.name"}, "domains": {"path": "properties.website", "list": true}}},
          {"type": "stakeholder", "each": "people", "fields": {"ref": {"path": "email", "as": "email"},
            "account": {"path": "$.id", "prefix": "crm:"}, "at": {"path": "$.created", "format": "iso"},
            "person.ref": {"path": "email", "as": "email"}, "person.name": {"path": "name"},
            "person.email": {"path": "email", "as": "email"}, "department": {"constant": "UNKNOWN"}}}]}
        """;
    private static final String RECORDS = """
        {"id": 1, "created": "2026-01-01", "properties": {"name": "One", "website": "https://www.one.example/start"}, "people": [{"email": "Ann@one.example", "name": "Ann"}, {"email": "bob@one.example", "name": "Bob"}]}
        {"id": 2, "created": "2026-02-30", "properties": {"name": "Two"}}
        {}
        {"id": 3, "created": "2026-01-01", "properties": {"name": "Three"}}
        """;

    @Inject
    TestWorkspace workspace;

    @Inject
    Database database;

    @BeforeEach
    void emptyWorkspace() {
        workspace.fresh(database);
    }

    private static Response send(String type, String body, String... parameters) {
        var request = given().contentType(type).body(body.getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < parameters.length; i += 2) {
            request = request.queryParam(parameters[i], parameters[i + 1]);
        }
        return request.post("/facts");
    }

    private static JsonPath ended(Response accepted) {
        assertThat(accepted.statusCode()).as(accepted.asString()).isEqualTo(202);
        String id = accepted.jsonPath().getString("id");
        return Api.ended(() -> {
            JsonPath job = query(
                    "query($id: ID!) { job(id: $id) { status read facts accepted known refused skipped"
                            + " notices firstFacts finishedAt errors { line code message } } }",
                    Map.of("id", id));
            job.setRootPath("data.job");
            return job;
        });
    }

    @Test
    void recordsAreMappedInTheRequest() {
        JsonPath report =
                send("application/x-ndjson", RECORDS, "mapping", MAPPING).jsonPath();
        assertThat(report.getInt("accepted")).as(report.prettify()).isEqualTo(4);
        assertThat(report.getInt("refused")).isEqualTo(1);
        assertThat(report.getInt("skipped")).isEqualTo(1);
        assertThat(report.getList("skips.reason")).containsExactly("EMPTY");
        assertThat(report.getList("errors.line")).containsExactly(2);
        assertThat((Object) report.get("firstFacts")).isNull();
        assertThat(query("{ account(ref: \"crm:1\") { name domains stakeholders { nodes { ref } } } }")
                        .getMap("data.account"))
                .containsEntry("name", "One")
                .containsEntry("domains", List.of("one.example"));
        JsonPath again = send("application/json", RECORDS, "mapping", MAPPING).jsonPath();
        assertThat(again.getInt("known")).isEqualTo(4);
        assertThat(again.getInt("accepted")).isZero();
    }

    @Test
    void dryRunShowsTheFirstFacts() {
        JsonPath report = send("application/x-ndjson", RECORDS, "mapping", MAPPING, "dryRun", "true")
                .jsonPath();
        assertThat(report.getInt("accepted")).isEqualTo(4);
        assertThat(report.getList("firstFacts.ref"))
                .containsExactly("crm:1", "ann@one.example", "bob@one.example", "crm:3");
        assertThat(query("{ accounts { totalCount } }").getInt("data.accounts.totalCount"))
                .isZero();
    }

    @Test
    void stopImportsNothingAfterARefusedRecord() {
        Response answer = send("application/x-ndjson", RECORDS, "mapping", MAPPING, "errorPolicy", "stop");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.jsonPath().getInt("accepted")).isZero();
        assertThat(query("{ accounts { totalCount } }").getInt("data.accounts.totalCount"))
                .isZero();
    }

    @Test
    void recordsBecomeAJobOnRequest() {
        JsonPath job = ended(send("application/x-ndjson", RECORDS, "mapping", MAPPING, "async", "true"));
        assertThat(List.of(job.getInt("read"), job.getInt("accepted"), job.getInt("refused"), job.getInt("skipped")))
                .containsExactly(4, 4, 1, 1);
    }

    @Test
    void mappingIsRefusedBeforeTheFileIsRead() {
        Response answer = send(
                "application/x-ndjson",
                RECORDS,
                "mapping",
                "{\"facts\": [{\"type\": \"acount\", \"fields\": {\"ref\": {\"path\": \"a\"}, \"at\": {\"path\": \"b\"}}}]}");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.jsonPath().getString("message"))
                .isEqualTo("There is no fact type \"acount\". Maybe \"account\"?");
        assertThat(send("text/csv", "a,b\n", "template", "hubspot-company")
                        .jsonPath()
                        .getString("message"))
                .startsWith("There is no template \"hubspot-company\". Maybe \"hubspot-");
        assertThat(send("text/csv", "a,b\n", "template", "contacts", "delimiter", ":")
                        .jsonPath()
                        .getString("message"))
                .isEqualTo("delimiter is \":\", but must be one of \",\", \";\", \"|\" and tab.");
    }

    @Test
    void firstOfTwoRowsWithOneAddressIsTaken() {
        post("""
            {"type":"account","ref":"b60","at":"2024-01-01T00:00:00Z","name":"b60"}
            {"type":"account","ref":"b61","at":"2024-01-01T00:00:00Z","name":"b61"}
            """);
        JsonPath job = ended(send("text/csv", """
            account,name,email,phone,department,title,since
            b61,Ann Lee,ann@b61.example,1,PURCHASING,Buyer,2024-01-01
            b60,Ann Lee,ann@b61.example,1,PURCHASING,Board,2024-01-01
            b61,No Mail,,1,PURCHASING,Buyer,2024-01-01
            b61,ANN LEE,ANN@B61.example,1,PURCHASING,Buyer,2024-01-01
            """, "template", "contacts", "onChange", "refuse"));
        assertThat(query("{ stakeholder(ref: \"ann@b61.example\") { level account { ref } person { name } } }")
                        .getMap("data.stakeholder"))
                .containsEntry("level", "BUYER")
                .containsEntry("account", Map.of("ref", "b61"))
                .containsEntry("person", Map.of("name", "Ann Lee"));
        assertThat(job.getInt("accepted")).as(job.prettify()).isEqualTo(1);
        assertThat(job.getList("errors.line", Integer.class)).containsExactlyInAnyOrder(3, 4, 5);
    }

    @Test
    void tableOfAGermanSpreadsheetIsTakenWithNotices() {
        post("""
            {"type":"account","ref":"a","at":"2024-01-01T00:00:00Z","name":"A"}
            """);
        JsonPath job = ended(given().config(config().encoderConfig(
                                encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                .contentType("text/csv")
                .body("account;name;email;since\r\na;Jürgen Groß;j@a.example;01.02.2024\r\n;;;\r\n"
                        .getBytes(java.nio.charset.Charset.forName("windows-1252")))
                .queryParam("template", "contacts")
                .post("/facts"));
        assertThat(job.getInt("accepted")).as(job.prettify()).isEqualTo(1);
        assertThat(job.getInt("skipped")).isEqualTo(1);
        assertThat(job.getList("notices", String.class))
                .contains("The delimiter of the file is \";\".")
                .anyMatch(notice -> notice.contains("windows-1252"));
        assertThat(query("{ stakeholder(ref: \"j@a.example\") { person { name } } }")
                        .getString("data.stakeholder.person.name"))
                .isEqualTo("Jürgen Groß");
    }

    @Test
    void domainsHaveOneSpellingWhereverTheyComeFrom() {
        post("""
            {"type":"account","ref":"lines","at":"2024-01-01T00:00:00Z","name":"A","domains":["https://www.LINES.example/","lines.example","xn--mller-kva.example"]}
            """);
        JsonPath opened = query("mutation { openAccount(input: {ref: \"graph\", name: \"G\","
                + " domains: [\"http://www.graph.example:8080/a?b\", \"info@mail.example\"]}) { account { domains }"
                + " userErrors { message } } }");
        assertThat(opened.getList("data.openAccount.account.domains")).containsExactly("graph.example", "mail.example");
        assertThat(query("{ account(ref: \"lines\") { domains } }").getList("data.account.domains"))
                .containsExactly("lines.example", "müller.example");
        JsonPath refused =
                query("mutation { openAccount(input: {ref: \"bad\", name: \"G\", domains: [\"no domain\"]}) {"
                        + " userErrors { message code } } }");
        assertThat(refused.getString("data.openAccount.userErrors[0].message"))
                .isEqualTo("domains is \"no domain\", which is not a valid domain. Maybe \"no-domain.com\"?");
        query("mutation { updateAccount(input: {account: \"graph\", domains: [\"WWW.new.example.\"]}) { userErrors {"
                + " message } } }");
        assertThat(query("{ account(ref: \"graph\") { domains } }").getList("data.account.domains"))
                .containsExactly("new.example");
    }

    @Test
    void refWithAnInvisibleCharacterIsRefused() {
        JsonPath report = post("""
            {"type":"account","ref":"a\\u200Bb","at":"2024-01-01T00:00:00Z","name":"A"}
            {"type":"account","ref":"a\\u00A0b","at":"2024-01-01T00:00:00Z","name":"A"}
            {"type":"account","ref":"ab","at":"2024-01-01T00:00:00Z","name":"A"}
            """);
        assertThat(report.getInt("accepted")).isEqualTo(1);
        assertThat(report.getList("errors.message", String.class))
                .containsExactly(
                        "ref is \"ab\", which has the invisible character U+200B.",
                        "ref is \"a b\", which has the invisible character U+00A0.");
        assertThat(query(
                                "mutation { openAccount(input: {ref: \"a\\u2066b\", name: \"G\"}) { userErrors { message } } }")
                        .getString("data.openAccount.userErrors[0].message"))
                .contains("U+2066");
    }
}
