package dev.troth.trust.peers;

import static dev.troth.testing.Api.post;
import static dev.troth.testing.Api.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.troth.platform.database.Database;
import dev.troth.testing.HiddenHazard;
import dev.troth.testing.TestDatabase;
import dev.troth.testing.TestWorkspace;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The place of a score among the accounts of a peer group, asked over HTTP. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class PeersTest {
    @Inject
    TestWorkspace workspace;

    @Inject
    Database database;

    @Test
    void percentileIsTheShareOfOtherAccountsWithALowerValue() {
        workspace.fresh(database);
        post(String.join(
                "\n",
                HiddenHazard.portfolio(5, 30, YearMonth.of(2026, 1), 9, new HiddenHazard.World(-6, 1))
                        .lines()));
        List<Map<String, Object>> accounts = nodes("trust { score { value } } owner { ref } "
                + "peers { percentile accounts } own: peers(among: OWNER) { percentile accounts } "
                + "risk: peers(score: CHURN_RISK) { percentile }");
        List<Map<String, Object>> rated =
                accounts.stream().filter(one -> value(one) != null).toList();
        assertThat(rated).hasSizeGreaterThan(20);
        for (Map<String, Object> account : rated) {
            double below = rated.stream()
                    .filter(other -> Objects.requireNonNull(value(other)) < Objects.requireNonNull(value(account)))
                    .count();
            JsonPath peers = path(account);
            assertThat(peers.getDouble("peers.percentile")).isEqualTo(100 * below / (rated.size() - 1), within(1e-3));
            assertThat(peers.getInt("peers.accounts")).isEqualTo(rated.size());
            assertThat(peers.getInt("own.accounts")).isEqualTo((int) rated.stream()
                    .filter(other -> other.get("owner").equals(account.get("owner")))
                    .count());
            assertThat(peers.getDouble("risk.percentile")).isBetween(0.0, 100.0);
        }
    }

    @Test
    void accountWithoutAValueOrWithoutPeersHasNoPlace() {
        workspace.fresh(database);
        post("""
                {"type":"account","ref":"a","at":"2026-10-01T00:00:00Z","name":"A"}
                {"type":"account","ref":"b","at":"2026-10-01T00:00:00Z","name":"B"}""");
        assertThat(nodes("peers { percentile }"))
                .extracting(one -> one.get("peers"))
                .containsOnlyNulls();
    }

    @Test
    void pastHasNoPlaceAmongPeers() {
        workspace.fresh(database);
        post("""
                {"type":"account","ref":"a","at":"2026-09-01T00:00:00Z","name":"A"}""");
        JsonPath past = query("{ account(ref: \"a\", asOf: \"2026-10-01T00:00:00Z\") { peers { accounts } } }");
        assertThat((Object) past.get("data.account.peers")).isNull();
        assertThat((Object) past.get("errors")).isNull();
    }

    private static List<Map<String, Object>> nodes(String fields) {
        JsonPath answer = query("{ accounts(first: 100) { nodes { ref " + fields + " } } }");
        assertThat((Object) answer.get("errors")).as(answer.prettify()).isNull();
        return new ArrayList<>(answer.getList("data.accounts.nodes"));
    }

    @SuppressWarnings("unchecked")
    private static @Nullable Double value(Map<String, Object> account) {
        Object value = ((Map<String, Map<String, Object>>) account.get("trust"))
                .get("score")
                .get("value");
        return value == null ? null : ((Number) value).doubleValue();
    }

    private static JsonPath path(Map<String, Object> account) {
        return JsonPath.from(new JsonMapper().valueToTree(account).toString());
    }
}
