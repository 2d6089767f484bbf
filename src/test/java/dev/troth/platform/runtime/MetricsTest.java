package dev.troth.platform.runtime;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.troth.platform.database.Database;
import dev.troth.testing.Api;
import dev.troth.testing.TestDatabase;
import dev.troth.testing.TestWorkspace;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Operators see how much, how fast and how healthy; and nothing of whom it is about. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class MetricsTest {
    private static final Pattern NAME = Pattern.compile("\\b(troth|agroal|jvm|process)_[a-z_]+");

    /** Meters that exist only after the first delivery to a webhook, rejection or socket. */
    private static final Set<String> SELDOM =
            Set.of("troth_webhook_tries_total", "troth_access_refused_total", "troth_live_sockets");

    @Inject
    TestWorkspace workspace;

    @Inject
    Database database;

    @Test
    void metricsOfTheDashboardAreExported() throws IOException {
        workspace.fresh(database);
        Api.query("mutation { openAccount(input: { ref: \"secretive\", name: \"Secretive\" }) { account { ref } } }");
        Api.query("{ accounts { nodes { name nope } } }");
        String measured = given().get("/q/metrics").asString();
        Set<String> wanted = new TreeSet<>();
        new ObjectMapper()
                .readTree(Path.of("src/docs/grafana.json").toFile())
                .findValuesAsText("expr")
                .forEach(expression -> NAME.matcher(expression).results().forEach(found -> wanted.add(found.group())));
        assertThat(wanted).hasSizeGreaterThan(6);
        wanted.removeAll(SELDOM);
        assertThat(wanted).allSatisfy(name -> assertThat(measured).contains("\n" + name));
        assertThat(measured)
                .contains("operation=\"mutation\",outcome=\"answered\"", "outcome=\"refused\"", "type=\"account\"")
                .doesNotContainIgnoringCase("secretive");
    }
}
