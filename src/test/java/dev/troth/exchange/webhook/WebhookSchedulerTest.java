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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
        touch(ref, "acme", source);
    }

    private static void touch(String ref, String account, String source) {
        post("{\"type\":\"touchpoint\",\"ref\":\"" + ref + "\",\"account\":\"" + account
                + "\",\"at\":\"2026-11-01T00:00:00Z\",\"channel\":\"CALL\",\"direction\":\"OUT\",\"source\":\""
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
        return query(
                        "{ webhooks { id deliveries(first: 100) { id status attempts nextAt httpStatus failure payload } } }")
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
    void bodyHasTheFieldsOfItsTypeInTheSchema() throws Exception {
        JsonPath hook = create("");
        touch("t1", "theirs");
        Delivery one = next();
        logged(hook.getString("webhook.id"), "DELIVERED");
        JsonPath read = query("{ webhooks { id deliveries { body { delivery factId type account subject recordedAt"
                + " fact { ref at by source note } } } } __type(name: \"WebhookBody\") { fields { name } } }");
        Map<String, Object> sent = new JsonPath(one.body()).getMap("");
        assertThat(sent.keySet()).containsExactlyInAnyOrderElementsOf(read.getList("data.__type.fields.name"));
        Map<String, Object> typed = read.getMap(
                "data.webhooks.find { it.id == '" + hook.getString("webhook.id") + "' }.deliveries[0].body");
        assertThat(typed).containsEntry("factId", sent.get("factId")).containsEntry("account", "acme");
        Map<String, Object> fact = new JsonPath(one.body()).getMap("fact");
        assertThat(typed.get("fact"))
                .isEqualTo(
                        mapWithNulls("ref", "t1", "at", fact.get("at"), "by", null, "source", "theirs", "note", null));
    }

    private static Map<String, Object> mapWithNulls(@Nullable Object... pairs) {
        Map<String, Object> map = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(String.valueOf(pairs[i]), pairs[i + 1]);
        }
        return map;
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
        assertThat(log).containsEntry("attempts", 6).containsEntry("httpStatus", 503);
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
    @CsvSource(delimiter = '|', textBlock = """
                    http://example.com/x            | not an https URL
                    ftp://example.com               | not an https URL
                    javascript:alert(1)             | not a valid URL
                    no url                          | not a valid URL
                    https://exa mple.com/x          | not a valid URL
                    https://example.com/a b         | not a valid URL
                    https:example.com               | not a valid URL
                    https://                        | no valid host
                    https:///x                      | no valid host
                    https://:443/x                  | no valid host
                    https://my_host/x               | no valid host
                    https://-a.example/             | no valid host
                    https://a..example/             | no valid host
                    https://exa%6dple.com/          | no valid host
                    https://[::1/x                  | not a valid URL
                    https://[fe80::1%25eth0]/x      | not a valid URL
                    https://[12345::]/x             | not a valid URL
                    https://user:pw@example.com/x   | user or a password
                    https://user@example.com/x      | user or a password
                    https://example.com/x#part      | fragment "#part"
                    https://example.com:0/x         | from 1 to 65535
                    https://example.com:65536/x     | The port of the URL is 65536
                    https://example.com:99999999999 | from 1 to 65535
                    https://example.com:-1/x        | not a valid URL
                    https://example.com:http/x      | not a valid URL
                    https://example.com/%zz         | not a valid URL
                    """)
    void addressOtherThanPlainHttpsIsRefused(String wrong, String reason) {
        RejectedException refused = org.junit.jupiter.api.Assertions.assertThrows(
                RejectedException.class, () -> WebhookEndpoint.parse(wrong, false));
        assertThat(refused.getMessage()).contains(reason);
        assertThat(refused.problem().field()).isEqualTo("url");
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.com, https://example.com, 443, /",
        "HTTPS://Example.COM:8443/a?b=c, https://example.com:8443/a?b=c, 8443, /a?b=c",
        "https://bücher.example/straße?ü=1, https://xn--bcher-kva.example/stra%C3%9Fe?%C3%BC=1, 443, /stra%C3%9Fe?%C3%BC=1",
        "https://example.com:/x, https://example.com/x, 443, /x",
        "https://[2606:4700::1111]:8443/x, https://[2606:4700::1111]:8443/x, 8443, /x",
        "https://example.com?x=1, https://example.com?x=1, 443, /?x=1"
    })
    void hostOfAnyScriptAndAddressIsUnderstood(String url, String ascii, int port, String path) throws IOException {
        java.net.URI parsed = WebhookEndpoint.parse(url, false);
        assertThat(parsed).hasToString(ascii);
        WebhookEndpoint endpoint = new WebhookEndpoint(parsed, InetAddress.getLoopbackAddress());
        assertThat(endpoint.port()).isEqualTo(port);
        assertThat(endpoint.path()).isEqualTo(path);
    }

    @Test
    void failingAccountHoldsBackItsOwnDeliveriesOnly() throws Exception {
        query("mutation { openAccount(input: {ref: \"beta\", name: \"Beta\"}) { replayed } }");
        JsonPath hook = create(", types: [\"touchpoint\", \"exchangeRates\"]");
        receiver.refuse(body -> body.contains("\"ref\":\"a1\""));
        for (int i = 1; i <= 3; i++) {
            touch("a" + i, "acme", "x");
            touch("b" + i, "beta", "x");
            post("{\"type\":\"exchangeRates\",\"ref\":\"m" + i + "\",\"at\":\"2026-11-0" + i
                    + "T00:00:00Z\",\"base\":\"EUR\",\"rates\":[{\"currency\":\"USD\",\"rate\":\"0.9\"}]}");
        }
        List<String> arrived = new ArrayList<>();
        while (!arrived.containsAll(List.of("b1", "b2", "b3", "m1", "m2", "m3"))) {
            arrived.add(new JsonPath(next().body()).getString("fact.ref"));
        }
        assertThat(arrived).doesNotContain("a2", "a3");
        assertThat(arrived.stream().filter(ref -> ref.startsWith("b"))).containsExactly("b1", "b2", "b3");
        assertThat(arrived.stream().filter(ref -> ref.startsWith("m"))).containsExactly("m1", "m2", "m3");
        List<Map<String, Object>> log = log(hook.getString("webhook.id"));
        Map<String, Object> heldBack = log.stream()
                .filter(one -> one.get("payload").toString().contains("\"ref\":\"a2\""))
                .findFirst()
                .orElseThrow();
        assertThat(heldBack).containsEntry("status", "WAITING").containsEntry("attempts", 0);
        assertThat(heldBack.get("nextAt")).isNull();
        JsonPath replayed = query(
                "mutation($id: ID!) { replayDelivery(input: {id: $id}) { userErrors { code message } } }",
                Map.of("id", heldBack.get("id")));
        assertThat(replayed.getString("data.replayDelivery.userErrors[0].message"))
                .contains("waits for an earlier one");
        receiver.refuse(body -> false);
        List<String> later = new ArrayList<>();
        while (!later.contains("a3")) {
            later.add(new JsonPath(next().body()).getString("fact.ref"));
        }
        assertThat(later.stream().filter(ref -> !ref.equals("a1"))).containsExactly("a2", "a3");
    }

    @Test
    void exhaustedDeliveryLetsTheNextOneOfItsAccountPass() throws Exception {
        String id = create("").getString("webhook.id");
        receiver.refuse(body -> body.contains("\"ref\":\"t1\""));
        touch("t1", "x");
        touch("t2", "x");
        List<String> arrived = new ArrayList<>();
        while (!arrived.contains("t2")) {
            arrived.add(new JsonPath(next().body()).getString("fact.ref"));
        }
        assertThat(arrived).containsExactly("t1", "t1", "t1", "t1", "t1", "t1", "t2");
        await().until(
                        () -> log(id).stream().map(one -> one.get("status")).toList(),
                        List.of("DELIVERED", "EXHAUSTED")::equals);
    }

    private static final String DOCUMENT = "query($account: ID!, $ref: String!, $type: String!, $fact: ID!, "
            + "$subject: ID, $occurredAt: DateTime!) { account(id: $account) { name } touchpoint(ref: $ref) { channel } "
            + "node(id: $fact) { ... on Fact { type @skip(if: false) } } past: accounts(asOf: $occurredAt, "
            + "where: {ref: {eq: $type}}) { totalCount } subject: touchpoint(ref: $subject) { ref } }";

    private JsonPath createWith(String document) {
        return query(
                "mutation($url: String!, $document: String) { createWebhook(input: {url: $url, document: $document}) {"
                        + " webhook { id document } userErrors { code message path } } }",
                Map.of("url", url, "document", document));
    }

    @Test
    void documentChoosesTheDataOfADelivery() throws Exception {
        JsonPath made = createWith(DOCUMENT.replace("$subject: ID, ", "$subject: String!, "));
        assertThat(made.getList("data.createWebhook.userErrors"))
                .as(made.prettify())
                .isEmpty();
        String id = made.getString("data.createWebhook.webhook.id");
        touch("t1", "x");
        Delivery one = next();
        JsonPath body = new JsonPath(one.body());
        assertThat(body.getString("data.account.name")).as(one.body()).isEqualTo("Acme");
        assertThat(body.getString("data.touchpoint.channel")).isEqualTo("CALL");
        assertThat(body.getString("data.node.type")).isEqualTo("touchpoint");
        assertThat(body.getString("data.subject.ref")).isEqualTo("t1");
        assertThat(body.getString("fact.ref")).isEqualTo("t1");
        assertThat(body.getMap("$")).doesNotContainKeys("errors", "extensions");
        Map<String, Object> logged = logged(id, "DELIVERED");
        assertThat(logged.get("payload").toString()).doesNotContain("\"data\"");
        // A fact without an account: the error stands beside.
        post(
                "{\"type\":\"exchangeRates\",\"ref\":\"m1\",\"at\":\"2026-11-01T00:00:00Z\",\"base\":\"EUR\",\"rates\":[{\"currency\":\"USD\",\"rate\":\"0.9\"}]}");
        JsonPath market = new JsonPath(next().body());
        assertThat((Object) market.get("data")).isNull();
        assertThat(market.getString("errors[0].message")).contains("account");
        assertThat(market.getString("errors[0].extensions.code")).isEqualTo("BAD_USER_INPUT");
        assertThat(market.getString("fact.ref")).isEqualTo("m1");
        query(
                "mutation($id: ID!) { updateWebhook(input: {id: $id, document: \"\"}) { userErrors { message } } }",
                Map.of("id", id));
        touch("t2", "x");
        assertThat(new JsonPath(next().body()).getMap("$")).doesNotContainKeys("data", "errors");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    { accounts {                                                            | not valid
                    { nothing }                                                             | nothing
                    mutation { endSignal(input: {signal: "s"}) { replayed } }                | exactly one operation, a query
                    subscription { facts { id } }                                           | exactly one operation, a query
                    query a { me { name } } query b { me { name } }                         | exactly one operation
                    { __schema { queryType { name } } }                                     | introspection
                    query($acount: ID!) { account(id: $acount) { name } }                   | Maybe "account"?
                    query($nothing: ID!) { account(id: $nothing) { name } }                 | one of account, fact, occurredAt, ref, subject, type
                    query($account: String!) { account(ref: $account) { name } }            | must be declared as ID
                    query($ref: Int) { accounts(first: $ref) { nodes { name } } }           | must be declared as ID or String
                    query($type: [String!]) { account(ref: "a") { facts(types: $type) { id } } } | must be declared as String
                    { accounts(first: 100) { nodes { commitments(first: 100) { nodes { title } } } } } | the maximum is 1000
                    { accounts(first: 5.0) { nodes { ref } } }                              | must be an integer
                    """)
    void documentThatCannotRunIsRefused(String document, String reason) {
        JsonPath refused = createWith(document);
        assertThat(refused.getString("data.createWebhook.webhook")).isNull();
        assertThat(refused.getString("data.createWebhook.userErrors[0].message"))
                .contains(reason);
        assertThat(refused.getList("data.createWebhook.userErrors[0].path")).isEqualTo(List.of("input", "document"));
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
