package dev.troth.graphql;

import static dev.troth.testing.Api.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.troth.platform.database.Database;
import dev.troth.testing.Api;
import dev.troth.testing.EventStreamClient;
import dev.troth.testing.EventStreamClient.Event;
import dev.troth.testing.TestDatabase;
import dev.troth.testing.TestWorkspace;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Subscriptions as server-sent events over HTTP. The limits of a stream are small here, see the test profile. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class EventStreamTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FACTS =
            "subscription($sinceFact: ID) { facts(sinceFact: $sinceFact, types: [\"signal\"]) { id ref } }";

    @Inject
    TestWorkspace workspace;

    @Inject
    Database database;

    @TestHTTPResource("/graphql")
    URI graphql;

    private String latest;

    @BeforeEach
    void anAccount() {
        workspace.fresh(database);
        latest = query("mutation { openAccount(input: {ref: \"acme\", name: \"Acme\"}) { fact { id } } }")
                .getString("data.openAccount.fact.id");
    }

    private EventStreamClient open(String query, Map<String, Object> variables, Map<String, String> headers)
            throws Exception {
        return EventStreamClient.open(graphql, query, variables, headers);
    }

    private static void signal(String ref) {
        assertThat(Api.post(
                                "{\"type\":\"signal\",\"ref\":\"" + ref
                                        + "\",\"account\":\"acme\",\"at\":\"2026-11-01T00:00:00Z\",\"kind\":\"USAGE\",\"level\":0.5}")
                        .getInt("accepted"))
                .isEqualTo(1);
    }

    @Test
    void factsArriveOnceInOrderWithTheirIds() throws Exception {
        try (EventStreamClient stream = open(FACTS, Map.of("sinceFact", latest), Map.of())) {
            assertThat(stream.status()).isEqualTo(200);
            assertThat(stream.type()).startsWith("text/event-stream");
            for (int i = 0; i < 5; i++) {
                signal("s" + i);
            }
            for (int i = 0; i < 5; i++) {
                Event event = stream.next();
                assertThat(event.name()).isEqualTo("next");
                assertThat(event.json().at("/data/facts/ref").asText()).isEqualTo("s" + i);
                assertThat(event.id())
                        .isEqualTo(event.json().at("/data/facts/id").asText());
            }
            stream.hearNothing();
            assertThat(stream.comments()).isGreaterThan(1);
        }
    }

    @Test
    void streamContinuesAfterTheLastEventWithoutGapsAndDuplicates() throws Exception {
        List<String> seen = new ArrayList<>();
        String last = latest;
        for (int i = 0; i < 4; i++) {
            signal("a" + i);
            signal("b" + i);
            try (EventStreamClient stream = open(FACTS, Map.of(), Map.of("Last-Event-ID", last))) {
                Event event = stream.next();
                seen.add(event.json().at("/data/facts/ref").asText());
                last = event.id();
            }
        }
        try (EventStreamClient stream = open(FACTS, Map.of("sinceFact", latest), Map.of("Last-Event-ID", last))) {
            for (int i = 0; i < 4; i++) {
                seen.add(stream.next().json().at("/data/facts/ref").asText());
            }
            stream.hearNothing();
        }
        assertThat(seen).containsExactly("a0", "b0", "a1", "b1", "a2", "b2", "a3", "b3");
    }

    @Test
    void queryIsAnsweredByOneEvent() throws Exception {
        try (EventStreamClient stream = open("{ account(ref: \"acme\") { name } }", Map.of(), Map.of())) {
            assertThat(stream.next().json().at("/data/account/name").asText()).isEqualTo("Acme");
            assertThat(stream.next().name()).isEqualTo("complete");
            stream.ends();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    subscription { nothing { id } }                        | nothing
                    subscription { facts(types: ["dance"]) { id } }        | dance
                    subscription { facts(sinceFact: "fct_x") { id } }      | fct_x
                    mutation { endSignal(input: {signal: "s"}) { replayed } } | not allowed over this transport
                    {                                                      | Invalid
                    """)
    void operationThatCannotRunIsOneEventWithItsErrors(String document, String words) throws Exception {
        try (EventStreamClient stream = open(document, Map.of(), Map.of())) {
            Event event = stream.next();
            assertThat(event.name()).isEqualTo("next");
            assertThat(event.json().at("/errors/0/message").asText()).containsIgnoringCase(words);
            assertThat(event.json().at("/errors/0/extensions/code").asText()).isEqualTo("BAD_USER_INPUT");
            assertThat(stream.next().name()).isEqualTo("complete");
            stream.ends();
        }
    }

    @Test
    void requestThatIsNotGraphqlIsAnsweredAsUsual() throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(graphql)
                                .header("Content-Type", "application/json")
                                .header("Accept", "text/event-stream")
                                .POST(HttpRequest.BodyPublishers.ofString("[1]"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).contains("json");
        assertThat(JSON.readTree(answer.body()).at("/errors/0/extensions/code").asText())
                .isEqualTo("BAD_USER_INPUT");
    }

    @Test
    void callerHasALimitedNumberOfStreams() throws Exception {
        List<EventStreamClient> streams = new ArrayList<>();
        try {
            for (int i = 0; i < 5; i++) {
                streams.add(open(FACTS, Map.of(), Map.of()));
                assertThat(streams.getLast().status()).isEqualTo(200);
            }
            try (EventStreamClient more = open(FACTS, Map.of(), Map.of())) {
                assertThat(more.status()).isEqualTo(429);
            }
        } finally {
            streams.forEach(EventStreamClient::close);
        }
        await().until(() -> {
            try (EventStreamClient again = open(FACTS, Map.of(), Map.of())) {
                return again.status() == 200;
            }
        });
    }

    @Test
    void otherSubscriptionsAreStreamedToo() throws Exception {
        try (EventStreamClient stream = open("subscription { accountChanged { id name } }", Map.of(), Map.of())) {
            assertThat(stream.status()).isEqualTo(200);
            JsonNode[] found = new JsonNode[1];
            await().until(() -> {
                query("mutation { recordExperience(input: {account: \"acme\", good: true}) { replayed } }");
                Optional<Event> event = stream.poll(500);
                event.ifPresent(one -> found[0] = one.json());
                return event.isPresent();
            });
            assertThat(found[0].at("/data/accountChanged/name").asText()).isEqualTo("Acme");
        }
    }

    @Test
    void clientThatDoesNotReadIsCutOff() throws Exception {
        String note = "x".repeat(5_000);
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 1_500; i++) {
            lines.append("{\"type\":\"signal\",\"ref\":\"s" + i
                    + "\",\"account\":\"acme\",\"at\":\"2026-11-01T00:00:00Z\",\"kind\":\"USAGE\",\"level\":0.5,\"note\":\""
                    + note + "\"}\n");
        }
        assertThat(Api.post(lines.toString()).getInt("accepted")).isEqualTo(1_500);
        String whole = FACTS.replace("id ref", "id ref json a: json b: json");
        try (EventStreamClient stream = open(whole, Map.of("sinceFact", latest), Map.of())) {
            stream.pause(4_000);
            Event last = stream.next();
            int received = 1;
            for (Event event = stream.next(); event.name().equals("next"); event = stream.next()) {
                last = event;
                received++;
            }
            assertThat(received).isLessThan(1_500);
            assertThat(last.json().at("/errors/0/extensions/code").asText()).isEqualTo("RATE_LIMITED");
            stream.ends();
        }
    }
}
