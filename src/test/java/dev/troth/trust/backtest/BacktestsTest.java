package dev.troth.trust.backtest;

import static dev.troth.testing.Api.post;
import static dev.troth.testing.Api.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import dev.troth.platform.database.Database;
import dev.troth.platform.tenancy.WorkspaceScope;
import dev.troth.testing.HiddenHazard;
import dev.troth.testing.TestDatabase;
import dev.troth.testing.TestWorkspace;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether the scores are any good, asked over HTTP: of the demo story, and of a portfolio whose truth is known. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class BacktestsTest {
    private static final String QUALITY =
            "{ predictions churned expected observed auc aucInterval { low high } brier skill calibrationError bins { predictions expected observed interval { low high } } topTenth { threshold acted churned benefit everybody } }";
    private static final String REPORT = """
            report { accounts unrated churned warned medianLeadDays missed quality %s
              missedChurns { account { ref } churnedAt predictedAt probability trust }
              cohort: groups(groupBy: COHORT) { key quality { predictions } }
              standing: groups(groupBy: STANDING) { key quality { predictions auc } }
              tenure: groups(groupBy: TENURE) { key quality { predictions } }
              threads: groups(groupBy: THREADS) { key quality { predictions } } }
            calibration { version calibratedUntil churned accountYears baseRatio shift slope data { accounts months renewals departures weights needed sufficient } weights { code before after predictions churned learned } productUse { finding gain standardError } before %s after %s }""".formatted(QUALITY, QUALITY, QUALITY);
    private static UUID generated;

    @Inject
    TestWorkspace workspace;

    @Inject
    Database database;

    @Inject
    BacktestStore store;

    @Inject
    BacktestRun run;

    @BeforeEach
    void aPortfolioWhoseTruthIsKnown() {
        if (generated == null) {
            generated = workspace.fresh(database);
            HiddenHazard.Portfolio portfolio =
                    HiddenHazard.portfolio(7, 250, YearMonth.of(2024, 1), 34, new HiddenHazard.World(-2.6, 1));
            JsonPath taken = post(String.join("\n", portfolio.lines()));
            assertThat(taken.getInt("refused")).as(taken.prettify()).isZero();
        }
        workspace.enter(generated);
    }

    private static JsonPath ask(String document) {
        JsonPath answer = query(document);
        assertThat((Object) answer.get("errors")).as(answer.prettify()).isNull();
        return answer.setRootPath("data");
    }

    /** Starts something and waits for its end. */
    private static JsonPath done(String mutation, String input) {
        JsonPath begun = ask("mutation { " + mutation + "(input: " + input
                + ") { backtest { id status } userErrors { message } } }");
        assertThat(begun.getList(mutation + ".userErrors")).isEmpty();
        String id = begun.getString(mutation + ".backtest.id");
        String query = "{ backtest(id: \"" + id + "\") { id status progress failure from to model " + REPORT + " } }";
        JsonPath ended = await("the end of the backtest")
                .atMost(Duration.ofMinutes(5))
                .until(
                        () -> ask(query),
                        now -> !now.getString("backtest.status").equals("RUNNING"));
        assertThat(ended.getDouble("backtest.progress")).isEqualTo(1);
        ended.setRootPath("data.backtest");
        return ended;
    }

    @Test
    void backtestEndsWithTheRightsOfTheKeyThatStartedIt() {
        Backtest backtest = WorkspaceScope.within(
                generated,
                () -> store.create(
                        "2",
                        null,
                        90,
                        Instant.parse("2025-01-01T00:00:00Z"),
                        Instant.parse("2026-01-01T00:00:00Z"),
                        UUID.randomUUID()));
        WorkspaceScope.within(generated, () -> {
            run.run(backtest.getId());
            return null;
        });
        JsonPath ended = ask("{ backtest(id: \"" + backtest.getId() + "\") { status failure } }");
        assertThat(ended.getString("backtest.status")).isEqualTo("FAILED");
        assertThat(ended.getString("backtest.failure"))
                .startsWith("The key or user that started it has no access any more, or lacks the scope MODELS.");
    }

    @Test
    void uncalibratedModelRanksChurnersAboveChance() {
        JsonPath backtest = done("startBacktest", "{ to: \"2026-11-01T00:00:00Z\" }");
        assertThat(backtest.getString("status")).isEqualTo("SUCCEEDED");
        assertThat(backtest.getDouble("report.quality.auc")).isGreaterThan(0.6);
        assertThat(backtest.getDouble("report.quality.aucInterval.low"))
                .isBetween(0.5, backtest.getDouble("report.quality.auc"));
        assertThat(backtest.getInt("report.accounts")).isGreaterThan(200);
        assertThat(backtest.getInt("report.churned")).isGreaterThan(30);
        assertThat(backtest.getInt("report.warned")).isPositive();
        assertThat(backtest.getDouble("report.medianLeadDays")).isPositive();
        int predictions = backtest.getInt("report.quality.predictions");
        for (String by : List.of("cohort", "standing", "tenure", "threads")) {
            List<Integer> parts = backtest.getList("report." + by + ".quality.predictions");
            assertThat(parts.stream().mapToInt(Integer::intValue).sum()).as(by).isEqualTo(predictions);
        }
        assertThat(backtest.getList("report.standing.key")).contains("VENDOR");
        assertThat(backtest.getList("report.quality.bins")).hasSize(10);
        assertThat(backtest.getInt("report.quality.topTenth.acted")).isBetween(predictions / 10, predictions / 8);
        assertThat(backtest.getDouble("report.quality.topTenth.benefit"))
                .isPositive()
                .isGreaterThan(backtest.getDouble("report.quality.topTenth.everybody"));
        List<Map<String, Object>> green = backtest.getList("report.missedChurns");
        assertThat(green)
                .isNotEmpty()
                .allSatisfy(one -> assertThat(one.get("account").toString()).startsWith("{ref=h"));
    }

    @Test
    void laterFactsLeaveTheBacktestUnchanged() {
        String until = "{ to: \"2026-06-01T00:00:00Z\" }";
        Object before = done("startBacktest", until).get("report");
        post("""
            {"type":"churned","ref":"poison1","account":"h00001","at":"2026-06-02T00:00:00Z"}
            {"type":"issueRaised","ref":"poison2","account":"h00002","at":"2026-06-01T01:00:00Z","severity":1.0,"heated":true}
            {"type":"stress","ref":"poison3","at":"2026-07-01T00:00:00Z","level":1.0}\
            """);
        assertThat(done("startBacktest", until).<Object>get("report")).isEqualTo(before);
    }

    @Test
    void calibrationImprovesOnUnseenOutcomesAndIsADraft() {
        JsonPath learned = done("calibrateModel", "{ version: \"ours\", to: \"2026-11-01T00:00:00Z\" }");
        assertThat(learned.getString("status")).as(learned.prettify()).isEqualTo("SUCCEEDED");
        assertThat(learned.getDouble("calibration.churned")).isGreaterThan(20);
        assertThat(learned.getBoolean("calibration.data.sufficient"))
                .isEqualTo(learned.getDouble("calibration.data.departures")
                        >= learned.getDouble("calibration.data.needed"));
        assertThat(learned.getInt("calibration.data.renewals")).isPositive();
        assertThat(learned.getList("calibration.weights").isEmpty())
                .isEqualTo(!learned.getBoolean("calibration.data.sufficient"));
        assertThat(learned.getDouble("calibration.after.skill"))
                .isGreaterThan(learned.getDouble("calibration.before.skill"));
        assertThat(learned.getDouble("calibration.after.auc"))
                .isCloseTo(learned.getDouble("calibration.before.auc"), within(0.03));
        JsonPath model = ask("""
            { model(version: "ours") { status basedOn calibratedIn { id calibration { version } } diff(to: "2") { code }
                parameters { code prior { replaced } } }
              active: model { version } account(ref: "h00003") { trust { score { model } } } }\
            """);
        assertThat(model.getString("model.status")).isEqualTo("DRAFT");
        assertThat(model.getString("model.calibratedIn.calibration.version")).isEqualTo("ours");
        assertThat(model.getBoolean("model.parameters.find{it.code=='LOYAL_RETENTION'}.prior.replaced"))
                .isTrue();
        assertThat(model.getBoolean("model.parameters.find{it.code=='BAD_EXPERIENCE_QUITS'}.prior.replaced"))
                .isFalse();
        assertThat(model.getString("active.version")).isEqualTo("2");
        assertThat(model.getString("account.trust.score.model")).isEqualTo("2");
        JsonPath taken = ask("mutation { calibrateModel(input: { version: \"ours\" }) { userErrors { message } } }");
        assertThat(taken.getString("calibrateModel.userErrors[0].message"))
                .contains("There is already a model \"ours\"");
    }

    /**
     * Measures the use of each account every month. If it matters, customers use hardly anything in the four months
     * before they leave; else the level is chosen at random.
     */
    private static String use(List<String> facts, boolean matters) {
        Random random = new Random(11);
        Map<String, Instant> left = new HashMap<>();
        for (String fact : facts) {
            if (fact.startsWith("{\"type\":\"churned\"")) {
                JsonPath churned = new JsonPath(fact);
                left.put(churned.getString("account"), Instant.parse(churned.getString("at")));
            }
        }
        List<String> measured = new ArrayList<>();
        for (int account = 0; account < 250; account++) {
            String ref = "h%05d".formatted(account);
            Instant end = left.getOrDefault(ref, Instant.parse("2026-10-01T00:00:00Z"));
            for (Instant at = Instant.parse("2024-08-02T00:00:00Z");
                    at.isBefore(end);
                    at = at.plus(Duration.ofDays(30))) {
                boolean leaves = left.containsKey(ref) && at.isAfter(end.minus(Duration.ofDays(120)));
                double level = matters && leaves ? 0.1 : matters ? 0.9 : random.nextDouble();
                measured.add(
                        "{\"type\":\"signal\",\"ref\":\"use-%s-%s\",\"account\":\"%s\",\"at\":\"%s\",\"kind\":\"USE\",\"level\":%s}"
                                .formatted(ref, at.getEpochSecond(), ref, at, level));
            }
        }
        return String.join("\n", measured);
    }

    @ParameterizedTest
    @CsvSource({"true, HELPFUL", "false, NOT_HELPFUL"})
    void productUseIsPartOfTheDraftOnlyIfItHelps(boolean matters, String finding) {
        workspace.fresh(database);
        List<String> facts = HiddenHazard.portfolio(
                        7, 250, YearMonth.of(2024, 1), 34, new HiddenHazard.World(-2.2, 0.5))
                .lines();
        assertThat(post(String.join("\n", facts)).getInt("refused")).isZero();
        assertThat(post(use(facts, matters)).getInt("refused")).isZero();
        JsonPath learned = done("calibrateModel", "{ version: \"used\", to: \"2026-11-01T00:00:00Z\" }");
        assertThat(learned.getBoolean("calibration.data.sufficient"))
                .as(learned.prettify())
                .isTrue();
        assertThat(learned.getString("calibration.productUse.finding"))
                .as(learned.prettify())
                .isEqualTo(finding);
        String weight = "calibration.weights.find{it.code=='PRODUCT_USE'}.";
        assertThat(learned.getBoolean(weight + "learned")).isEqualTo(matters);
        assertThat(learned.getInt(weight + "churned")).isGreaterThan(5);
        assertThat(learned.getDouble(weight + "before")).isZero();
        if (matters) {
            assertThat(learned.getDouble(weight + "after")).isBetween(0.5, 2.0);
            assertThat(learned.getDouble("calibration.productUse.gain"))
                    .isGreaterThan(1.645 * learned.getDouble("calibration.productUse.standardError"));
        } else {
            assertThat(learned.getDouble(weight + "after")).isZero();
        }
        assertThat(ask("{ model(version: \"used\") { parameters { code value } } }")
                        .getDouble("model.parameters.find{it.code=='PRODUCT_USE'}.value"))
                .isEqualTo(learned.getDouble(weight + "after"));
    }

    @Test
    void demoStoryIsBacktested() throws IOException {
        workspace.fresh(database);
        try (InputStream story = getClass().getResourceAsStream("/demo/story.jsonl")) {
            post(new String(story.readAllBytes(), StandardCharsets.UTF_8));
        }
        JsonPath backtest = done("startBacktest", "{ days: 180 }");
        assertThat(backtest.getString("status")).as(backtest.prettify()).isEqualTo("SUCCEEDED");
        assertThat(backtest.getInt("report.quality.predictions")).isGreaterThan(100);
        assertThat(ask("{ backtests { id node: report { accounts } } }").getList("backtests"))
                .hasSize(1);
        assertThat(ask("{ node(id: \"" + backtest.getString("id") + "\") { ... on Backtest { status } } }")
                        .getString("node.status"))
                .isEqualTo("SUCCEEDED");
    }

    @Test
    void backtestWithoutOutcomesFailsWithASuggestion() {
        workspace.fresh(database);
        post("""
            {"type":"account","ref":"a","at":"2026-10-01T00:00:00Z","name":"A"}\
            """);
        JsonPath backtest = done("startBacktest", "{ }");
        assertThat(backtest.getString("status")).isEqualTo("FAILED");
        assertThat(backtest.getString("failure")).contains("Maybe choose a longer period");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ days: 0 } | days must be between 1 and 730",
                "{ to: \"2030-01-01T00:00:00Z\" } | which is in the future",
                "{ model: \"none\" } | There is no model \"none\"",
                "{ from: \"2026-01-01T00:00:00Z\", to: \"2025-01-01T00:00:00Z\" } | Maybe the two were swapped?"
            })
    void invalidBacktestIsRefusedWithASuggestion(String input, String message) {
        JsonPath refused =
                ask("mutation { startBacktest(input: " + input + ") { backtest { id } userErrors { message } } }");
        assertThat(refused.getString("startBacktest.userErrors[0].message")).contains(message);
    }
}
