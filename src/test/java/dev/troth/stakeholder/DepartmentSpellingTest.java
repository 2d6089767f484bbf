package dev.troth.stakeholder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.platform.database.Database;
import dev.troth.testing.Api;
import dev.troth.testing.TestDatabase;
import dev.troth.testing.TestWorkspace;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One department has one spelling: in scores, lists, filters, matrix and export. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class DepartmentSpellingTest {
    private static final String AS_OF = "2026-03-01T00:00:00Z";

    @Inject
    TestWorkspace workspace;

    @Inject
    Database database;

    @BeforeEach
    void twoAccountsWithTheSameStory() {
        workspace.fresh(database);
        account("one", List.of("PURCHASING", "PURCHASING", "PURCHASING", "PURCHASING"), "HEAD");
        account("spelled", List.of("PURCHASING", "Purchasing", "purchasing", "PURCHASING "), "Head ");
        account("four", List.of("PURCHASING", "IT", "LEGAL", "SALES"), "HEAD");
    }

    private static void account(String ref, List<String> departments, String level) {
        StringBuilder lines = new StringBuilder(
                "{'type':'account','ref':'%s','at':'2026-01-01T00:00:00Z','name':'A'}\n".formatted(ref));
        for (int i = 0; i < departments.size(); i++) {
            lines.append("""
                    {'type':'stakeholder','ref':'%1$s/%2$d','account':'%1$s','at':'2026-01-01T00:00:00Z','department':'%3$s','level':'%4$s','person':{'ref':'%1$s-%2$d','name':'P'}}
                    """.formatted(ref, i, departments.get(i), i == 0 ? "HEAD" : level));
            for (int meeting = 1; meeting <= 3; meeting++) {
                lines.append("""
                        {'type':'touchpoint','ref':'%1$s-%2$d-%3$d','account':'%1$s','at':'2026-02-0%3$dT10:00:00Z','channel':'MEETING','direction':'OUT','participants':['%1$s/%2$d']}
                        """.formatted(ref, i, meeting));
            }
        }
        assertThat(Api.post(lines.toString().replace('\'', '"')).getInt("refused"))
                .isZero();
    }

    private static JsonPath ask(String ref, String fields) {
        return Api.query("{ account(ref: \"%s\", asOf: \"%s\") { %s } }".formatted(ref, AS_OF, fields));
    }

    @Test
    void connectionIsTheSameForEverySpelling() {
        double one = ask("one", "trust { connection { value } }").getDouble("data.account.trust.connection.value");
        double spelled =
                ask("spelled", "trust { connection { value } }").getDouble("data.account.trust.connection.value");
        double four = ask("four", "trust { connection { value } }").getDouble("data.account.trust.connection.value");
        assertThat(spelled).isEqualTo(one);
        assertThat(four).isGreaterThan(one);
    }

    @Test
    void listsFiltersAndExportShowOneSpelling() {
        JsonPath list = Api.query("""
                { stakeholders(where: { department: { eq: " purchasing" }, level: { in: ["head"] } }) { totalCount
                  nodes { department level } } }""");
        // Four of the first account, four of the second and one of the third.
        assertThat(list.getInt("data.stakeholders.totalCount")).isEqualTo(9);
        assertThat(list.getList("data.stakeholders.nodes.department", String.class))
                .containsOnly("PURCHASING");
        assertThat(list.getList("data.stakeholders.nodes.level", String.class)).containsOnly("HEAD");
        assertThat(Api.export()).doesNotContain("Purchasing").doesNotContain("PURCHASING \"");
    }

    @Test
    void feedbackAndTopicsAreFoldedAlike() {
        Api.post("""
                {"type":"feedback","ref":"f","account":"one","at":"2026-02-10T00:00:00Z","direction":"IN","kind":"NPS","value":9,"department":"purchasing"}
                {"type":"touchpoint","ref":"t","account":"one","at":"2026-02-10T00:00:00Z","channel":"CALL","direction":"OUT","topics":["Roadmap","ROADMAP "]}
                """);
        JsonPath heard = ask("one", "feedbackMetrics { departmentsHeard departmentsNeverHeard }");
        assertThat(heard.getList("data.account.feedbackMetrics.departmentsHeard", String.class))
                .containsExactly("PURCHASING");
        assertThat(heard.getList("data.account.feedbackMetrics.departmentsNeverHeard"))
                .isEmpty();
        JsonPath topics =
                Api.query("{ touchpoints(where: { topics: { has: \"roadmap\" } }) { nodes { ref topics } } }");
        assertThat(topics.getList("data.touchpoints.nodes[0].topics", String.class))
                .containsExactly("ROADMAP");
    }
}
