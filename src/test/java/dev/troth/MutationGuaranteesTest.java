package dev.troth;

import static dev.troth.testing.Api.export;
import static dev.troth.testing.Api.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.troth.platform.database.Database;
import dev.troth.testing.TestDatabase;
import dev.troth.testing.TestWorkspace;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Guarantees of mutations: idempotency, optimistic concurrency, and dry runs. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class MutationGuaranteesTest {
    @Inject
    TestWorkspace workspace;

    @Inject
    Database database;

    private UUID home;

    @BeforeEach
    void anAccount() {
        home = workspace.fresh(database);
        query(
                "mutation { openAccount(input: {ref: \"acme\", name: \"Acme\", tier: \"A\", industry: \"Steel\"}) { account { id } } }");
    }

    private static JsonPath run(String mutation, Map<String, Object> input) {
        String type = Character.toUpperCase(mutation.charAt(0)) + mutation.substring(1) + "Input";
        String word = mutation.endsWith("Account")
                ? "account"
                : mutation.endsWith("Touchpoint") ? "touchpoint" : "commitment";
        JsonPath answer = query(
                "mutation($i: " + type + "!) { " + mutation + "(input: $i) { " + word
                        + " { id ref version } replayed userErrors { code path message } } }",
                Map.of("i", input));
        assertThat((Object) answer.get("errors")).as(answer.prettify()).isNull();
        answer.setRootPath("data." + mutation);
        return answer;
    }

    private static Map<String, Object> promise(Object... more) {
        Map<String, Object> input = new java.util.HashMap<>(
                Map.of("account", "acme", "title", "Send the offer", "dueAt", "2026-12-01T00:00:00Z"));
        for (int i = 0; i < more.length; i += 2) {
            input.put(more[i].toString(), more[i + 1]);
        }
        return input;
    }

    @Test
    void retryWithTheSameKeyReturnsTheFirstAnswerAndWritesNothing() {
        JsonPath first = run("makeCommitment", promise("idempotencyKey", "k1"));
        assertThat(first.getBoolean("replayed")).isFalse();
        String before = export();
        JsonPath again = run("makeCommitment", promise("idempotencyKey", "k1"));
        assertThat(again.getBoolean("replayed")).isTrue();
        assertThat(again.getString("commitment.id")).isEqualTo(first.getString("commitment.id"));
        assertThat(export()).isEqualTo(before);
    }

    @Test
    void retryOfARefusedMutationRepeatsItsErrors() {
        Map<String, Object> wrong = promise("idempotencyKey", "k1", "dueAt", "2020-01-01T00:00:00Z");
        JsonPath first = run("makeCommitment", wrong);
        assertThat(first.getString("userErrors[0].code")).isEqualTo("INVALID_VALUE");
        Map<String, Object> unknown = promise("idempotencyKey", "k2", "account", "nobody");
        assertThat(run("makeCommitment", unknown).getBoolean("replayed")).isFalse();
        query("mutation { openAccount(input: {ref: \"nobody\", name: \"Somebody\"}) { account { id } } }");
        JsonPath again = run("makeCommitment", unknown);
        assertThat(again.getBoolean("replayed")).isTrue();
        assertThat(again.getString("userErrors[0].code")).isEqualTo("UNKNOWN_REFERENCE");
        assertThat(again.getList("userErrors[0].path")).isEqualTo(List.of("input", "account"));
    }

    @Test
    void keyWithAnotherInputIsRefused() {
        run("makeCommitment", promise("idempotencyKey", "k1"));
        JsonPath other = run("makeCommitment", promise("idempotencyKey", "k1", "title", "Another"));
        assertThat(other.getString("userErrors[0].code")).isEqualTo("IDEMPOTENCY_KEY_REUSED");
        JsonPath otherMutation = run(
                "recordTouchpoint",
                Map.of("account", "acme", "channel", "CALL", "direction", "OUT", "idempotencyKey", "k1"));
        assertThat(otherMutation.getString("userErrors[0].code")).isEqualTo("IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void keyOfARunningMutationIsReportedAsInUse() {
        QuarkusTransaction.requiringNew().run(() -> {
            // What a request that is still running holds.
            database.query("select pg_advisory_xact_lock(hashtextextended(?, 0))", row -> 1, home + ":k1");
            ExecutorService other = Executors.newSingleThreadExecutor();
            try {
                JsonPath answer = other.submit(() -> run("makeCommitment", promise("idempotencyKey", "k1")))
                        .get();
                assertThat(answer.getString("userErrors[0].code")).isEqualTo("IN_FLIGHT");
                assertThat(answer.getList("userErrors[0].path")).isEqualTo(List.of("input", "idempotencyKey"));
            } catch (Exception e) {
                throw new AssertionError(e);
            } finally {
                other.shutdown();
            }
        });
        assertThat(run("makeCommitment", promise("idempotencyKey", "k1")).getList("userErrors"))
                .isEmpty();
    }

    @Test
    void keyExpiresAfterADay() {
        run("makeCommitment", promise("idempotencyKey", "k1"));
        database.update(
                "update idempotency_key set answered_at = answered_at - interval '24 hours' where workspace_id = ?",
                home);
        assertThat(run("makeCommitment", promise("idempotencyKey", "k1")).getBoolean("replayed"))
                .isFalse();
    }

    @Test
    void concurrentMutationsWithOneKeyWriteOnce() throws Exception {
        int many = 8;
        CountDownLatch start = new CountDownLatch(1);
        List<JsonPath> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(many)) {
            List<Future<JsonPath>> futures = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                futures.add(threads.submit(() -> {
                    start.await();
                    return run("makeCommitment", promise("idempotencyKey", "k1"));
                }));
            }
            start.countDown();
            for (Future<JsonPath> future : futures) {
                answers.add(future.get());
            }
        }
        for (JsonPath answer : answers) {
            String code = answer.getString("userErrors[0].code");
            assertThat(code == null || code.equals("IN_FLIGHT"))
                    .as(answer.prettify())
                    .isTrue();
        }
        assertThat(answers.stream().filter(a -> a.getList("userErrors").isEmpty() && !a.getBoolean("replayed")))
                .hasSize(1);
        assertThat(export().lines().filter(line -> line.contains("commitmentMade")))
                .hasSize(1);
    }

    @Test
    void outdatedExpectedVersionIsAConflict() {
        String id = run("makeCommitment", promise("ref", "p1")).getString("commitment.id");
        JsonPath first = run("progressCommitment", Map.of("commitment", id, "percent", 10, "expectedVersion", 1));
        assertThat(first.getInt("commitment.version")).isEqualTo(2);
        JsonPath late = run("progressCommitment", Map.of("commitment", id, "percent", 20, "expectedVersion", 1));
        assertThat(late.getString("userErrors[0].code")).isEqualTo("CONFLICT");
        assertThat(late.getString("userErrors[0].message")).contains("has version 2, not 1");
        JsonPath fresh = run("keepCommitment", Map.of("commitment", id, "expectedVersion", 2));
        assertThat(fresh.getList("userErrors")).isEmpty();
    }

    @Test
    void oneOfTwoMutationsExpectingTheSameVersionSucceeds() throws Exception {
        String id = run("makeCommitment", promise("ref", "p1")).getString("commitment.id");
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<JsonPath> one =
                    threads.submit(() -> run("keepCommitment", Map.of("commitment", id, "expectedVersion", 1)));
            Future<JsonPath> two =
                    threads.submit(() -> run("breakCommitment", Map.of("commitment", id, "expectedVersion", 1)));
            List<Integer> errors = List.of(
                    one.get().getList("userErrors").size(),
                    two.get().getList("userErrors").size());
            assertThat(errors).containsExactlyInAnyOrder(0, 1);
        }
    }

    @Test
    void absentFieldStaysAndNullFieldIsCleared() {
        query("mutation { updateAccount(input: {account: \"acme\", tier: null, name: \"Acme Ltd\", expectedVersion: 1})"
                + " { account { version } userErrors { message } } }");
        JsonPath account = query("{ account(ref: \"acme\") { name tier industry version } }");
        assertThat(account.getMap("data.account"))
                .containsEntry("name", "Acme Ltd")
                .containsEntry("tier", null)
                .containsEntry("industry", "Steel")
                .containsEntry("version", 2);
        JsonPath nothing = query(
                "mutation { updateAccount(input: {account: \"acme\", note: \"x\"}) { userErrors { code message } } }");
        assertThat(nothing.getString("data.updateAccount.userErrors[0].message"))
                .contains("contains no field to change");
        JsonPath nameless =
                query("mutation { updateAccount(input: {account: \"acme\", name: null}) { userErrors { code } } }");
        assertThat(nameless.getString("data.updateAccount.userErrors[0].code")).isEqualTo("MISSING_FIELD");
    }

    @Test
    void failedMutationWritesNothing() {
        long streams = count("account_stream");
        run("openAccount", Map.of("ref", "blank", "name", "  "));
        run("openAccount", Map.of("ref", "twins", "name", "Twins", "owner", "kim", "backupOwner", "kim"));
        run("makeCommitment", promise("madeTo", List.of("nobody")));
        assertThat(count("account_stream")).isEqualTo(streams);
        assertThat(export().lines()).hasSize(1);
    }

    private long count(String table) {
        return database.query(
                        "select count(*) as n from " + table + " where workspace_id = ?", row -> row.getLong("n"), home)
                .getFirst();
    }

    @Test
    void trustImpactComparesTheSameInstantWithAndWithoutTheFact() {
        query(
                "mutation { addStakeholder(input: {account: \"acme\", ref: \"ann\", person: {ref: \"ann\", name: \"Ann\"}, department: \"IT\", at: \"2026-01-01T00:00:00Z\"}) { replayed } }");
        query(
                "mutation { recordTouchpoint(input: {account: \"acme\", channel: MEETING, direction: OUT, participants: [\"ann\"], at: \"2026-11-01T00:00:00Z\"}) { replayed } }");
        run("makeCommitment", promise("ref", "p1", "at", "2026-11-01T00:00:00Z"));
        run("makeCommitment", promise("ref", "p2", "at", "2026-11-01T00:00:00Z"));
        run("keepCommitment", Map.of("commitment", "p1"));
        String score = "trust { score { value } credibility { value } connection { value } }";
        JsonPath broken =
                query("mutation { breakCommitment(input: {commitment: \"p2\", idempotencyKey: \"k\"}) { trustImpact {"
                        + " account { ref } before { " + score + " } after { " + score
                        + " } drivers { code contribution } } } }");
        broken.setRootPath("data.breakCommitment.trustImpact");
        double before = broken.getDouble("before.trust.score.value");
        double after = broken.getDouble("after.trust.score.value");
        assertThat(after).isLessThan(before);
        assertThat(broken.getDouble("after.trust.connection.value"))
                .isEqualTo(broken.getDouble("before.trust.connection.value"));
        List<Map<String, Object>> drivers = broken.getList("drivers");
        assertThat(drivers.stream()
                        .mapToDouble(d -> (Double) d.get("contribution"))
                        .sum())
                .isCloseTo(after - before, within(1e-9));
        assertThat(drivers).extracting("code").doesNotContain("COVERAGE", "RHYTHM", "UNDERSTANDING");
        assertThat(query("{ account(ref: \"acme\") { trust { score { value } } } }")
                        .getDouble("data.account.trust.score.value"))
                .isCloseTo(after, within(1e-9));
        run("recordTouchpoint", Map.of("account", "acme", "channel", "CALL", "direction", "OUT"));
        JsonPath replayed = query(
                "mutation { breakCommitment(input: {commitment: \"p2\", idempotencyKey: \"k\"}) { replayed trustImpact {"
                        + " before { trust { score { value } } } after { trust { score { value } } } } } }");
        assertThat(replayed.getBoolean("data.breakCommitment.replayed")).isTrue();
        assertThat(replayed.getDouble("data.breakCommitment.trustImpact.after.trust.score.value"))
                .isEqualTo(after);
    }

    @Test
    void factsAreAmendedAndRetractedByTheirId() {
        run("makeCommitment", promise("ref", "p1"));
        JsonPath amended = query(
                "mutation { amendFact(input: {type: \"commitmentMade\", fact: \"p1\", fields: \"{\\\"title\\\": \\\"Send the offer again\\\"}\"})"
                        + " { fact { type subject } userErrors { code message } } }");
        assertThat(amended.getList("data.amendFact.userErrors")).isEmpty();
        assertThat(amended.getString("data.amendFact.fact.subject")).isEqualTo("p1");
        assertThat(query("{ commitment(ref: \"p1\") { title version } }").getMap("data.commitment"))
                .containsEntry("title", "Send the offer again")
                .containsEntry("version", 2);
        JsonPath gone = query(
                "mutation { retractFact(input: {type: \"commitmentMade\", fact: \"p1\", reason: \"Never said\"}) { userErrors { code message } } }");
        assertThat(gone.getList("data.retractFact.userErrors"))
                .as(gone.prettify())
                .isEmpty();
        assertThat((Object) query("{ commitment(ref: \"p1\") { title } }").get("data.commitment"))
                .isNull();
        JsonPath noJson = query(
                "mutation { amendFact(input: {type: \"account\", fact: \"acme\", fields: \"[1\"}) { userErrors { code path } } }");
        assertThat(noJson.getString("data.amendFact.userErrors[0].code")).isEqualTo("INVALID_VALUE");
    }
}
