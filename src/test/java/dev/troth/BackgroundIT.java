package dev.troth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.troth.TwoWorkspaces.Tenant;
import dev.troth.testing.EventStreamClient;
import dev.troth.testing.KeyClient.Subscription;
import dev.troth.testing.WebhookReceiver.Delivery;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The background work of the packaged application, with two workspaces behind row level security: it is done in both, and
 * nothing crosses. {@link BackgroundEntryPointsTest} holds the list of all background work and of the tests that cover it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BackgroundIT {
    @TempDir
    static Path folder;

    private TwoWorkspaces world;
    private Tenant acme;
    private Tenant beta;

    @BeforeAll
    void start() throws Exception {
        world = TwoWorkspaces.start(folder);
        acme = world.acme();
        beta = world.beta();
    }

    @AfterAll
    void stopAndLookForErrors() throws Exception {
        if (world != null) {
            world.close();
            assertThat(world.log()).doesNotContain("ERROR");
        }
    }

    @Test
    void jobsSucceedWithinTheirOwnWorkspace() throws Exception {
        for (Tenant tenant : world.tenants()) {
            JsonNode job = tenant.job(tenant.job());
            assertThat(job.get("status").asText()).as(job.toPrettyString()).isEqualTo("SUCCEEDED");
            assertThat(job.get("accepted").asInt()).isEqualTo(tenant.portfolio().size());
            assertThat(tenant.client()
                            .query("{ accounts(first: 1) { totalCount } }")
                            .at("/accounts/totalCount")
                            .asInt())
                    .isEqualTo(2 + tenant.accounts());
        }
        assertThat(acme.client().get("/jobs/" + beta.job()).statusCode()).isEqualTo(404);
        assertThat(beta.client().get("/jobs/" + acme.job()).statusCode()).isEqualTo(404);
    }

    @Test
    void startRebuildsEmptyTablesAndOrdersTheFeed() throws Exception {
        for (Tenant tenant : world.tenants()) {
            assertThat(tenant.client()
                            .query("{ signals(first: 10) { nodes { ref } } }")
                            .at("/signals/nodes/0/ref")
                            .asText())
                    .isEqualTo("use");
            tenant.client().append(TwoWorkspaces.signal("after-restore"));
            assertThat(TwoWorkspaces.ref(world.next(tenant, "signals"))).isEqualTo("after-restore");
            assertThat(world.receiver().at(tenant.path("signals"))).isEmpty();
        }
        assertThat(world.number("select count(*) from fact where xid > pg_snapshot_xmax(pg_current_snapshot())"))
                .isZero();
    }

    @Test
    void webhooksAreDeliveredOnceSignedAndInOrder() throws Exception {
        Map<Tenant, String> secrets = new HashMap<>();
        for (Tenant tenant : world.tenants()) {
            String segment = tenant.client()
                    .mutate("createSegment", "{ name: \"all\", filter: {} }", "segment { id }")
                    .at("/segment/id")
                    .asText();
            secrets.put(tenant, world.createWebhook(tenant, "all", ", segment: \"" + segment + "\""));
        }
        List<String> refs = IntStream.range(0, 10).mapToObj(i -> "event-" + i).toList();
        for (String ref : refs) {
            for (Tenant tenant : world.tenants()) {
                tenant.client().append(TwoWorkspaces.experience(ref));
            }
        }
        for (Tenant tenant : world.tenants()) {
            Tenant other = tenant == acme ? beta : acme;
            List<Delivery> arrived = new ArrayList<>();
            for (int i = 0; i < refs.size(); i++) {
                arrived.add(world.next(tenant, "all"));
            }
            assertThat(arrived).extracting(TwoWorkspaces::ref).isEqualTo(refs);
            for (Delivery delivery : arrived) {
                assertThat(delivery.isSignedWith(secrets.get(tenant))).isTrue();
                assertThat(delivery.isSignedWith(secrets.get(other))).isFalse();
            }
        }
        // Two more rounds of the scheduler bring nothing more.
        Thread.sleep(2500);
        world.tenants()
                .forEach(tenant ->
                        assertThat(world.receiver().at(tenant.path("all"))).isEmpty());
    }

    /** In order per account, once, with the data that the document of the webhook chooses. */
    @Test
    void webhooksHoldBackTheAccountThatFailsAndSendTheDataOfTheirDocument() throws Exception {
        String document = "query($account: ID!) { account(id: $account) { ref name } me { name } }";
        for (Tenant tenant : world.tenants()) {
            world.createWebhook(tenant, "document", ", types: [\"feedback\"], document: \"" + document + "\"");
        }
        world.receiver().refuse(body -> body.contains("\"ref\":\"shared-1\""));
        for (int i = 1; i <= 3; i++) {
            for (Tenant tenant : world.tenants()) {
                for (String account : List.of("shared", "other")) {
                    tenant.client().append("""
                            {"type":"feedback","ref":"%1$s-%2$d","account":"%1$s","at":"2026-01-01T00:00:00Z","direction":"IN","kind":"COMMENT","text":"x"}
                            """.formatted(account, i));
                }
            }
        }
        for (Tenant tenant : world.tenants()) {
            assertThat(refs(tenant, "other-3")).containsExactly("other-1", "other-2", "other-3");
        }
        world.receiver().refuse(body -> false);
        for (Tenant tenant : world.tenants()) {
            assertThat(refs(tenant, "shared-3")).containsExactly("shared-1", "shared-2", "shared-3");
        }
        Thread.sleep(2500);
        for (Tenant tenant : world.tenants()) {
            assertThat(world.receiver().at(tenant.path("document"))).isEmpty();
        }
    }

    /** Refs of the deliveries of one account up to one of them, without refused ones, whose data are checked. */
    private List<String> refs(Tenant tenant, String last) throws Exception {
        String account = last.replaceAll("-.*", "");
        List<String> refs = new ArrayList<>();
        while (!refs.contains(last)) {
            Delivery delivery = world.next(tenant, "document");
            JsonNode body = new ObjectMapper().readTree(delivery.body());
            assertThat(body.at("/data/account/name").asText())
                    .as(delivery.body())
                    .endsWith(" of " + tenant.name());
            assertThat(body.at("/data/account/ref")).isEqualTo(body.at("/account"));
            assertThat(body.has("errors")).isFalse();
            String ref = TwoWorkspaces.ref(delivery);
            if (ref.startsWith(account) && !refs.contains(ref)) {
                refs.add(ref);
            }
        }
        return refs;
    }

    @Test
    void backtestsAndCalibrationsComplete() throws Exception {
        Map<Tenant, String> backtests = new HashMap<>();
        Map<Tenant, String> lessons = new HashMap<>();
        for (Tenant tenant : world.tenants()) {
            backtests.put(
                    tenant,
                    begin(tenant, "startBacktest", "{ from: \"2024-01-01T00:00:00Z\", to: \"2026-06-01T00:00:00Z\" }"));
            lessons.put(
                    tenant,
                    begin(
                            tenant,
                            "calibrateModel",
                            "{ version: \"learned\", from: \"2024-01-01T00:00:00Z\", to: \"2026-06-01T00:00:00Z\" }"));
        }
        for (Tenant tenant : world.tenants()) {
            JsonNode backtest = ended(tenant, backtests.get(tenant));
            assertThat(backtest.at("/report/accounts").asInt()).isBetween(1, tenant.accounts());
            ended(tenant, lessons.get(tenant));
            assertThat(tenant.client()
                            .query("{ model(version: \"learned\") { status } }")
                            .at("/model/status")
                            .asText())
                    .isEqualTo("DRAFT");
        }
    }

    private static String begin(Tenant tenant, String mutation, String input) throws Exception {
        return tenant.client()
                .mutate(mutation, input, "backtest { id }")
                .at("/backtest/id")
                .asText();
    }

    private static JsonNode ended(Tenant tenant, String id) throws Exception {
        String document = "{ backtest(id: \"" + id + "\") { status failure report { accounts } } }";
        TwoWorkspaces.await(
                "the backtest ends",
                () -> !tenant.client()
                        .query(document)
                        .at("/backtest/status")
                        .asText()
                        .equals("RUNNING"));
        JsonNode backtest = tenant.client().query(document).get("backtest");
        assertThat(backtest.get("status").asText())
                .as(backtest.toPrettyString())
                .isEqualTo("SUCCEEDED");
        return backtest;
    }

    @Test
    void modelVersionsAreComputedAndActivated() throws Exception {
        for (Tenant tenant : world.tenants()) {
            tenant.client()
                    .mutate(
                            "createModel",
                            "{ version: \"own\", changes: [{ code: \"SCAR\", value: " + (tenant == acme ? 1.3 : 1.2)
                                    + " }] }",
                            "model { version }");
            tenant.client().mutate("activateModel", "{ version: \"own\" }", "model { version }");
        }
        for (Tenant tenant : world.tenants()) {
            TwoWorkspaces.await("the model is active", () -> {
                JsonNode model = tenant.client()
                        .query("{ model(version: \"own\") { status activating failure } }")
                        .get("model");
                assertThat(model.get("failure").isNull()).as(model.toString()).isTrue();
                return model.get("status").asText().equals("ACTIVE")
                        && !model.get("activating").asBoolean();
            });
            JsonNode data = tenant.client()
                    .query(
                            "{ model { parameters { code value } } account(ref: \"shared\") { trust { score { model } } } }");
            assertThat(data.at("/account/trust/score/model").asText()).isEqualTo("own");
            data.at("/model/parameters").forEach(parameter -> {
                if (parameter.get("code").asText().equals("SCAR")) {
                    assertThat(parameter.get("value").asDouble()).isEqualTo(tenant == acme ? 1.3 : 1.2);
                }
            });
        }
    }

    @Test
    void housekeepingErasesPeopleDeletesOldRowsAndRefreshesScores() throws Exception {
        for (Tenant tenant : world.tenants()) {
            tenant.client().mutate("setPersonRetention", "{ daysAfterDeparture: 30 }", "daysAfterDeparture");
            tenant.client()
                    .mutate("updateAccount", "{ account: \"shared\", tier: \"A\", idempotencyKey: \"k\" }", "replayed");
            String dryRun = tenant.client().startImport("&dryRun=true", TwoWorkspaces.experience("dry"));
            TwoWorkspaces.await(
                    "the dry run ends", () -> tenant.jobState(dryRun).equals("VALIDATED"));
        }
        world.update("update webhook_delivery set created_at = now() - interval '40 days'");
        world.update("update idempotency_key set answered_at = now() - interval '2 days'");
        world.update("update job set finished_at = now() - interval '2 days' where state = 'VALIDATED'");
        world.update(
                "insert into awaited_message select id, 'reply', 0, 'parent', now() - interval '2 years' from workspace");
        world.update("update account_score set trust = -5, due_at = '2001-01-01'");
        assertThat(world.number("select count(distinct workspace_id) from job_file_chunk"))
                .isEqualTo(2);
        world.runHousekeeping();
        for (Tenant tenant : world.tenants()) {
            assertThat(tenant.client().get("/people/gone").body())
                    .contains("Erased person")
                    .doesNotContain("Gone");
            assertThat(tenant.client().get("/people/staying").body()).contains("Staying In" + tenant.name());
        }
        for (String old : List.of(
                "webhook_delivery where created_at < now() - interval '30 days' and state <> 'WAITING'",
                "idempotency_key where answered_at < now() - interval '1 day'",
                "job_file_chunk",
                "awaited_message",
                "account_score where trust = -5")) {
            assertThat(world.number("select count(*) from " + old)).as(old).isZero();
        }
        assertThat(world.number("select count(distinct workspace_id) from account_score"))
                .isEqualTo(2);
    }

    /** As after a node that died between the two writes: what is to be done is noted, but no task does it. */
    @Test
    void workWithoutATaskIsScheduledAgain() throws Exception {
        Map<Tenant, String> jobs = new HashMap<>();
        Map<Tenant, String> backtests = new HashMap<>();
        for (Tenant tenant : world.tenants()) {
            jobs.put(tenant, tenant.client().startImport("&dryRun=true", TwoWorkspaces.experience("lost")));
            backtests.put(
                    tenant,
                    begin(tenant, "startBacktest", "{ from: \"2024-01-01T00:00:00Z\", to: \"2026-06-01T00:00:00Z\" }"));
            tenant.client().mutate("createModel", "{ version: \"lost\", changes: [] }", "model { version }");
        }
        for (Tenant tenant : world.tenants()) {
            ended(tenant, backtests.get(tenant));
            TwoWorkspaces.await(
                    "the dry run ends", () -> tenant.jobState(jobs.get(tenant)).equals("VALIDATED"));
        }
        world.update("update job set state = 'QUEUED', dry_run = false, phase = 'READING', finished_at = null"
                + " where state = 'VALIDATED'");
        world.update("update model_version m set state = 'SHADOW', author = b.author from backtest b"
                + " where m.version = 'lost' and b.workspace_id = m.workspace_id");
        world.update("update backtest set state = 'RUNNING', findings = null, finished_at = null where learns is null");
        world.runHousekeeping();
        for (Tenant tenant : world.tenants()) {
            TwoWorkspaces.await(
                    "the job ends", () -> tenant.jobState(jobs.get(tenant)).equals("SUCCEEDED"));
            ended(tenant, backtests.get(tenant));
            TwoWorkspaces.await(
                    "the model is computed",
                    () -> !tenant.client()
                            .query("{ model(version: \"lost\") { readyAt } }")
                            .at("/model/readyAt")
                            .isNull());
        }
    }

    @Test
    void subscriptionsReceiveFactsOfTheirOwnWorkspaceOnly() throws Exception {
        String document =
                "subscription { facts(types: [\"experience\"]) { ref account { name trust { score { model } } } } }";
        try (Subscription ofAcme = acme.client().subscribe(document);
                Subscription ofBeta = beta.client().subscribe(document)) {
            // Subscriptions begin at the fact that is the latest then; nothing tells when they have begun.
            Thread.sleep(1000);
            for (String ref : List.of("live-1", "live-2", "live-3")) {
                acme.client().append(TwoWorkspaces.experience(ref));
                beta.client().append(TwoWorkspaces.experience(ref));
            }
            for (Map.Entry<Tenant, Subscription> one :
                    Map.of(acme, ofAcme, beta, ofBeta).entrySet()) {
                for (String ref : List.of("live-1", "live-2", "live-3")) {
                    JsonNode fact = one.getValue().next().at("/payload/data/facts");
                    assertThat(fact.path("ref").asText()).isEqualTo(ref);
                    assertThat(fact.at("/account/name").asText())
                            .isEqualTo("Shared of " + one.getKey().name());
                    assertThat(fact.at("/account/trust/score/model").asText()).isNotEmpty();
                }
            }
            Thread.sleep(500); // time for messages that must not come
            assertThat(ofAcme.messages()).isEmpty();
            assertThat(ofBeta.messages()).isEmpty();
        }
    }

    @Test
    void eventStreamsReceiveFactsOfTheirOwnWorkspaceOnly() throws Exception {
        String document = "subscription { facts(types: [\"experience\"]) { ref account { name } } }";
        try (EventStreamClient ofAcme = acme.client().stream(document);
                EventStreamClient ofBeta = beta.client().stream(document)) {
            Thread.sleep(1000);
            for (String ref : List.of("stream-1", "stream-2")) {
                acme.client().append(TwoWorkspaces.experience(ref));
                beta.client().append(TwoWorkspaces.experience(ref));
            }
            for (Map.Entry<Tenant, EventStreamClient> one :
                    Map.of(acme, ofAcme, beta, ofBeta).entrySet()) {
                for (String ref : List.of("stream-1", "stream-2")) {
                    JsonNode fact = one.getValue().next().json().at("/data/facts");
                    assertThat(fact.path("ref").asText()).isEqualTo(ref);
                    assertThat(fact.at("/account/name").asText())
                            .isEqualTo("Shared of " + one.getKey().name());
                }
                one.getValue().hearNothing();
            }
        }
    }
}
