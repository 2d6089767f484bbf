package dev.troth.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.platform.security.Caller;
import dev.troth.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.config.HttpClientConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A fault while a request is admitted: it is answered and logged, and does not leave the client waiting. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@TestProfile(AuthenticationFilterTest.WithFailingRateLimits.class)
class AuthenticationFilterTest {
    private static final int WAIT = 10_000;

    /** Rate limits that cannot be looked up. */
    public static final class WithFailingRateLimits implements QuarkusTestProfile {
        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(FailingRateLimits.class);
        }
    }

    /** As in a native executable without the classes of the cache. */
    @Alternative
    @Singleton
    public static class FailingRateLimits extends RateLimiter {
        @Inject
        FailingRateLimits(AccessSettings settings) {
            super(settings);
        }

        @Override
        RateLimitDecision decide(Caller caller) {
            throw new IllegalStateException("PSAMS");
        }
    }

    private final List<LogRecord> logged = Collections.synchronizedList(new ArrayList<>());
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord one) {
            logged.add(one);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        Logger.getLogger("Troth").addHandler(handler);
    }

    @AfterEach
    void stop() {
        Logger.getLogger("Troth").removeHandler(handler);
    }

    @ParameterizedTest
    @CsvSource({"POST,/graphql", "GET,/facts"})
    void failingFilterAnswersInternalAndLogsTheError(String method, String path) {
        Response answer = given().config(RestAssuredConfig.config()
                        .httpClient(HttpClientConfig.httpClientConfig().setParam("http.socket.timeout", WAIT)))
                .header("X-Request-Id", "the-request")
                .contentType("application/json")
                .body("{\"query\": \"{ __typename }\"}")
                .request(method, path);
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.jsonPath().getString("errors[0].extensions.code")).isEqualTo("INTERNAL");
        assertThat(answer.asString()).doesNotContain("PSAMS");
        assertThat(answer.header("X-Request-Id")).isEqualTo("the-request");
        assertThat(logged)
                .filteredOn(one -> one.getLevel().intValue() >= Level.SEVERE.intValue())
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.getThrown()).hasMessage("PSAMS");
                    assertThat(one instanceof ExtLogRecord full ? full.getFormattedMessage() : one.getMessage())
                            .isEqualTo("Request the-request failed");
                });
    }
}
