package dev.troth.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In access mode local, a page of another host reaches nothing, even if its name points to this machine. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class LocalHostsTest {
    private static final List<String> ROUTES = List.of(
            "/graphql",
            "/graphql/schema.graphql",
            "/facts",
            "/export/accounts",
            "/mcp",
            "/people/x",
            "/audit",
            "/jobs/x",
            "/q/metrics",
            "/q/health",
            "/q/graphql-ui/",
            "/");

    private static Response send(RequestSpecification request, String method, String route) {
        return request.header("Connection", "close").request(method, route);
    }

    @ParameterizedTest
    @CsvSource({
        "evil.example:8080,",
        "localhost.evil.example,",
        "127.0.0.1.evil.example,",
        "192.168.0.7:8080,",
        "localhost:8080,http://evil.example:8080",
        "localhost:8080,null",
        "localhost:8080,http://localhost.evil.example",
    })
    void otherHostOrOriginIsRefusedOnAllRoutes(String host, String origin) {
        for (String route : ROUTES) {
            for (String method : List.of("GET", "POST", "OPTIONS")) {
                RequestSpecification request = given().header("Host", host);
                Response answer = send(origin == null ? request : request.header("Origin", origin), method, route);
                assertThat(answer.statusCode()).as(method + " " + route).isEqualTo(403);
                assertThat(answer.asString()).contains("The access mode is local");
            }
        }
        Response socket = given().header("Host", host)
                .header("Origin", origin == null ? "http://" + host : origin)
                .header("Upgrade", "websocket")
                .header("Connection", "Upgrade")
                .header("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==")
                .header("Sec-WebSocket-Version", "13")
                .header("Sec-WebSocket-Protocol", "graphql-transport-ws")
                .get("/graphql");
        assertThat(socket.statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({
        "localhost,http://localhost:3000",
        "LOCALHOST:9,http://127.0.0.1",
        "127.0.0.1:8080,http://[::1]:5173",
        "[::1]:8080,",
    })
    void ownHostsAreServed(String host, String origin) {
        RequestSpecification request =
                given().header("Host", host).contentType("application/json").body("{\"query\":\"{ __typename }\"}");
        assertThat(send(origin == null ? request : request.header("Origin", origin), "POST", "/graphql")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void privateNamesAndAddressesAreServedWhenLocalModeListensAnywhere() {
        LocalHosts anywhere = new LocalHosts(true);
        assertThat(List.of("troth", "10.1.2.3", "[fe80::1]", "host.docker.internal", "box.local", "localhost"))
                .allMatch(anywhere::isOurs);
        assertThat(List.of("evil.example", "internal.example", "a.1.2.3.4.example", "", "x.localhost.example"))
                .noneMatch(anywhere::isOurs);
    }
}
