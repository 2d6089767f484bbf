package dev.troth;

import static dev.troth.testing.Api.query;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged jar as a stranger starts it: its own embedded database, the demo workspace, nothing else. */
@QuarkusIntegrationTest
@WithTestResource(PackagedIT.AtNine.class)
class PackagedIT {

    /** A folder of its own, and a clock that stands at nine in the morning of the day the demo story ends. */
    public static final class AtNine implements QuarkusTestResourceLifecycleManager {
        @Override
        public Map<String, String> start() {
            try {
                String folder = Files.createTempDirectory("troth-packaged").toString();
                return Map.of(
                        "troth.data", folder,
                        "troth.access.mode", "local",
                        "troth.demo-clock", "2026-11-22T09:00:00Z");
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void stop() {}
    }

    @Test
    void queryOfTheReadmeReturnsTheAnswerOfTheReadme() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        String asked = block(readme, "graphql");
        String answered = block(readme, "json");
        String body = new ObjectMapper().writeValueAsString(Map.of("query", asked));
        String answer = given().contentType("application/json")
                .body(body)
                .post("/graphql")
                .asString();
        ObjectMapper json = new ObjectMapper();
        assertThat(json.readTree(answer).path("data").toPrettyString())
                .isEqualTo(json.readTree(answered).path("data").toPrettyString());
    }

    private static String block(String text, String language) {
        Matcher matcher = Pattern.compile("```" + language + "\\n(.*?)```", Pattern.DOTALL)
                .matcher(text);
        assertThat(matcher.find()).as("a block of " + language).isTrue();
        return matcher.group(1);
    }

    @Test
    void demoAccountsHaveTheStandingsOfTheStory() {
        List<Map<String, Object>> accounts = query("{ accounts(first: 100) { nodes { ref trust { standing } } } }")
                .getList("data.accounts.nodes");
        // Another test imports an account of the sample of HubSpot.
        assertThat(accounts)
                .filteredOn(account -> !account.get("ref").toString().startsWith("hubspot:"))
                .hasSize(27);
        assertThat(standing("northwind")).isEqualTo("PARTNER");
        assertThat(standing("orchid")).isEqualTo("PREFERRED");
        assertThat(standing("quarry")).isEqualTo("VENDOR");
        assertThat(standing("drift")).isEqualTo("LAPSED");
        assertThat(query("{ account(ref: \"nova\") { trust { score { value unrated } } } }")
                        .getString("data.account.trust.score.unrated"))
                .isEqualTo("NO_COMMITMENT");
    }

    private static String standing(String ref) {
        return query("{ account(ref: \"" + ref + "\") { trust { standing } } }")
                .getString("data.account.trust.standing");
    }

    @Test
    void accountsOrderedByRiskHaveDescendingProbabilities() {
        List<Double> risks = query(
                        "{ accounts(first: 50, orderBy: [{field: CHURN_RISK, direction: DESC}]) { nodes { churnRisk { horizons { probability } } } } }")
                .getList(
                        "data.accounts.nodes.findAll{!it.churnRisk.horizons.isEmpty()}.churnRisk.horizons.collect{it[1].probability}");
        assertThat(risks).hasSize(26).isSortedAccordingTo((a, b) -> Double.compare(b, a));
    }

    @Test
    void exportedFactsEqualTheImportedOnes() {
        assertThat(get("/facts?account=northwind&type=cadenceAgreed").asString())
                .contains("\"type\":\"cadenceAgreed\"")
                .contains("\"account\":\"northwind\"")
                .hasLineCount(1);
    }

    @Test
    void schemaAndGraphiqlAreServed() {
        assertThat(get("/graphql/schema.graphql").asString())
                .contains("type Account")
                .contains("type Trust");
        assertThat(get("/q/graphql-ui/").statusCode()).isEqualTo(200);
    }

    @Test
    void queryOfOneMegabyteIsRejected() {
        String body = "{\"query\":\"{ accounts { totalCount } } #" + "x".repeat(1_000_000) + "\"}";
        var answer = given().contentType("application/json").body(body).post("/graphql");
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.jsonPath().getString("errors[0].message")).contains("the maximum is 131072");
    }

    @Test
    void outputOfATapIsImportedByTheCommandOfTheDocumentation(@TempDir Path folder) throws Exception {
        Matcher command = Pattern.compile("```sh\\n([^`]*tap-hubspot[^`]*)```")
                .matcher(Files.readString(Path.of("src/docs/import.md")));
        assertThat(command.find()).isTrue();
        Path output = Path.of("src/test/resources/samples/tap-hubspot.jsonl").toAbsolutePath();
        String adapted = command.group(1)
                .replaceAll("tap-hubspot [^|]*\\|", Matcher.quoteReplacement("cat '" + output + "' |"))
                .replace("http://localhost:8080", RestAssured.baseURI + ":" + RestAssured.port);
        Process shell = new ProcessBuilder("bash", "-e", "-o", "pipefail", "-c", adapted)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        assertThat(new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("\"job_");
        assertThat(shell.waitFor()).isZero();
        JsonPath source = await("the end of the run")
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> query(
                                "{ source(name: \"hubspot\") { runs taken refused skipped refusedEntries { line code } } }"),
                        answer -> answer.getInt("data.source.runs") == 1);
        assertThat(source.getMap("data.source"))
                .containsEntry("taken", "2")
                .containsEntry("refused", "1")
                .containsEntry("skipped", "1");
        assertThat(source.getString("data.source.refusedEntries[0].code")).isEqualTo("INVALID_VALUE");
        assertThat(query("{ account(ref: \"hubspot:9001\") { name stakeholders { nodes { person { name email } } } } }")
                        .getMap("data.account.stakeholders.nodes[0].person"))
                .containsEntry("name", "Ann Lee");
        assertThat(get("/sources/hubspot/state").asString()).contains("2026-01-02T00:00:00.000Z");
    }
}
