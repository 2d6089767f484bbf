package dev.troth.trust.model;

import static dev.troth.testing.Api.post;
import static dev.troth.testing.Api.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.troth.platform.database.Database;
import dev.troth.platform.tenancy.WorkspaceScope;
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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Versions of the model, over HTTP: drafts, shadow versions, and activation while requests are served. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class ModelsTest {
    private static final String SCORES =
            "trust { score { value model } credibility { value } } churnRisk { horizons { days probability } }";

    @Inject
    TestWorkspace workspace;

    @Inject
    Database database;

    @Inject
    ModelStore store;

    @Inject
    ModelActivation activation;

    private UUID home;

    @BeforeEach
    void story() throws IOException {
        home = workspace.fresh(database);
        try (InputStream story = getClass().getResourceAsStream("/demo/story.jsonl")) {
            assertThat(post(new String(story.readAllBytes(), StandardCharsets.UTF_8))
                            .getInt("refused"))
                    .isZero();
        }
    }

    private static JsonPath run(String mutation, String input) {
        JsonPath answer = query("mutation { " + mutation + "(input: " + input
                + ") { model { version status basedOn activating progress } userErrors { code message path } } }");
        assertThat((Object) answer.get("errors")).as(answer.prettify()).isNull();
        return answer.setRootPath("data." + mutation);
    }

    private static JsonPath ask(String document) {
        JsonPath answer = query(document);
        assertThat((Object) answer.get("errors")).as(answer.prettify()).isNull();
        return answer.setRootPath("data");
    }

    private static void harsh() {
        assertThat(run(
                                "createModel",
                                "{ version: \"harsh\", changes: [{ code: \"SCAR\", value: 1.3 }, { code: \"EVIDENCE_HALF_LIFE\", value: 120 }], note: \"Divide more\" }")
                        .getString("model.status"))
                .isEqualTo("DRAFT");
    }

    private static void await(String condition) {
        Awaitility.await(condition)
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> is(condition));
    }

    private static boolean is(String condition) {
        JsonPath model = ask("{ model(version: \"harsh\") { status readyAt activating failure } }");
        assertThat((Object) model.get("model.failure")).isNull();
        return condition.equals("ready")
                ? model.get("model.readyAt") != null
                : model.getString("model.status").equals("ACTIVE") && !model.getBoolean("model.activating");
    }

    @Test
    void activationEndsWithTheRightsOfTheKeyThatRequestedIt() {
        harsh();
        WorkspaceScope.within(home, () -> {
            store.shadow(store.need("harsh"), UUID.randomUUID(), true);
            activation.run("harsh");
            return null;
        });
        JsonPath models = ask("{ active: model { version } model(version: \"harsh\") { activating failure } }");
        assertThat(models.getString("active.version")).isEqualTo("2");
        assertThat(models.getBoolean("model.activating")).isFalse();
        assertThat(models.getString("model.failure"))
                .startsWith("The key or user that started it has no access any more");
    }

    @Test
    void onlyOneOfSeveralConcurrentRequestsCreatesAVersion() {
        List<CompletableFuture<JsonPath>> requests = IntStream.range(0, 6)
                .mapToObj(i -> CompletableFuture.supplyAsync(() ->
                        run("createModel", "{ version: \"race\", changes: [{ code: \"SCAR\", value: 1." + i + " }] }")))
                .toList();
        List<JsonPath> answers = requests.stream().map(CompletableFuture::join).toList();
        assertThat(answers.stream().filter(answer -> answer.get("model") != null))
                .hasSize(1);
        assertThat(answers.stream()
                        .filter(answer -> answer.get("model") == null)
                        .map(answer -> answer.getString("userErrors[0].message")))
                .hasSize(5)
                .allMatch(message -> message.startsWith("There is already a model \"race\"."));
    }

    @Test
    void standardModelHasBoundsAndGrounds() {
        JsonPath model = ask("""
                { models { version status } model { version parameters { code value standard min max unit ground
                    prior { source population year replaced } } } }""");
        assertThat(model.getList("models.version")).containsExactly("2");
        assertThat(model.getString("models[0].status")).isEqualTo("ACTIVE");
        assertThat(model.getDouble("model.parameters.find{it.code=='SCAR'}.value"))
                .isCloseTo(Math.log(2), within(1e-15));
        assertThat(model.getString("model.parameters.find{it.code=='SCAR'}.ground"))
                .contains("S4 L22");
        String quit = "model.parameters.find{it.code=='BAD_EXPERIENCE_QUITS'}.prior.";
        assertThat(model.getInt(quit + "year")).isEqualTo(2009);
        assertThat(model.getBoolean(quit + "replaced")).isFalse();
        assertThat(model.getString(quit + "population")).contains("consumers");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ version: \"2\", changes: [] } | There is already a model \"2\"",
                "{ version: \"x\", changes: [{ code: \"SCAR\", value: 9 }] } | SCAR must be between",
                "{ version: \"x\", changes: [{ code: \"SCARS\", value: 1 }] } | There is no parameter \"SCARS\"",
                "{ version: \" \", changes: [] } | version must not be blank",
                "{ version: \"x\", basedOn: \"y\", changes: [] } | There is no model \"y\". Maybe one of [2]?"
            })
    void invalidModelIsRefusedWithASuggestion(String input, String message) {
        assertThat(run("createModel", input).getString("userErrors[0].message")).contains(message);
        assertThat(ask("{ models { version } }").getList("models")).hasSize(1);
    }

    @Test
    void activeModelCannotBeRetiredOrActivatedAgain() {
        assertThat(run("retireModel", "{ version: \"2\" }").getString("userErrors[0].code"))
                .isEqualTo("INVALID_TRANSITION");
        assertThat(run("activateModel", "{ version: \"2\" }").getString("userErrors[0].code"))
                .isEqualTo("INVALID_TRANSITION");
    }

    @Test
    void shadowModelIsComputedButNotShownAsTheScore() {
        String all = "{ accounts(first: 100) { nodes { ref " + SCORES + " } } }";
        List<Object> before = ask(all).getList("accounts.nodes");
        harsh();
        assertThat(ask("{ model(version: \"harsh\") { diff(to: \"2\") { code from to } } }")
                        .getList("model.diff.code"))
                .containsExactlyInAnyOrder("SCAR", "EVIDENCE_HALF_LIFE");
        run("shadowModel", "{ version: \"harsh\" }");
        await("ready");
        assertThat(ask(all).getList("accounts.nodes")).isEqualTo(before);
        JsonPath both = ask("{ account(ref: \"cobalt\") { " + SCORES
                + " shadowScores { version scores { trust { credibility { value model } } } } } }");
        assertThat(both.getString("account.shadowScores[0].version")).isEqualTo("harsh");
        assertThat(both.getString("account.shadowScores[0].scores.trust.credibility.model"))
                .isEqualTo("harsh");
        assertThat(both.getDouble("account.shadowScores[0].scores.trust.credibility.value"))
                .isNotCloseTo(both.getDouble("account.trust.credibility.value"), within(1.0));
        run("retireModel", "{ version: \"harsh\" }");
        assertThat(ask("{ account(ref: \"cobalt\") { shadowScores { version } } }")
                        .getList("account.shadowScores"))
                .isEmpty();
        assertThat(statesOf("harsh")).isZero();
    }

    private int statesOf(String version) {
        return database.query(
                        "select count(*)::int as n from account_state where workspace_id = ? and model = ?",
                        row -> row.getInt("n"),
                        home,
                        version)
                .getFirst();
    }

    @Test
    void activationChangesScoresDuringConcurrentWrites() throws InterruptedException {
        harsh();
        CompletableFuture<Void> writers = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < 60; i++) {
                String ref = List.of("alpina", "cobalt", "summit", "tinker").get(i % 4);
                post("""
                        {"type":"touchpoint","ref":"w%d","account":"%s","at":"2026-11-%02dT08:00:00Z","channel":"CALL","direction":"OUT"}
                        {"type":"account","ref":"new%d","at":"2026-10-01T00:00:00Z","name":"New"}
                        {"type":"experience","ref":"e%d","account":"new%d","at":"2026-10-02T00:00:00Z","good":true}""".formatted(i, ref, 1 + i % 20, i, i, i));
            }
        });
        run("activateModel", "{ version: \"harsh\" }");
        await("active");
        writers.join();
        JsonPath models = ask("{ models { version status activatedAt retiredAt } }");
        assertThat(models.getString("models.find{it.version=='2'}.status")).isEqualTo("RETIRED");
        assertThat(ask("{ account(ref: \"cobalt\") { " + SCORES + " } }").getString("account.trust.score.model"))
                .isEqualTo("harsh");
        Map<String, Object> kept = scores();
        database.update("delete from account_state where workspace_id = ?", home);
        assertThat(scores()).isEqualTo(kept);
        List<Double> sorted =
                ask("{ accounts(first: 100, where: { trust: { gte: 0 } }, orderBy: [{ field: TRUST, direction: DESC }]) { nodes { trust { score { value } } } } }")
                        .getList("accounts.nodes.trust.score.value", Double.class);
        assertThat(sorted)
                .isSortedAccordingTo((a, b) -> Double.compare(b - 0.6, a))
                .hasSizeGreaterThan(10);
    }

    /** By account; from kept states, or folded anew when there are none. */
    private static Map<String, Object> scores() {
        Map<String, Object> all = new java.util.TreeMap<>();
        for (String after = "null"; after != null; ) {
            JsonPath page = ask("{ accounts(first: 100, after: " + after
                    + ") { pageInfo { hasNextPage endCursor } nodes { ref " + SCORES + " } } }");
            page.<Map<String, Object>>getList("accounts.nodes")
                    .forEach(node -> all.put(node.get("ref").toString(), node));
            after = page.getBoolean("accounts.pageInfo.hasNextPage")
                    ? "\"" + page.getString("accounts.pageInfo.endCursor") + "\""
                    : null;
        }
        assertThat(all).hasSizeGreaterThan(80);
        return all;
    }

    @Test
    void activeModelBelongsToItsWorkspace() {
        harsh();
        run("activateModel", "{ version: \"harsh\" }");
        await("active");
        workspace.fresh(database);
        post("""
                {"type":"account","ref":"other","at":"2026-10-01T00:00:00Z","name":"Other"}""");
        assertThat(ask("{ account(ref: \"other\") { trust { score { model } } } }")
                        .getString("account.trust.score.model"))
                .isEqualTo("2");
        assertThat(ask("{ models { version } }").getList("models")).hasSize(1);
    }
}
