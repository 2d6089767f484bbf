package dev.troth.trust.commitment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.platform.database.Database;
import dev.troth.testing.Api;
import dev.troth.testing.TestDatabase;
import dev.troth.testing.TestWorkspace;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The check of a commitment sees the load, the need and the member. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class CommitmentCheckApiTest {
    @Inject
    TestWorkspace workspace;

    @Inject
    Database database;

    @BeforeEach
    void accountWithANeedThatIsUnmet() {
        workspace.fresh(database);
        StringBuilder lines = new StringBuilder("""
                {"type":"account","ref":"a","at":"2026-01-01T00:00:00Z","name":"A"}
                {"type":"insight","ref":"offline","account":"a","at":"2026-01-01T00:00:00Z","kind":"NEED","text":"Work offline","unmet":true}
                """);
        for (int i = 0; i < 30; i++) {
            lines.append("""
                    {"type":"commitmentMade","ref":"t%d","account":"a","at":"2026-01-02T00:00:00Z","title":"T","dueAt":"2099-01-01T00:00:00Z","madeBy":"tom"}
                    """.formatted(i));
        }
        assertThat(Api.post(lines.toString()).getInt("accepted")).isEqualTo(32);
    }

    private static JsonPath check(String more) {
        return Api.query("""
                { checkCommitment(input: { account: "a", dueAt: "2098-12-01T00:00:00Z"%s }) {
                  probability interval { low } judgedBy judgedByOwn openLoad findings { code message } } }""".formatted(more));
    }

    @Test
    void openLoadIsSeenWithoutARecord() {
        JsonPath check = check(", madeBy: \"tom\"");
        assertThat(check.getInt("data.checkCommitment.openLoad")).isEqualTo(30);
        assertThat((Object) check.get("data.checkCommitment.probability")).isNull();
        assertThat(check.getList("data.checkCommitment.findings.code", String.class))
                .containsExactly("OVERBOOKED", "NO_RECORD", "FEW_LIKE");
    }

    @Test
    void unknownMemberIsAFindingAndIsRefusedOnceMembersAreRegistered() {
        assertThat(check(", madeBy: \"zorro\"").getList("data.checkCommitment.findings.code", String.class))
                .contains("UNKNOWN_MEMBER", "NO_RECORD");
        Api.post(
                "{\"type\":\"member\",\"ref\":\"tom\",\"at\":\"2026-01-01T00:00:00Z\",\"name\":\"Tom\",\"timeZone\":\"UTC\"}");
        assertThat(check(", madeBy: \"tomm\"").getString("errors[0].message"))
                .isEqualTo("There is no member \"tomm\". Maybe \"tom\"?");
    }

    @Test
    void unmetNeedWarnsUntilItIsReviewed() {
        assertThat(check(", madeBy: \"tom\", insight: \"offline\"")
                        .getList("data.checkCommitment.findings.code", String.class))
                .contains("UNMET_NEED");
        Api.query("mutation { reviewInsight(input: { insight: \"offline\", unmet: false }) { userErrors { code } } }");
        assertThat(check(", madeBy: \"tom\", insight: \"offline\"")
                        .getList("data.checkCommitment.findings.code", String.class))
                .doesNotContain("UNMET_NEED");
        assertThat(check(", insight: \"nothing\"").getString("errors[0].message"))
                .isEqualTo("The account has no insight \"nothing\". Must be one of offline.");
    }
}
