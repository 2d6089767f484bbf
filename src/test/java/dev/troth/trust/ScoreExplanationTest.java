package dev.troth.trust;

import static dev.troth.testing.Api.post;
import static dev.troth.testing.Api.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.troth.platform.database.Database;
import dev.troth.testing.Archetypes;
import dev.troth.testing.HiddenHazard;
import dev.troth.testing.TestDatabase;
import dev.troth.testing.TestWorkspace;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Drivers, history and forecast of a score, over HTTP. The archetypes are seen on 2025-12-21. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class ScoreExplanationTest {
    private static final Path SCORING = Path.of("src/test/resources/scoring");
    private static final String AS_OF = "2025-12-21T00:00:00Z";
    private static UUID archetypes;

    @Inject
    TestWorkspace workspace;

    @Inject
    Database database;

    @BeforeEach
    void theArchetypes() throws IOException {
        if (archetypes == null) {
            archetypes = workspace.fresh(database);
            assertThat(post(String.join("\n", Archetypes.lines())).getInt("refused"))
                    .isZero();
        }
        workspace.enter(archetypes);
    }

    private static JsonPath account(String ref, String fields) {
        JsonPath answer = query(
                "query($ref: String) { account(ref: $ref, asOf: \"" + AS_OF + "\") { " + fields + " } }",
                Map.of("ref", ref));
        assertThat((Object) answer.get("errors")).as(answer.prettify()).isNull();
        return answer.setRootPath("data.account");
    }

    private static JsonNode golden() throws IOException {
        return new JsonMapper()
                .readTree(SCORING.resolve("archetypes.drivers.json").toFile());
    }

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("kept", "KEPT_COMMITMENTS"),
            Map.entry("fresh_breaches", "RECENT_BREACHES"),
            Map.entry("unforgotten", "PAST_BREACHES"),
            Map.entry("needs", "UNDERSTANDING"),
            Map.entry("conn_G", "COVERAGE"),
            Map.entry("conn_R", "RHYTHM"),
            Map.entry("conn_B", "BREADTH"),
            Map.entry("conn_V", "BALANCE"),
            Map.entry("conn_O", "OPENNESS"),
            Map.entry("conn_Q", "RESPONSIVENESS"),
            Map.entry("conn_E", "EXPERIENCES"),
            Map.entry("credibility", "CREDIBILITY"),
            Map.entry("connection", "CONNECTION"),
            Map.entry("silence", "SILENCE"),
            Map.entry("stress", "STRESS"),
            Map.entry("tenure", "TENURE"),
            Map.entry("bad", "BAD_EXPERIENCES"),
            Map.entry("complaints", "OPEN_ITEMS"),
            Map.entry("champion", "CHAMPION"),
            Map.entry("priority", "PRIORITY"));

    @Test
    void driversOfTheArchetypesMatchTheReference() throws IOException {
        golden().properties().forEach(archetype -> {
            JsonPath account = account(archetype.getKey(), """
                    trust { score { drivers { code contribution } } }
                    churnRisk { horizons { days baseline drivers { code contribution } }
                      forecast(days: [30, 90, 180, 365]) { days holding silent } }""");
            JsonNode expected = archetype.getValue();
            String rated = account.getString("trust.score.drivers");
            if (rated.equals("[]")) {
                return;
            }
            matches(account, "trust.score.drivers", expected.get("trustAgainstIdeal"), 100);
            String ninety = "churnRisk.horizons.find{it.days==90}";
            matches(account, ninety + ".drivers", expected.get("churn90Shapley").get("contributions"), 1);
            assertThat(account.getDouble(ninety + ".baseline"))
                    .isCloseTo(expected.get("churn90Shapley").get("base").asDouble(), within(1e-9));
            for (int i = 0; i < 4; i++) {
                assertThat(account.getDouble("churnRisk.forecast[" + i + "].holding"))
                        .isCloseTo(expected.get("forecast").get("hold").get(i).asDouble(), within(1e-9));
                assertThat(account.getDouble("churnRisk.forecast[" + i + "].silent"))
                        .isCloseTo(expected.get("forecast").get("silent").get(i).asDouble(), within(1e-9));
            }
        });
    }

    private static void matches(JsonPath account, String drivers, JsonNode expected, double scale) {
        List<Map<String, Object>> actual = account.getList(drivers);
        expected.properties().forEach(entry -> {
            double contribution = actual.stream()
                    .filter(driver -> driver.get("code").equals(NAMES.get(entry.getKey())))
                    .mapToDouble(driver -> ((Number) driver.get("contribution")).doubleValue())
                    .sum();
            assertThat(contribution / scale)
                    .as(entry.getKey())
                    .isCloseTo(entry.getValue().asDouble(), within(1e-9));
        });
        assertThat(actual)
                .isSortedAccordingTo(Comparator.comparingDouble(
                        driver -> -Math.abs(((Number) driver.get("contribution")).doubleValue())));
    }

    @Test
    void driverHasADescriptionARemedyAndItsFacts() {
        JsonPath account = account(ref("15_"), """
                trust { credibility { value factors { code parts { name value } }
                  drivers { code contribution description remedy { description mutation }
                    evidence(first: 2) { totalCount pageInfo { hasNextPage endCursor }
                      nodes { type subject effect fact { ref json account { ref } } } } } } }""");
        String breach = "trust.credibility.drivers.find{it.code=='RECENT_BREACHES'}";
        assertThat(account.getString(breach + ".remedy.mutation")).isEqualTo("keepCommitment");
        assertThat(account.getString(breach + ".description")).contains("recovers");
        assertThat(account.getString(breach + ".evidence.nodes[0].type")).isEqualTo("commitmentBroken");
        assertThat(account.getDouble(breach + ".evidence.nodes[0].effect")).isNegative();
        assertThat(account.getString(breach + ".evidence.nodes[0].fact.account.ref"))
                .startsWith("15_");
        assertThat(account.getBoolean(breach + ".evidence.pageInfo.hasNextPage"))
                .isTrue();
        assertThat(account.getDouble(
                        "trust.credibility.factors.find{it.code=='RECENT_BREACHES'}.parts.find{it.name=='scar'}.value"))
                .isPositive();
    }

    @Test
    void evidencePageStartsAfterThePreviousOne() {
        String ask =
                "trust { score { drivers { code evidence(first: 100%s) { totalCount pageInfo { endCursor } edges { cursor } } } } }";
        JsonPath all = account("1_loyal_partner", ask.formatted(""));
        String rhythm = "trust.score.drivers.find{it.code=='RHYTHM' || it.code=='COVERAGE'}.evidence";
        List<String> cursors = all.getList(rhythm + ".edges.cursor");
        assertThat(all.getInt(rhythm + ".totalCount")).isGreaterThanOrEqualTo(cursors.size());
        JsonPath wrong = query("{ account(ref: \"1_loyal_partner\", asOf: \"" + AS_OF + "\") { "
                + ask.formatted(", after: \"xyz\"") + " } }");
        assertThat(wrong.getString("errors[0].message")).contains("is not a valid cursor of this list");
    }

    @Test
    void changeIsSplitIntoTimeAndTheEffectOfEveryFact() {
        for (String ref : List.of("1_", "3_", "4_", "5_", "6_", "9_")) {
            for (String score : List.of("TRUST", "CREDIBILITY", "CONNECTION", "CHURN_RISK")) {
                JsonPath change = account(ref(ref), "scoreChanges(score: " + score + """
                        , from: "2025-06-01T00:00:00Z") { before after byTime byFacts
                          drivers { contribution } timeDrivers { contribution } factDrivers { contribution evidence { nodes { effect } } }
                          facts(first: 100) { totalCount nodes { effect type fact { occurredAt } } } }""");
                change.setRootPath("data.account.scoreChanges");
                double moved = change.getDouble("after") - change.getDouble("before");
                assertThat(change.getDouble("byTime") + change.getDouble("byFacts"))
                        .isCloseTo(moved, within(1e-9));
                assertThat(sum(change, "drivers.contribution")).isCloseTo(moved, within(1e-9));
                assertThat(sum(change, "timeDrivers.contribution")).isCloseTo(change.getDouble("byTime"), within(1e-9));
                assertThat(sum(change, "factDrivers.contribution"))
                        .isCloseTo(change.getDouble("byFacts"), within(1e-9));
                if (change.getInt("facts.totalCount") <= 100) {
                    assertThat(sum(change, "facts.nodes.effect")).isCloseTo(change.getDouble("byFacts"), within(1e-9));
                }
            }
        }
    }

    /** Worlds whose seed is in the message when something does not add up. */
    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void changeReasonsOfRandomAccountsAddUpAtEveryHorizon(long seed) {
        workspace.fresh(database);
        post(String.join(
                "\n",
                HiddenHazard.portfolio(seed, 12, YearMonth.of(2024, 9), 14, new HiddenHazard.World(-4, 1))
                        .lines()));
        Random random = new Random(seed);
        for (String ref :
                query("{ accounts(first: 100) { nodes { ref } } }").getList("data.accounts.nodes.ref", String.class)) {
            String from = Instant.parse("2025-02-01T00:00:00Z")
                    .plusSeconds(random.nextInt(200 * 86_400))
                    .toString();
            String fields =
                    " { before after byTime byFacts drivers { contribution } facts(first: 100) { totalCount nodes { effect } } } ";
            JsonPath account = account(
                    ref,
                    "trust: scoreChanges(from: \"" + from + "\")" + fields
                            + "month: scoreChanges(score: CHURN_RISK, days: 30, from: \"" + from + "\")" + fields
                            + "year: scoreChanges(score: CHURN_RISK, days: 365, from: \"" + from + "\")" + fields);
            for (String path : List.of("trust", "month", "year")) {
                if (account.get(path) != null) {
                    String as = "seed " + seed + ", " + ref + ", " + path + " from " + from;
                    double moved = account.getDouble(path + ".after") - account.getDouble(path + ".before");
                    assertThat(account.getDouble(path + ".byTime") + account.getDouble(path + ".byFacts"))
                            .as(as)
                            .isCloseTo(moved, within(1e-9));
                    assertThat(sum(account, path + ".drivers.contribution"))
                            .as(as)
                            .isCloseTo(moved, within(1e-9));
                    assertThat(sum(account, path + ".facts.nodes.effect"))
                            .as(as)
                            .isCloseTo(account.getDouble(path + ".byFacts"), within(1e-9));
                }
            }
        }
    }

    private static double sum(JsonPath json, String path) {
        return json.getList(path, Double.class).stream()
                .mapToDouble(Double::doubleValue)
                .sum();
    }

    @Test
    void scoreHistoryEqualsTheScoresOfThePast() {
        JsonPath account = account(ref("6_"), """
                scoreHistory(score: TRUST, from: "2025-03-01T00:00:00Z", granularity: QUARTER) {
                  points { asOf value standing } trend { perMonth interval { low high } volatility } }""");
        List<Map<String, Object>> points = account.getList("scoreHistory.points");
        assertThat(points)
                .extracting(point -> point.get("asOf"))
                .containsExactly("2025-04-01T00:00:00Z", "2025-07-01T00:00:00Z", "2025-10-01T00:00:00Z", AS_OF);
        for (Map<String, Object> point : points) {
            JsonPath then = query("{ account(ref: \"" + ref("6_") + "\", asOf: \"" + point.get("asOf")
                    + "\") { trust { score { value } standing } } }");
            assertThat(then.<Object>get("data.account.trust.score.value")).isEqualTo(point.get("value"));
            assertThat(then.getString("data.account.trust.standing")).isEqualTo(point.get("standing"));
        }
        assertThat(account.getDouble("scoreHistory.trend.interval.low"))
                .isLessThan(account.getDouble("scoreHistory.trend.perMonth"));
    }

    @Test
    void tooManyHistoryPointsAreRefusedWithASuggestion() {
        JsonPath refused = query("{ account(ref: \"" + ref("6_") + """
                ") { scoreHistory(score: TRUST, from: "1990-01-01T00:00:00Z", granularity: DAY) { score } } }""");
        assertThat(refused.getString("errors[0].message")).contains("Maybe WEEK or MONTH?");
        JsonPath backwards = query("{ account(ref: \"" + ref("6_") + """
                ") { scoreChanges(from: "2026-01-01T00:00:00Z", to: "2025-01-01T00:00:00Z") { after } } }""");
        assertThat(backwards.getString("errors[0].message")).contains("is not before");
    }

    private static String ref(String prefix) {
        return query("{ accounts(first: 100) { nodes { ref } } }")
                .getList("data.accounts.nodes.ref", String.class)
                .stream()
                .filter(one -> one.startsWith(prefix))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void breachesShowTheirDivisorAndForgiveness() {
        JsonPath account = account(
                ref("15_"),
                "breaches { occurredAt subject type before after divisor goodwill forgiven neverForgotten open }");
        List<Map<String, Object>> breaches = account.getList("breaches");
        assertThat(breaches).hasSize(1);
        assertThat(account.getString("breaches[0].type")).isEqualTo("commitmentBroken");
        assertThat(account.getDouble("breaches[0].divisor")).isGreaterThan(1.2);
        assertThat(account.getDouble("breaches[0].neverForgotten")).isBetween(0.01, 0.3);
    }

    @Test
    void externallyCausedBreachIsShownWithoutEffect() {
        workspace.fresh(database);
        post("""
                {"type":"account","ref":"acme","at":"2025-01-01T00:00:00Z","name":"Acme"}
                {"type":"commitmentMade","ref":"p","account":"acme","at":"2025-02-01T00:00:00Z","title":"t","dueAt":"2025-03-01T00:00:00Z"}
                {"type":"commitmentBroken","ref":"b","account":"acme","at":"2025-03-02T00:00:00Z","commitment":"p","attribution":"CUSTOMER"}
                {"type":"commitmentMade","ref":"q","account":"acme","at":"2025-02-01T00:00:00Z","title":"t","dueAt":"2025-03-01T00:00:00Z"}
                {"type":"commitmentKept","ref":"k","account":"acme","at":"2025-02-20T00:00:00Z","commitment":"q"}""");
        JsonPath account = account("acme", """
                trust { credibility { excluded { code attribution reason type subject fact { json } } }
                  connection { excluded { code } } } breaches { subject }""");
        assertThat(account.getString("trust.credibility.excluded[0].subject")).isEqualTo("p");
        assertThat(account.getString("trust.credibility.excluded[0].attribution"))
                .isEqualTo("CUSTOMER");
        assertThat(account.getList("trust.connection.excluded")).isEmpty();
        assertThat(account.getList("breaches")).isEmpty();
    }

    @Test
    void everyDriverOfEveryArchetypeHasADescription() {
        List<String> words = new ArrayList<>();
        for (String ref :
                query("{ accounts(first: 100) { nodes { ref } } }").getList("data.accounts.nodes.ref", String.class)) {
            JsonPath account =
                    account(ref, "trust { score { drivers { description } } } churnRisk { drivers { description } }");
            words.addAll(account.getList("trust.score.drivers.description"));
            words.addAll(account.getList("churnRisk.drivers.description"));
        }
        assertThat(words)
                .hasSizeGreaterThan(100)
                .allSatisfy(word -> assertThat(word).endsWith(".").doesNotContain("NaN", "null", "Infinity"));
    }
}
