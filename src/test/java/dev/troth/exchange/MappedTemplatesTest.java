package dev.troth.exchange;

import static dev.troth.testing.Api.export;
import static dev.troth.testing.Api.query;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.troth.platform.database.Database;
import dev.troth.testing.TestDatabase;
import dev.troth.testing.TestWorkspace;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Built-in mappings of the records of other systems, with samples in the documented shape of their interfaces. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class MappedTemplatesTest {
    private static final JsonMapper JSON = new JsonMapper();

    @Inject
    TestWorkspace workspace;

    @Inject
    Database database;

    @BeforeEach
    void emptyWorkspace() {
        workspace.fresh(database);
    }

    private static JsonNode sample(String system) throws IOException {
        try (InputStream in = MappedTemplatesTest.class.getResourceAsStream("/samples/" + system + ".json")) {
            return JSON.readTree(Objects.requireNonNull(in));
        }
    }

    /** Imports all streams of a sample; returns a text for each: {@code stream accepted+known-refused skipped}. */
    private static List<String> imported(String system) throws IOException {
        List<String> results = new ArrayList<>();
        for (Map.Entry<String, JsonNode> stream : sample(system).properties()) {
            JsonPath report = given().contentType("application/json")
                    .body(stream.getValue().toString())
                    .queryParam("template", system)
                    .queryParam("stream", stream.getKey())
                    .post("/facts")
                    .jsonPath();
            assertThat(report.getList("errors"))
                    .as(stream.getKey() + report.prettify())
                    .isEmpty();
            results.add("%s %d+%d/%d"
                    .formatted(
                            stream.getKey(),
                            report.getInt("accepted"),
                            report.getInt("known"),
                            report.getInt("skipped")));
        }
        return results;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hubspot | companies 2+0/0, contacts 2+0/1, deals 2+0/0, tickets 2+0/0",
                "salesforce | Account 2+0/0, Contact 1+0/0, Case 2+0/0, Opportunity 2+0/1",
                "zendesk | organizations 1+0/0, users 1+0/1, tickets 2+0/1",
                "jira | organizations 1+0/0, issues 2+0/1",
                "intercom | companies 1+0/0, contacts 1+0/1, conversations 1+0/1",
                "stripe | customers 1+0/0, subscriptions 3+0/1, invoices 1+0/1",
                "segment | group 1+0/0, identify 1+0/1, track 1+0/1"
            })
    void recordsOfTheSystemBecomeFacts(String system, String expected) throws IOException {
        assertThat(String.join(", ", imported(system))).isEqualTo(expected);
        String facts = export();
        assertThat(imported(system))
                .noneMatch(result -> result.contains(" 0+0"))
                .allMatch(result -> result.contains(" 0+"));
        assertThat(export()).isEqualTo(facts);
    }

    @Test
    void subscriptionIsAContractWithTheValueOfAYear() throws IOException {
        imported("stripe");
        assertThat(query("{ contract(ref: \"stripe:sub_1\") { value { amount currency } startsOn renewsOn } }")
                        .getMap("data.contract"))
                .containsEntry("value", Map.of("amount", "719.64", "currency", "EUR"))
                .containsEntry("startsOn", "2024-03-05")
                .containsEntry("renewsOn", "2025-03-05");
    }

    @Test
    void accountOfASystemHasItsDomainsAndParents() throws IOException {
        imported("salesforce");
        assertThat(query("{ account(ref: \"salesforce:0015g00000ABCdFAAX\") { parent { name domains } } }")
                        .getMap("data.account.parent"))
                .containsEntry("name", "Northwind")
                .containsEntry("domains", List.of("northwind.example"));
    }

    @Test
    void streamMustBeNamed() {
        assertThat(given().contentType("application/x-ndjson")
                        .body("{}".getBytes(StandardCharsets.UTF_8))
                        .post("/facts?template=hubspot")
                        .jsonPath()
                        .getString("message"))
                .isEqualTo("stream is missing. Must be one of companies, contacts, deals, tickets.");
    }
}
