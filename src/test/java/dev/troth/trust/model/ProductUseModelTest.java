package dev.troth.trust.model;

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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Product use over HTTP: without effect in the standard version, a driver in a version that has it on. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class ProductUseModelTest {
    private static final List<String> USE = List.of(
            use("u1", "2026-06-01", 0.2, "Planning"),
            use("u2", "2026-06-10", 0.6, "Portal"),
            use("u3", "2026-06-20", 0.4, "Planning"),
            "{\"type\":\"signalEnded\",\"ref\":\"e\",\"account\":\"nordwind\",\"at\":\"2026-06-25T09:00:00Z\",\"signal\":\"u3\"}");

    @Inject
    TestWorkspace workspace;

    @Inject
    Database database;

    private static String use(String ref, String day, double level, String capability) {
        return "{\"type\":\"signal\",\"ref\":\"%s\",\"account\":\"nordwind\",\"at\":\"%sT09:00:00Z\",\"kind\":\"USE\",\"level\":%s,\"capability\":\"%s\"}"
                .formatted(ref, day, level, capability);
    }

    private static JsonPath ask(String document) {
        JsonPath answer = query(document);
        assertThat((Object) answer.get("errors")).as(answer.prettify()).isNull();
        return answer.setRootPath("data");
    }

    private static void take(String lines) {
        JsonPath taken = post(lines);
        assertThat(taken.getInt("refused")).as(taken.prettify()).isZero();
    }

    private static double risk(String asOf) {
        return ask("{ account(ref: \"nordwind\"%s) { churnRisk { horizons { days probability } } } }".formatted(asOf))
                .getDouble("account.churnRisk.horizons.find{it.days==90}.probability");
    }

    private void story() throws IOException {
        workspace.fresh(database);
        take(Files.readString(Path.of("src/docs/scoring/story.jsonl")));
    }

    private static void switchOn() {
        ask(
                "mutation { createModel(input: { version: \"use\", changes: [{ code: \"PRODUCT_USE\", value: 1 }] }) { userErrors { message } } }");
        ask("mutation { activateModel(input: { version: \"use\" }) { userErrors { message } } }");
        Awaitility.await("the activation").atMost(Duration.ofMinutes(1)).until(() -> {
            JsonPath model = ask("{ model(version: \"use\") { status activating } }");
            return model.getString("model.status").equals("ACTIVE") && !model.getBoolean("model.activating");
        });
    }

    @Test
    void standardVersionIgnoresUse() throws IOException {
        story();
        String then = ", asOf: \"2026-07-01T00:00:00Z\"";
        double before = risk(then);
        take(String.join("\n", USE));
        assertThat(risk(then)).isEqualTo(before);
    }

    @Test
    void measurementsOneByOneGiveTheSameRiskAsAllAtOnce() throws IOException {
        story();
        switchOn();
        for (String measurement : USE) {
            take(measurement);
        }
        double oneByOne = risk("");
        story();
        take(String.join("\n", USE));
        double off = risk("");
        switchOn();
        assertThat(risk("")).isCloseTo(oneByOne, within(1e-9)).isGreaterThan(off);
    }

    @Test
    void lowUseIsADriverWithItsFactsAndARemedy() throws IOException {
        story();
        take(String.join("\n", USE));
        switchOn();
        JsonPath answer = ask("""
                { account(ref: "nordwind", asOf: "2026-07-01T00:00:00Z") { churnRisk { horizons { days
                    drivers { code contribution description remedy { mutation } evidence(first: 5) { nodes { type effect } } } } } } }""");
        String driver = "account.churnRisk.horizons.find{it.days==90}.drivers.find{it.code=='PRODUCT_USE'}.";
        assertThat(answer.getDouble(driver + "contribution")).isPositive();
        assertThat(answer.getString(driver + "description")).isEqualTo("The account uses less than it bought.");
        assertThat(answer.getString(driver + "remedy.mutation")).isEqualTo("assessNeeds");
        assertThat(answer.getList(driver + "evidence.nodes.type")).contains("signalEnded");
    }
}
