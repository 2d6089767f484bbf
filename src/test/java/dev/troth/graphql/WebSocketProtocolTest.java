package dev.troth.graphql;

import static dev.troth.testing.Api.query;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.troth.platform.database.Database;
import dev.troth.platform.tenancy.WorkspaceScope;
import dev.troth.testing.TestDatabase;
import dev.troth.testing.TestWorkspace;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The protocol graphql-transport-ws, message by message. The limits of a socket are small here, see the test profile. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class WebSocketProtocolTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String INIT = "{\"type\":\"connection_init\"}";

    @Inject
    Vertx vertx;

    @Inject
    TestWorkspace workspace;

    @Inject
    Database database;

    @Inject
    GraphqlSettings settings;

    @TestHTTPResource("/graphql")
    URI graphql;

    private WebSocketClient client;
    private UUID home;

    /** Id of the latest fact. Subscriptions that start after it need not have begun before the next one is recorded. */
    private String latest;

    @BeforeEach
    void anAccount() {
        home = workspace.fresh(database);
        latest = query("mutation { openAccount(input: {ref: \"acme\", name: \"Acme\"}) { fact { id } } }")
                .getString("data.openAccount.fact.id");
        client = vertx.createWebSocketClient();
    }

    @AfterEach
    void end() {
        client.close();
    }

    /** A client with the messages that it received. */
    private static final class Talk {
        private final WebSocket socket;
        private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        private final CompletableFuture<Integer> closed = new CompletableFuture<>();

        Talk(WebSocket socket) {
            this.socket = socket;
            try {
                socket.textMessageHandler(heard::add);
                socket.closeHandler(end -> closed.complete((int) socket.closeStatusCode()));
            } catch (IllegalStateException quicker) {
                // The server has closed it before we could listen.
            }
            if (socket.isClosed()) {
                closed.complete((int) socket.closeStatusCode());
            }
        }

        Talk say(String message) {
            socket.writeTextMessage(message);
            return this;
        }

        JsonNode hear() throws Exception {
            String message = heard.poll(20, TimeUnit.SECONDS);
            assertThat(message).as("a message").isNotNull();
            return JSON.readTree(message);
        }

        void hearNothing() throws Exception {
            assertThat(heard.poll(300, TimeUnit.MILLISECONDS)).isNull();
        }

        Talk acknowledged() throws Exception {
            say(INIT);
            assertThat(hear().path("type").asText()).isEqualTo("connection_ack");
            return this;
        }

        Talk subscribe(String id, String query) {
            return say(JSON.createObjectNode()
                    .put("id", id)
                    .put("type", "subscribe")
                    .set("payload", JSON.createObjectNode().put("query", query))
                    .toString());
        }

        int closedWith() throws Exception {
            return closed.get(5, TimeUnit.SECONDS);
        }
    }

    private Talk connect(String... protocols) throws Exception {
        WebSocketConnectOptions options = new WebSocketConnectOptions()
                .setHost(graphql.getHost())
                .setPort(graphql.getPort())
                .setURI("/graphql")
                .setSubProtocols(protocols.length == 0 ? List.of("graphql-transport-ws") : List.of(protocols));
        return open(options);
    }

    /** Listens from the first moment on: on the event loop that opens the socket. */
    private Talk open(WebSocketConnectOptions options) throws Exception {
        return client.connect(options)
                .map(Talk::new)
                .toCompletionStage()
                .toCompletableFuture()
                .get(5, TimeUnit.SECONDS);
    }

    private void touch(String ref) {
        latest = query("mutation { recordTouchpoint(input: {account: \"acme\", ref: \"" + ref
                        + "\", channel: CALL, direction: OUT}) { fact { id } } }")
                .getString("data.recordTouchpoint.fact.id");
    }

    /** Returns the arguments of a subscription to the facts after the latest one. */
    private String fromNow(String more) {
        return "(sinceFact: \"" + latest + "\"" + more + ")";
    }

    @Test
    void initIsAcknowledgedOnce() throws Exception {
        Talk talk = connect().acknowledged();
        talk.say(INIT);
        assertThat(talk.closedWith()).isEqualTo(4429);
    }

    @Test
    void workspaceWithTheMostSocketsGetsNoMoreAndAnotherOneDoes() throws Exception {
        client.close();
        client = vertx.createWebSocketClient(
                new WebSocketClientOptions().setMaxConnections(settings.live().sockets()));
        for (int i = 0; i < settings.live().workspaceSockets(); i++) {
            connect().acknowledged();
        }
        assertThat(connect().say(INIT).closedWith()).isEqualTo(4429);
        workspace.fresh(database);
        connect().acknowledged();
    }

    @Test
    void connectionWithoutInitIsClosed() throws Exception {
        assertThat(connect().closedWith()).isEqualTo(4408);
    }

    @Test
    void subscribingBeforeTheAcknowledgementIsUnauthorized() throws Exception {
        assertThat(connect().subscribe("1", "{ __typename }").closedWith()).isEqualTo(4401);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "no json",
                "[]",
                "7",
                "{}",
                "{\"type\": 1}",
                "{\"type\": \"dance\"}",
                "{\"type\": \"ping\", \"payload\": \"x\"}",
                "{\"type\": \"connection_init\", \"payload\": []}",
                "{\"type\": \"subscribe\"}",
                "{\"type\": \"subscribe\", \"id\": 1, \"payload\": {\"query\": \"{ __typename }\"}}",
                "{\"type\": \"subscribe\", \"id\": \"\", \"payload\": {\"query\": \"{ __typename }\"}}",
                "{\"type\": \"subscribe\", \"id\": \"1\"}",
                "{\"type\": \"subscribe\", \"id\": \"1\", \"payload\": {}}",
                "{\"type\": \"subscribe\", \"id\": \"1\", \"payload\": {\"query\": 7}}",
                "{\"type\": \"subscribe\", \"id\": \"1\", \"payload\": {\"query\": \"{ __typename }\", \"variables\": []}}",
                "{\"type\": \"subscribe\", \"id\": \"1\", \"payload\": {\"query\": \"{ __typename }\", \"operationName\": 1}}",
                "{\"type\": \"complete\"}"
            })
    void malformedMessageClosesTheConnection(String message) throws Exception {
        Talk talk = connect().acknowledged();
        talk.say(message);
        assertThat(talk.closedWith()).isEqualTo(4400);
    }

    @Test
    void binaryMessageClosesTheConnection() throws Exception {
        Talk talk = connect().acknowledged();
        talk.socket.writeBinaryMessage(io.vertx.core.buffer.Buffer.buffer("{}"));
        assertThat(talk.closedWith()).isEqualTo(4400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"graphql-ws", "graphql-transport-ws2", "GRAPHQL-TRANSPORT-WS", "graphql-ws,soap", ""})
    void handshakeWithoutTheProtocolIsRefused(String offered) {
        WebSocketConnectOptions options = new WebSocketConnectOptions()
                .setHost(graphql.getHost())
                .setPort(graphql.getPort())
                .setURI("/graphql");
        if (!offered.isEmpty()) {
            options.setSubProtocols(List.of(offered.split(",")));
        }
        assertThat(refusal(options).getStatus()).isEqualTo(400);
        assertThat(refusal(options).getBody().toString()).contains("graphql-transport-ws");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"graphql-ws,graphql-transport-ws", "graphql-transport-ws,graphql-ws", "soap,graphql-transport-ws"
            })
    void protocolIsChosenWhereverItIsOffered(String offered) throws Exception {
        Talk talk = open(new WebSocketConnectOptions()
                .setHost(graphql.getHost())
                .setPort(graphql.getPort())
                .setURI("/graphql")
                .setSubProtocols(List.of(offered.split(","))));
        assertThat(talk.socket.subProtocol()).isEqualTo("graphql-transport-ws");
        talk.acknowledged();
    }

    private UpgradeRejectedException refusal(WebSocketConnectOptions options) {
        ExecutionException refused = org.junit.jupiter.api.Assertions.assertThrows(
                ExecutionException.class,
                () -> client.connect(options)
                        .toCompletionStage()
                        .toCompletableFuture()
                        .get(5, TimeUnit.SECONDS));
        return (UpgradeRejectedException) refused.getCause();
    }

    @Test
    void foreignOriginIsRejected() throws Exception {
        for (String origin : List.of("https://evil.example", "null")) {
            WebSocketConnectOptions options = new WebSocketConnectOptions()
                    .setHost(graphql.getHost())
                    .setPort(graphql.getPort())
                    .setURI("/graphql")
                    .addHeader("Origin", origin)
                    .setSubProtocols(List.of("graphql-transport-ws"));
            assertThat(refusal(options).getStatus()).isEqualTo(403);
        }
        WebSocketConnectOptions own = new WebSocketConnectOptions()
                .setHost(graphql.getHost())
                .setPort(graphql.getPort())
                .setURI("/graphql")
                .addHeader("Origin", "http://" + graphql.getHost() + ":" + graphql.getPort())
                .setSubProtocols(List.of("graphql-transport-ws"));
        open(own).acknowledged();
    }

    @Test
    void pingsAreAnswered() throws Exception {
        Talk talk = connect().say("{\"type\":\"ping\"}");
        assertThat(talk.hear().path("type").asText()).isEqualTo("pong");
        talk.acknowledged().say("{\"type\":\"pong\"}").hearNothing();
    }

    @Test
    void queryIsAnsweredOnceAndItsIdIsFreeAgain() throws Exception {
        Talk talk = connect().acknowledged();
        for (int i = 0; i < 2; i++) {
            talk.subscribe("1", "{ __typename }");
            JsonNode next = talk.hear();
            assertThat(next.path("type").asText()).isEqualTo("next");
            assertThat(next.path("id").asText()).isEqualTo("1");
            assertThat(next.path("payload").path("data").path("__typename").asText())
                    .isEqualTo("Query");
            JsonNode complete = talk.hear();
            assertThat(complete.path("type").asText()).isEqualTo("complete");
        }
    }

    @Test
    void invalidDocumentIsAnErrorAndItsIdIsFreeAgain() throws Exception {
        Talk talk = connect().acknowledged();
        for (String wrong : List.of("{", "{ nothing }", "subscription { facts(types: [\"dance\"]) { id } }")) {
            talk.subscribe("1", wrong);
            JsonNode error = talk.hear();
            assertThat(error.path("type").asText()).isEqualTo("error");
            assertThat(error.path("payload").isArray()).isTrue();
            assertThat(error.path("payload")
                            .path(0)
                            .path("extensions")
                            .path("code")
                            .asText())
                    .isEqualTo("BAD_USER_INPUT");
        }
        talk.subscribe("1", "{ __typename }");
        assertThat(talk.hear().path("type").asText()).isEqualTo("next");
    }

    @Test
    void duplicateOperationIdClosesTheConnection() throws Exception {
        Talk talk = connect().acknowledged();
        talk.subscribe("1", "subscription { facts { id } }");
        talk.subscribe("1", "subscription { facts { id } }");
        assertThat(talk.closedWith()).isEqualTo(4409);
    }

    @Test
    void completedSubscriptionSendsNoMoreMessages() throws Exception {
        Talk talk = connect().acknowledged();
        talk.subscribe("1", "subscription { facts" + fromNow("") + " { ref } }");
        touch("t1");
        assertThat(talk.hear()
                        .path("payload")
                        .path("data")
                        .path("facts")
                        .path("ref")
                        .asText())
                .isEqualTo("t1");
        talk.say("{\"id\":\"1\",\"type\":\"complete\"}");
        talk.say("{\"type\":\"ping\"}");
        assertThat(talk.hear().path("type").asText()).as("both are handled").isEqualTo("pong");
        touch("t2");
        talk.hearNothing();
        talk.subscribe("1", "subscription { facts" + fromNow("") + " { ref } }");
        touch("t3");
        assertThat(talk.hear()
                        .path("payload")
                        .path("data")
                        .path("facts")
                        .path("ref")
                        .asText())
                .isEqualTo("t3");
    }

    @Test
    void subscriptionsPerSocketAreLimited() throws Exception {
        Talk talk = connect().acknowledged();
        for (int i = 0; i < 5; i++) {
            talk.subscribe("s" + i, "subscription { facts { id } }");
        }
        talk.subscribe("one too many", "subscription { facts { id } }");
        JsonNode error = talk.hear();
        assertThat(error.path("id").asText()).isEqualTo("one too many");
        assertThat(error.path("payload").path(0).path("extensions").path("code").asText())
                .isEqualTo("RATE_LIMITED");
    }

    @Test
    void subscriptionsAreFilteredByAccountTypeAndSegment() throws Exception {
        query("mutation { openAccount(input: {ref: \"bolt\", name: \"Bolt\", tier: \"B\"}) { replayed } }");
        String segment = query(
                        "mutation { createSegment(input: {name: \"B\", filter: {tier: {eq: \"B\"}}}) { segment { id } } }")
                .getString("data.createSegment.segment.id");
        Talk talk = connect().acknowledged();
        talk.subscribe("segment", "subscription { facts(segment: \"" + segment + "\") { ref } }");
        talk.subscribe(
                "account",
                "subscription { facts(account: \"acme\", types: [\"touchpoint\"]) { ref account { name } } }");
        talk.subscribe("changed", "subscription { accountChanged(segment: \"" + segment + "\") { ref } }");
        Thread.sleep(900); // accountChanged starts at the fact that is the latest then, and nothing tells when
        touch("t1");
        JsonNode one = talk.hear();
        assertThat(one.path("id").asText()).isEqualTo("account");
        assertThat(one.at("/payload/data/facts/account/name").asText()).isEqualTo("Acme");
        talk.hearNothing();
        query(
                "mutation { recordTouchpoint(input: {account: \"bolt\", ref: \"t2\", channel: CALL, direction: OUT}) { replayed } }");
        assertThat(List.of(
                        talk.hear().path("id").asText(), talk.hear().path("id").asText()))
                .containsExactlyInAnyOrder("segment", "changed");
    }

    @Test
    void failedSubscriptionReportsItsErrorOnce() throws Exception {
        String segment = query("mutation { createSegment(input: {name: \"all\", filter: {}}) { segment { id } } }")
                .getString("data.createSegment.segment.id");
        Talk talk = connect().acknowledged();
        talk.subscribe("1", "subscription { facts" + fromNow(", segment: \"" + segment + "\"") + " { ref } }");
        touch("t1");
        assertThat(talk.hear().at("/payload/data/facts/ref").asText()).isEqualTo("t1");
        query("mutation { deleteSegment(input: {id: \"" + segment + "\"}) { replayed } }");
        touch("t2");
        JsonNode end = talk.hear();
        assertThat(end.path("type").asText()).isEqualTo("error");
        assertThat(end.at("/payload/0/message").asText()).contains("segment");
        assertThat(end.at("/payload/0/extensions/code").asText()).isEqualTo("NOT_FOUND");
        talk.hearNothing();
        talk.subscribe("1", "subscription { facts" + fromNow("") + " { ref } }");
        touch("t3");
        assertThat(talk.hear().at("/payload/data/facts/ref").asText()).isEqualTo("t3");
    }

    @Test
    void factOfALongTransactionIsNotMissed() throws Exception {
        Talk talk = connect().acknowledged();
        talk.subscribe("1", "subscription { facts" + fromNow(", types: [\"touchpoint\"]") + " { ref } }");
        CompletableFuture<Void> go = new CompletableFuture<>();
        CompletableFuture<Void> begun = new CompletableFuture<>();
        UUID home = workspace.id();
        Thread slow = Thread.ofPlatform()
                .start(() -> WorkspaceScope.run(
                        home,
                        () -> io.quarkus.narayana.jta.QuarkusTransaction.requiringNew()
                                // Draws its number first and commits last, as an import may.
                                .run(() -> touchWithin(begun, go))));
        begun.get(5, TimeUnit.SECONDS);
        touch("quick");
        talk.hearNothing();
        go.complete(null);
        slow.join();
        assertThat(List.of(
                        talk.hear().at("/payload/data/facts/ref").asText(),
                        talk.hear().at("/payload/data/facts/ref").asText()))
                .containsExactly("slow", "quick");
    }

    @Inject
    dev.troth.ledger.Ledger ledger;

    @Inject
    dev.troth.ledger.FactCodec codec;

    private void touchWithin(CompletableFuture<Void> begun, CompletableFuture<Void> go) {
        query("mutation { openAccount(input: {ref: \"other\", name: \"Other\"}) { replayed } }");
        ledger.append(
                List.of(
                        codec.read(
                                "{\"type\":\"touchpoint\",\"ref\":\"slow\",\"account\":\"other\",\"at\":\"2026-11-01T00:00:00Z\",\"channel\":\"CALL\",\"direction\":\"OUT\"}")));
        begun.complete(null);
        go.join();
    }

    @Test
    void slowConsumerIsDisconnected() throws Exception {
        Talk talk = connect().acknowledged();
        talk.subscribe("1", "subscription { facts" + fromNow("") + " { json account { name domains } } }");
        talk.socket.pause();
        String note = "x".repeat(9_000);
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 1500; i++) {
            lines.append(
                    "{\"type\":\"touchpoint\",\"ref\":\"n%d\",\"account\":\"acme\",\"at\":\"2026-11-01T00:00:00Z\",\"channel\":\"CALL\",\"direction\":\"OUT\",\"note\":\"%s\"}\n"
                            .formatted(i, note));
        }
        dev.troth.testing.Api.post(lines.toString());
        Thread.sleep(4000); // does not read for longer than the socket allows, which is what is tested
        talk.socket.resume();
        JsonNode last = talk.hear();
        while (last.path("type").asText().equals("next")) {
            last = talk.hear();
        }
        assertThat(last.path("type").asText()).isEqualTo("error");
        assertThat(last.at("/payload/0/extensions/code").asText()).isEqualTo("RATE_LIMITED");
        assertThat(last.at("/payload/0/message").asText()).contains("sinceFact");
    }

    @Test
    void jobSubscriptionCompletesWithTheJob() throws Exception {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 5000; i++) {
            lines.append("{\"type\":\"account\",\"ref\":\"j%d\",\"at\":\"2026-01-01T00:00:00Z\",\"name\":\"J\"}\n"
                    .formatted(i));
        }
        String id = dev.troth.testing.Api.send(
                        lines.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8), "?async=true")
                .jsonPath()
                .getString("id");
        Talk talk = connect().acknowledged();
        talk.subscribe("1", "subscription { jobProgress(id: \"" + id + "\") { status phase done progress } }");
        JsonNode message = talk.hear();
        double progress = 0;
        String status = "";
        while (message.path("type").asText().equals("next")) {
            JsonNode job = message.at("/payload/data/jobProgress");
            assertThat(job.path("progress").asDouble()).isGreaterThanOrEqualTo(progress);
            progress = job.path("progress").asDouble();
            status = job.path("status").asText();
            message = talk.hear();
        }
        assertThat(message.path("type").asText()).isEqualTo("complete");
        assertThat(status).isEqualTo("SUCCEEDED");
        assertThat(progress).isEqualTo(1);
    }

    @Test
    void factsOfOtherWorkspacesAreNotPublished() throws Exception {
        Talk talk = connect().acknowledged();
        talk.subscribe("1", "subscription { facts" + fromNow("") + " { ref } }");
        workspace.fresh(database);
        query("mutation { openAccount(input: {ref: \"alien\", name: \"Alien\"}) { replayed } }");
        talk.hearNothing();
        workspace.enter(home);
        touch("ours");
        assertThat(talk.hear().at("/payload/data/facts/ref").asText()).isEqualTo("ours");
    }
}
