package dev.troth;

import static dev.troth.testing.Api.query;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

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
        assertThat(accounts).hasSize(27);
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
}
