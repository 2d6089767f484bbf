package dev.troth.exchange.webhook;

import static dev.troth.testing.Api.post;
import static dev.troth.testing.Api.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.troth.platform.common.RejectedException;
import dev.troth.platform.database.Database;
import dev.troth.testing.Owner;
import dev.troth.testing.TestDatabase;
import dev.troth.testing.TestWorkspace;
import dev.troth.testing.WebhookReceiver;
import dev.troth.testing.WebhookReceiver.Delivery;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Webhooks against a real server; pauses are short here, and loopback may be called, see the test profile. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class WebhookSchedulerTest {
    @Inject
    TestWorkspace workspace;

    @Inject
    Database database;

    private WebhookReceiver receiver;
    private String url;

    @BeforeEach
    void aReceiverAndAnAccount() throws IOException {
        workspace.fresh(database);
        receiver = WebhookReceiver.start();
        url = receiver.url("/hook?x=1");
        query("mutation { openAccount(input: {ref: \"acme\", name: \"Acme\"}) { replayed } }");
    }

    @AfterEach
    void stop() {
        receiver.close();
    }

    private JsonPath create(String more) {
        JsonPath made = query("mutation { createWebhook(input: {url: \"" + url + "\"" + more
                + "}) { webhook { id url types } secret userErrors { code message } } }");
        assertThat(made.getList("data.createWebhook.userErrors"))
                .as(made.prettify())
                .isEmpty();
        made.setRootPath("data.createWebhook");
        return made;
    }

    private static void touch(String ref, String source) {
        post("{\"type\":\"touchpoint\",\"ref\":\"" + ref
                + "\",\"account\":\"acme\",\"at\":\"2026-11-01T00:00:00Z\",\"channel\":\"CALL\",\"direction\":\"OUT\",\"source\":\""
                + source + "\"}");
    }

    private Delivery next() throws InterruptedException {
        Delivery one = poll(10_000);
        assertThat(one).as("a delivery").isNotNull();
        return one;
    }

    private @Nullable Delivery poll(int millis) throws InterruptedException {
        return receiver.at("/hook").poll(millis, TimeUnit.MILLISECONDS);
    }

    private static List<Map<String, Object>> log(String id) {
        return query("{ webhooks { id deliveries { id status attempts httpStatus failure payload } } }")
                .getList("data.webhooks.find { it.id == '" + id + "' }.deliveries");
    }

    private static Map<String, Object> logged(String id, String state) {
        return await("delivery that is " + state)
                .until(
                        () -> log(id),
                        log -> !log.isEmpty() && log.getFirst().get("status").equals(state))
                .getFirst();
    }

    @Test
    void signatureEqualsTheExampleOfTheSpecification() {
        assertThat(Signature.of(
                        "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        1614265330,
                        "{\"test\": 2432232314}",
                        List.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void factIsDeliveredOnceSignedAndLogged() throws Exception {
        JsonPath hook = create(", types: [\"touchpoint\"], skipSources: [\"mine\"]");
        touch("t0", "mine");
        touch("t1", "theirs");
        Delivery one = next();
        assertThat(one.isSignedWith(hook.getString("secret"))).isTrue();
        JsonPath body = new JsonPath(one.body());
        assertThat(body.getString("type")).isEqualTo("touchpoint");
        assertThat(body.getString("fact.ref")).isEqualTo("t1");
        assertThat(body.getString("account")).isEqualTo("acme");
        assertThat(one.id()).isEqualTo(body.getString("delivery"));
        Map<String, Object> log = logged(hook.getString("webhook.id"), "DELIVERED");
        assertThat(log)
                .containsEntry("attempts", 1)
                .containsEntry("httpStatus", 200)
                .containsEntry("payload", one.body());
        assertThat(poll(1500)).isNull();
    }

    @Test
    void rejectedDeliveryIsRetriedThenGivenUpAndReplayable() throws Exception {
        receiver.answer(503);
        String id = create("").getString("webhook.id");
        touch("t1", "x");
        Delivery first = next();
        for (int i = 0; i < 3; i++) {
            Delivery again = next();
            assertThat(again.id()).isEqualTo(first.id());
            assertThat(again.body()).isEqualTo(first.body());
        }
        Map<String, Object> log = logged(id, "EXHAUSTED");
        assertThat(log).containsEntry("attempts", 4).containsEntry("httpStatus", 503);
        assertThat(log.get("failure").toString()).contains("503");
        receiver.answer(200);
        query(
                "mutation($id: ID!) { replayDelivery(input: {id: $id}) { userErrors { message } } }",
                Map.of("id", log.get("id")));
        assertThat(next().body()).isEqualTo(first.body());
        logged(id, "DELIVERED");
    }

    @Test
    void redirectsAreNotFollowed() throws Exception {
        receiver.answer(302);
        String id = create("").getString("webhook.id");
        JsonPath tested = query(
                "mutation($id: ID!) { testWebhook(input: {id: $id}) { test { accepted httpStatus failure } } }",
                Map.of("id", id));
        assertThat(tested.getBoolean("data.testWebhook.test.accepted")).isFalse();
        assertThat(tested.getInt("data.testWebhook.test.httpStatus")).isEqualTo(302);
        assertThat(next().body()).contains("\"type\":\"test\"");
        assertThat(poll(300)).isNull();
        assertThat(receiver.at("/elsewhere")).isEmpty();
        assertThat(log(id)).isEmpty();
    }

    @Test
    void rotatedSecretOverlapsWithTheOldOne() throws Exception {
        JsonPath hook = create("");
        String id = hook.getString("webhook.id");
        JsonPath rotated =
                query("mutation($id: ID!) { rotateWebhookSecret(input: {id: $id}) { secret } }", Map.of("id", id));
        String fresh = rotated.getString("data.rotateWebhookSecret.secret");
        assertThat(fresh).isNotEqualTo(hook.getString("secret"));
        touch("t1", "x");
        Delivery one = next();
        assertThat(one.isSignedWith(fresh)).isTrue();
        assertThat(one.isSignedWith(hook.getString("secret"))).isTrue();
        database.update("update webhook set old_until = '2000-01-01'");
        touch("t2", "x");
        Delivery two = next();
        assertThat(two.isSignedWith(fresh)).isTrue();
        assertThat(two.isSignedWith(hook.getString("secret"))).isFalse();
        assertThat(query("{ webhooks { id } __type(name: \"Webhook\") { fields { name } } }")
                        .getList("data.__type.fields.name"))
                .doesNotContain("secret");
    }

    @Test
    void reenabledWebhookDeliversTheFactsInBetween() throws Exception {
        String id = create("").getString("webhook.id");
        query(
                "mutation($id: ID!) { updateWebhook(input: {id: $id, active: false}) { userErrors { message } } }",
                Map.of("id", id));
        touch("t1", "x");
        assertThat(poll(1500)).isNull();
        query(
                "mutation($id: ID!) { updateWebhook(input: {id: $id, active: true}) { userErrors { message } } }",
                Map.of("id", id));
        assertThat(new JsonPath(next().body()).getString("fact.ref")).isEqualTo("t1");
        query("mutation($id: ID!) { deleteWebhook(input: {id: $id}) { userErrors { message } } }", Map.of("id", id));
        assertThat(query("{ webhooks { id } }").getList("data.webhooks")).isEmpty();
    }

    @Test
    void failingWorkspaceDoesNotDelayTheOthers() throws Exception {
        UUID one = workspace.fresh(database);
        query("mutation { openAccount(input: {ref: \"acme\", name: \"Acme\"}) { replayed } }");
        create("");
        UUID two = workspace.fresh(database);
        query("mutation { openAccount(input: {ref: \"acme\", name: \"Acme\"}) { replayed } }");
        create("");
        // The one that is served first; its webhooks cannot be read, for a reason that only it has.
        UUID failing = one.toString().compareTo(two.toString()) < 0 ? one : two;
        Owner.does("create policy broken on webhook as restrictive for select using (workspace_id <> '" + failing
                + "' or 1 / (length(url) * 0) > 0)");
        try {
            workspace.enter(failing);
            touch("failing", "x");
            workspace.enter(failing.equals(one) ? two : one);
            touch("healthy", "x");
            assertThat(new JsonPath(next().body()).getString("fact.ref")).isEqualTo("healthy");
            assertThat(poll(1500)).isNull();
        } finally {
            Owner.does("drop policy broken on webhook");
        }
        assertThat(new JsonPath(next().body()).getString("fact.ref")).isEqualTo("failing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/x", "https://10.1.2.3/x", "https://192.168.0.1/x", "https://172.16.0.1/x",
                        "https://169.254.169.254/x",
                "https://[::1]/x", "https://[fd00::1]/x", "https://[fe80::1]/x", "https://[::ffff:10.0.0.1]/x",
                        "https://100.64.0.1/x",
                "https://0.0.0.0/x", "https://localhost/x", "https://2130706433/x", "https://[64:ff9b::a00:1]/x"
            })
    void privateNetworkAddressesAreNeverCalled(String inside) {
        RejectedException refused = org.junit.jupiter.api.Assertions.assertThrows(
                RejectedException.class, () -> WebhookEndpoint.of(inside, false));
        assertThat(refused.getMessage()).containsAnyOf("private network", "cannot be resolved");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.com/x",
                "ftp://example.com",
                "https://user:pw@example.com/x",
                "no url",
                "https:///x"
            })
    void addressOtherThanPlainHttpsIsRefused(String wrong) {
        org.junit.jupiter.api.Assertions.assertThrows(
                RejectedException.class, () -> WebhookEndpoint.parse(wrong, false));
    }

    @Test
    void publicAddressesAreAllowed() throws IOException {
        assertThat(WebhookEndpoint.isPrivate(InetAddress.getByAddress(new byte[] {93, (byte) 184, (byte) 216, 34})))
                .isFalse();
        assertThat(WebhookEndpoint.isPrivate(InetAddress.getByName("2606:4700::1111")))
                .isFalse();
    }

    @Test
    void invalidInputIsRefusedWithASuggestion() {
        JsonPath type = query("mutation { createWebhook(input: {url: \"" + url
                + "\", types: [\"touchpoints\"]}) { userErrors { code message } } }");
        assertThat(type.getString("data.createWebhook.userErrors[0].message")).contains("Maybe \"touchpoint\"?");
        JsonPath noUrl =
                query("mutation { createWebhook(input: {url: \"nowhere\"}) { userErrors { code message path } } }");
        assertThat(noUrl.getList("data.createWebhook.userErrors[0].path")).isEqualTo(List.of("input", "url"));
    }
}
