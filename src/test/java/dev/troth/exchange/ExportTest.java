package dev.troth.exchange;

import static dev.troth.testing.Api.post;
import static dev.troth.testing.Api.query;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.platform.database.Database;
import dev.troth.testing.TestDatabase;
import dev.troth.testing.TestWorkspace;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lists as files, over real HTTP. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class ExportTest {
    @Inject
    TestWorkspace workspace;

    @Inject
    Database database;

    @BeforeEach
    void twoAccounts() {
        workspace.fresh(database);
        post("""
                {"type":"account","ref":"acme","at":"2026-01-01T00:00:00Z","name":"Acme, \\"the\\" first","tier":"A","domains":["a.example","b.example"]}
                {"type":"account","ref":"bolt","at":"2026-01-02T00:00:00Z","name":"=HYPERLINK(1)","tier":"B"}
                {"type":"commitmentMade","ref":"p1","account":"acme","at":"2026-02-01T00:00:00Z","title":"Call","dueAt":"2026-02-10T00:00:00Z"}
                """);
    }

    private static Response export(String list, String... parameters) {
        var request = given();
        for (int i = 0; i < parameters.length; i += 2) {
            request = request.queryParam(parameters[i], parameters[i + 1]);
        }
        return request.get("/export/" + list);
    }

    @Test
    void jsonLinesExportTakesTheFilterOfTheSchema() {
        Response all = export("accounts");
        assertThat(all.contentType()).startsWith("application/x-ndjson");
        assertThat(all.asString().lines()).hasSize(2);
        assertThat(export("accounts", "where", "{\"tier\":{\"eq\":\"A\"}}").asString())
                .hasLineCount(1)
                .contains("\"ref\" : \"acme\"")
                .contains("\"standing\" :");
        assertThat(export("commitments", "where", "{\"account\":{\"tier\":{\"eq\":\"A\"}}}")
                        .asString())
                .contains("\"account\" : \"acme\"")
                .contains("\"status\" : \"OPEN\"");
        assertThat(export("accounts", "orderBy", "[{\"field\":\"NAME\",\"direction\":\"DESC\"}]")
                        .asString()
                        .lines()
                        .findFirst()
                        .orElseThrow())
                .contains("acme");
    }

    @Test
    void csvExportNeutralisesFormulas() {
        String csv = export("accounts", "format", "csv").asString();
        List<String> lines = csv.lines().toList();
        assertThat(lines.getFirst()).startsWith("ref,name,kind,domains,");
        assertThat(lines.get(1)).startsWith("acme,\"Acme, \"\"the\"\" first\",CUSTOMER,a.example;b.example,");
        assertThat(lines.get(2)).startsWith("bolt,'=HYPERLINK(1),");
    }

    @Test
    void exportTakesAsOfLikeAList() {
        assertThat(export("accounts", "asOf", "2026-01-01T12:00:00Z").asString())
                .hasLineCount(1);
        assertThat(export("commitments", "asOf", "2026-01-15T00:00:00Z").asString())
                .isEmpty();
    }

    @Test
    void exportTakesASegment() {
        String id = query(
                        "mutation { createSegment(input: {name: \"B\", filter: {tier: {eq: \"B\"}}}) { segment { id } } }")
                .getString("data.createSegment.segment.id");
        assertThat(export("accounts", "where", "{\"segment\":\"" + id + "\"}").asString())
                .hasLineCount(1)
                .contains("bolt");
    }

    @Test
    void invalidExportIsRefusedBeforeTheFirstByte() {
        assertThat(export("acounts").statusCode()).isEqualTo(404);
        assertThat(export("accounts", "where", "{").jsonPath().getString("message"))
                .contains("where is not valid JSON");
        assertThat(export("accounts", "where", "{\"colour\":1}").jsonPath().getString("message"))
                .contains("cannot be filtered by colour");
        assertThat(export("accounts", "where", "{\"name\":{\"like\":\"x\"}}").statusCode())
                .isEqualTo(400);
        assertThat(export("accounts", "where", "{\"name\":\"x\"}").statusCode()).isEqualTo(400);
        assertThat(export("accounts", "where", "{\"trust\":{\"gt\":\"high\"}}").statusCode())
                .isEqualTo(400);
        assertThat(export("accounts", "where", "{\"kind\":{\"gt\":\"VENDOR\"}}")
                        .jsonPath()
                        .getString("message"))
                .contains("Maybe eq, ne, in, notIn, isNull?");
        assertThat(export("accounts", "format", "xlsx").jsonPath().getString("message"))
                .contains("Maybe jsonl or csv?");
    }
}
