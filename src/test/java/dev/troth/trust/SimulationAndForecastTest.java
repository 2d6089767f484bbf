package dev.troth.trust;

import static dev.troth.testing.Api.export;
import static dev.troth.testing.Api.post;
import static dev.troth.testing.Api.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Simulations, best actions, forecasts and the revenue at risk of the demo workspace, over HTTP. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class SimulationAndForecastTest {
    private static UUID home;

    @Inject
    TestWorkspace workspace;

    @Inject
    Database database;

    @BeforeEach
    void story() throws IOException {
        if (home == null) {
            home = workspace.fresh(database);
            try (InputStream story = getClass().getResourceAsStream("/demo/story.jsonl")) {
                assertThat(post(new String(story.readAllBytes(), StandardCharsets.UTF_8))
                                .getInt("refused"))
                        .isZero();
            }
        }
        workspace.enter(home);
    }

    private static JsonPath ask(String document) {
        JsonPath answer = query(document);
        assertThat((Object) answer.get("errors")).as(answer.prettify()).isNull();
        return answer.setRootPath("data");
    }

    private static final String STEPS = """
        { name: "call her", steps: [{ recordTouchpoint: { account: "summit", channel: CALL, direction: OUT, participants: ["summit-lena"] } }] }
        { name: "she leaves", steps: [{ recordDeparture: { stakeholder: "summit-lena" } }] }
        { name: "hard times", steps: [{ recordStress: { account: "summit", level: 1 } }] }
        { name: "agree monthly", steps: [{ agreeCadence: { account: "summit", period: "P1M" } }] }
        { name: "promise and break", steps: [
          { makeCommitment: { account: "summit", ref: "imagined", title: "t", dueAt: "2026-12-01T00:00:00Z" } }
          { breakCommitment: { commitment: "imagined", at: "2026-12-02T00:00:00Z" } }] }\
        """;

    @Test
    void scenarioStepsEqualMutationsAndNothingIsStored() {
        String before = export();
        String who = ask("{ account(ref: \"summit\") { continuity { keyPerson { ref } } } }")
                .getString("account.continuity.keyPerson.ref");
        JsonPath paths = ask("""
            { simulate(account: "summit", scenarios: [%s]) {
              asOf before { trust { score { value } } churnRisk { horizons { days probability } } }
              scenarios { name facts impact { after { trust { score { value } } churnRisk { horizons { days probability } } }
                drivers { code contribution evidence { nodes { type effect } } }
                churnDrivers { code contribution } } } } }\
            """.formatted(STEPS.replace("summit-lena", who)));
        paths.setRootPath("data.simulate");
        assertThat(paths.getString("asOf")).isEqualTo("2026-12-02T00:00:00Z");
        double trust = paths.getDouble("before.trust.score.value");
        assertThat(trustAfter(paths, "call her")).isGreaterThan(trust);
        assertThat(trustAfter(paths, "she leaves")).isLessThan(trust);
        assertThat(trustAfter(paths, "hard times")).isEqualTo(trust);
        assertThat(trustAfter(paths, "promise and break")).isLessThan(trust);
        for (String name : List.of("call her", "she leaves", "hard times", "promise and break")) {
            String path = "scenarios.find{it.name=='" + name + "'}.";
            double moved = trustAfter(paths, name) - trust;
            assertThat(sum(paths, path + "impact.drivers.contribution")).isCloseTo(moved, within(1e-9));
            double risk = paths.getDouble(path + "impact.after.churnRisk.horizons.find{it.days==90}.probability")
                    - paths.getDouble("before.churnRisk.horizons.find{it.days==90}.probability");
            assertThat(sum(paths, path + "impact.churnDrivers.contribution")).isCloseTo(risk, within(1e-9));
        }
        assertThat(paths.getList("scenarios.find{it.name=='promise and break'}.facts", String.class))
                .hasSize(2)
                .anyMatch(line -> line.contains("commitmentBroken"));
        assertThat(paths.getString(
                        "scenarios.find{it.name=='promise and break'}.impact.drivers[0].evidence.nodes[0].type"))
                .isEqualTo("commitmentBroken");
        assertThat(export()).isEqualTo(before);
    }

    private static double trustAfter(JsonPath paths, String scenario) {
        return paths.getDouble("scenarios.find{it.name=='" + scenario + "'}.impact.after.trust.score.value");
    }

    private static double sum(JsonPath json, String path) {
        return json.getList(path, Double.class).stream()
                .mapToDouble(Double::doubleValue)
                .sum();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ keepCommitment: { commitment: \"nothing\" } }",
                "{ recordStress: { account: \"summit\", level: 7 } }",
                "{ recordTouchpoint: { account: \"alpina\", channel: CALL, direction: OUT } }",
                "{ }",
                "{ recordStress: { account: \"summit\", level: 1 }, agreeCadence: { account: \"summit\", period:"
                        + " \"P1M\" } }",
                "{ fact: \"no json\" }"
            })
    void invalidStepIsRefusedWithASuggestion(String step) {
        JsonPath refused = query(
                "{ simulate(account: \"summit\", scenarios: [{ name: \"odd\", steps: [" + step + "] }]) { asOf } }");
        assertThat(refused.getString("errors[0].extensions.code")).isIn("BAD_USER_INPUT", "NOT_FOUND");
        assertThat(refused.getString("errors[0].message")).isNotBlank().doesNotContain("dev.troth");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RETAINED_VALUE", "PER_HOUR"})
    void bestActionsOfThePortfolioAreTheBestOfItsAccounts(String by) {
        String fields =
                " { kind title account { ref } expectedGain retainedValue { amount currency } retainedValuePerHour {"
                        + " amount } churnRisk churnRiskIfDone trustIfDone successProbability hours reason } ";
        JsonPath top =
                ask("{ nextBestActions(first: 7, orderBy: " + by + ") { examined complete actions" + fields + "} }");
        List<Map<String, Object>> all = new ArrayList<>();
        for (String ref : ask("{ accounts(first: 50) { nodes { ref } } }").<String>getList("accounts.nodes.ref")) {
            all.addAll(ask("{ account(ref: \"" + ref + "\") { nextBestActions(first: 100, orderBy: " + by + ")" + fields
                            + "} }")
                    .<Map<String, Object>>getList("account.nextBestActions"));
        }
        String amount = by.equals("PER_HOUR") ? "retainedValuePerHour" : "retainedValue";
        List<Double> first = top.<List<String>>getList("nextBestActions.actions." + amount + ".amount").stream()
                .flatMap(List::stream)
                .map(Double::valueOf)
                .toList();
        // What we owe comes first, whatever it is worth: a complaint without an answer, an overdue commitment.
        int owed = first.indexOf(Collections.max(first));
        assertThat(top.getList("nextBestActions.actions.kind", String.class).subList(0, owed))
                .isSubsetOf("RESOLVE", "DELIVER");
        List<Double> others = all.stream()
                .flatMap(action -> ((List<Map<?, ?>>) action.get(amount)).stream())
                .map(money -> Double.valueOf(money.get("amount").toString()))
                .sorted(Comparator.reverseOrder())
                .collect(Collectors.toCollection(ArrayList::new));
        first.subList(0, owed).forEach(others::remove);
        assertThat(first.subList(owed, first.size())).isEqualTo(others.subList(0, first.size() - owed));
        assertThat(top.getBoolean("nextBestActions.complete")).isTrue();
        assertThat(top.getInt("nextBestActions.examined")).isPositive();
        for (Map<String, Object> action : all) {
            if (action.get("expectedGain") == null) {
                // The account has no score, so that the effect has no number.
                assertThat(action.get("churnRisk")).isNull();
                continue;
            }
            double gain = (double) action.get("successProbability")
                    * ((double) action.get("churnRisk") - (double) action.get("churnRiskIfDone"));
            assertThat((double) action.get("expectedGain"))
                    .isCloseTo(gain, within(1e-12))
                    .isPositive();
        }
    }

    @Test
    void factsOfAnActionHaveItsPredictedEffect() {
        JsonPath best = ask("""
            { account(ref: "cobalt") { nextBestActions(first: 3) { title facts trustIfDone churnRiskIfDone } } }\
            """);
        for (int i = 0; i < best.getInt("account.nextBestActions.size()"); i++) {
            String action = "account.nextBestActions[" + i + "]";
            List<String> facts = best.getList(action + ".facts");
            String steps = facts.stream()
                    .map(fact -> "{ fact: \"" + fact.replace("\"", "\\\"") + "\" }")
                    .reduce("", String::concat);
            JsonPath simulated = ask("{ simulate(account: \"cobalt\", scenarios: [{ name: \"it\", steps: [" + steps
                    + "] }]) { scenarios { impact { after { trust { score { value } } } } } } }");
            assertThat(simulated.getDouble("simulate.scenarios[0].impact.after.trust.score.value"))
                    .isCloseTo(best.getDouble(action + ".trustIfDone"), within(1e-9));
        }
    }

    @Test
    void revenueAtRiskIsValueTimesProbabilityInEverySum() {
        JsonPath accounts = ask("""
            { accounts(first: 100) { nodes { owner { ref } churnRisk { horizons { days probability } }
                revenueAtRisk(days: 365) { contracts value { amount currency } atRisk { amount currency } } } }
              all: revenueAtRisk(days: 365) { contracts value { amount currency } atRisk { amount } }
              danas: revenueAtRisk(days: 365, owner: "dana") { contracts value { amount currency } atRisk { amount } } }\
            """);
        double all = 0;
        double danas = 0;
        for (Map<String, Object> account : accounts.<Map<String, Object>>getList("accounts.nodes")) {
            for (Map<?, ?> revenue : (List<Map<?, ?>>) account.get("revenueAtRisk")) {
                double atRisk = Double.parseDouble(
                        ((Map<?, ?>) revenue.get("atRisk")).get("amount").toString());
                all += atRisk;
                danas += Map.of("ref", "dana").equals(account.get("owner")) ? atRisk : 0;
            }
        }
        assertThat(all).isPositive();
        assertThat(total(accounts, "all")).isCloseTo(all, within(0.02 * all));
        assertThat(total(accounts, "danas")).isCloseTo(danas, within(0.02 * danas));
        JsonPath odd = query("{ revenueAtRisk(days: 45) { days } }");
        assertThat(odd.getString("errors[0].message")).isEqualTo("days must be 30, 90, 180 or 365 here, but is 45.");
    }

    private static double total(JsonPath json, String alias) {
        return json.getList(alias + ".atRisk.amount", String.class).stream()
                .mapToDouble(Double::parseDouble)
                .sum();
    }

    @Test
    void openCommitmentsHaveAProbabilityOfBeingKept() {
        JsonPath open = ask("""
            { commitments(where: { status: {in: [OPEN]}, side: {in: [US]} }, first: 50) { nodes { ref dueAt
                keepProbability { probability interval { low high } late judgedBy } } }
              kept: commitments(where: { status: {in: [KEPT]} }, first: 5) { nodes { keepProbability { probability } } } }\
            """);
        List<Map<String, Object>> all = open.getList("commitments.nodes.keepProbability");
        // No commitment was open as late as the oldest of the three, so nothing is known of it.
        List<Map<String, Object>> risks = all.stream().filter(Objects::nonNull).toList();
        assertThat(risks).isNotEmpty();
        for (Map<String, Object> risk : risks) {
            Map<?, ?> interval = (Map<?, ?>) risk.get("interval");
            assertThat((double) risk.get("probability"))
                    .isBetween((double) interval.get("low"), (double) interval.get("high"));
        }
        assertThat(open.getList("kept.nodes.keepProbability")).containsOnlyNulls();
    }

    @Test
    void forecastShowsSilenceBesideHolding() {
        JsonPath forecast = ask("""
            { account(ref: "alpina") { churnRisk { forecast { days until holding silent hazard } } } }\
            """);
        List<Double> holding = forecast.getList("account.churnRisk.forecast.holding", Double.class);
        assertThat(holding).isSorted().hasSize(8);
        assertThat(forecast.getDouble("account.churnRisk.forecast[7].silent")).isGreaterThan(holding.getLast());
        JsonPath odd = query("{ account(ref: \"alpina\") { churnRisk { forecast(days: [0]) { days } } } }");
        assertThat(odd.getString("errors[0].message")).isEqualTo("days must be between 1 and 3650, but is 0.");
    }
}
