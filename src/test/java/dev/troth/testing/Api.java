package dev.troth.testing;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import io.restassured.path.json.config.JsonPathConfig;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;

/** Requests of a caller, over real HTTP. */
public final class Api {
    /** The usual floats would hide differences after the seventh digit. */
    private static final JsonPathConfig ALL_DIGITS =
            new JsonPathConfig().numberReturnType(JsonPathConfig.NumberReturnType.DOUBLE);

    private Api() {}

    /** The whole answer to a query. */
    public static JsonPath query(String query, Map<String, Object> variables) {
        return given().contentType("application/json")
                .body(Map.of("query", query, "variables", variables))
                .post("/graphql")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath(ALL_DIGITS);
    }

    public static JsonPath query(String query) {
        return query(query, Map.of());
    }

    /** The answer to any JSON. */
    public static JsonPath send(String path, Map<String, Object> body) {
        return given().contentType("application/json").body(body).post(path).jsonPath(ALL_DIGITS);
    }

    /** The report on some lines sent to {@code POST /facts}. */
    public static JsonPath post(String lines, String parameters) {
        return send(lines.getBytes(StandardCharsets.UTF_8), parameters).jsonPath();
    }

    public static JsonPath post(String lines) {
        return post(lines, "");
    }

    public static Response send(byte[] bytes, String parameters) {
        return given().contentType("application/x-ndjson").body(bytes).post("/facts" + parameters);
    }

    /** All facts, as {@code GET /facts} gives them. */
    public static String export() {
        return given().get("/facts").then().statusCode(200).extract().asString();
    }

    /** Waits until a job has ended; returns its last state. */
    public static JsonPath ended(Callable<JsonPath> job) {
        return await("the end of the job")
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(50))
                .until(job, found -> found.getString("finishedAt") != null);
    }
}
