package dev.troth.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A client of server-sent events: an operation on a connection of its own. */
public final class EventStreamClient implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Event END = new Event("", "", "");

    private final HttpResponse<InputStream> response;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final AtomicInteger comments = new AtomicInteger();
    private volatile long pausedUntil;

    private EventStreamClient(HttpResponse<InputStream> response) {
        this.response = response;
    }

    /** An event as it arrived. */
    public record Event(String name, String id, String data) {
        public JsonNode json() {
            try {
                return JSON.readTree(data);
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Sends an operation, and returns when the head of the response has arrived. */
    public static EventStreamClient open(
            URI graphql, String query, Map<String, Object> variables, Map<String, String> headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(graphql)
                .header("Content-Type", "application/json")
                .header("Accept", "text/event-stream")
                .POST(HttpRequest.BodyPublishers.ofString(
                        JSON.writeValueAsString(Map.of("query", query, "variables", variables))));
        headers.forEach(request::header);
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        EventStreamClient stream =
                new EventStreamClient(client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream()));
        Thread.ofVirtual().start(stream::read);
        return stream;
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            String name = "";
            String id = "";
            String data = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Thread.sleep(Math.max(0, pausedUntil - System.currentTimeMillis()));
                if (line.isEmpty() && !name.isEmpty()) {
                    events.add(new Event(name, id, data));
                    name = "";
                    data = "";
                } else if (line.startsWith(":")) {
                    comments.incrementAndGet();
                } else if (line.startsWith("event: ")) {
                    name = line.substring("event: ".length());
                } else if (line.startsWith("id: ")) {
                    id = line.substring("id: ".length());
                } else if (line.startsWith("data: ")) {
                    data = line.substring("data: ".length());
                }
            }
        } catch (IOException | InterruptedException closed) {
            // The end of the stream, which the test asks for.
        }
        events.add(END);
    }

    public int status() {
        return response.statusCode();
    }

    public String type() {
        return response.headers().firstValue("Content-Type").orElse("");
    }

    /** Number of comments that arrived. */
    public int comments() {
        return comments.get();
    }

    /** Reads nothing for a while. */
    public void pause(long millis) throws InterruptedException {
        pausedUntil = System.currentTimeMillis() + millis;
        Thread.sleep(millis);
    }

    /** The next event. */
    public Event next() throws InterruptedException {
        Event event = events.poll(20, TimeUnit.SECONDS);
        assertThat(event).as("an event").isNotNull().isNotSameAs(END);
        return event;
    }

    public Optional<Event> poll(long millis) throws InterruptedException {
        return Optional.ofNullable(events.poll(millis, TimeUnit.MILLISECONDS)).filter(event -> event != END);
    }

    public void hearNothing() throws InterruptedException {
        assertThat(events.poll(700, TimeUnit.MILLISECONDS)).isNull();
    }

    /** The server ends the stream. */
    public void ends() throws InterruptedException {
        assertThat(events.poll(20, TimeUnit.SECONDS)).isSameAs(END);
    }

    @Override
    public void close() {
        try {
            response.body().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
