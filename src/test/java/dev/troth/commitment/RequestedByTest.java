package dev.troth.commitment;

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

/** The person who asked, the member who committed and the member who reports it are three different fields. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class RequestedByTest {
    @Inject
    TestWorkspace workspace;

    @Inject
    Database database;

    @BeforeEach
    void accountWithAnn() {
        workspace.fresh(database);
        Api.post("""
            {"type":"account","ref":"z","at":"2026-01-01T00:00:00Z","name":"Z"}
            {"type":"stakeholder","ref":"z/ann","account":"z","at":"2026-01-01T00:00:00Z","department":"IT","person":{"ref":"ann","name":"Ann"}}
            """);
    }

    @Test
    void requesterIsKeptBesideTheReporterAndThePromiser() {
        JsonPath asked = Api.query("""
            mutation { requestCommitment(input: { account: "z", ref: "q", title: "Spare parts", requestedBy: "z/ann",
              by: "dana" }) { userErrors { code } commitment { requestedBy { ref } madeBy { ref } } } }\
            """);
        assertThat(asked.getList("data.requestCommitment.userErrors")).isEmpty();
        assertThat(asked.getString("data.requestCommitment.commitment.requestedBy.ref"))
                .isEqualTo("z/ann");
        assertThat(Api.export()).contains("\"requestedBy\":\"z/ann\"").contains("\"by\":\"dana\"");
        JsonPath made = Api.query("""
            mutation { makeCommitment(input: { account: "z", ref: "q", title: "Spare parts", dueAt: "2099-01-01T00:00:00Z",
              madeBy: "milan", by: "noor" }) { commitment { requestedBy { ref } madeBy { ref } } } }\
            """);
        assertThat(made.getString("data.makeCommitment.commitment.requestedBy.ref"))
                .isEqualTo("z/ann");
        assertThat(made.getString("data.makeCommitment.commitment.madeBy.ref")).isEqualTo("milan");
    }

    @Test
    void requestWithoutRequesterHasNone() {
        JsonPath asked = Api.query("""
            mutation { requestCommitment(input: { account: "z", title: "T", by: "dana" }) { commitment { requestedBy { ref } } } }\
            """);
        assertThat((Object) asked.get("data.requestCommitment.commitment.requestedBy"))
                .isNull();
    }

    @Test
    void unknownRequesterIsRefused() {
        JsonPath asked = Api.query("""
            mutation { requestCommitment(input: { account: "z", title: "T", requestedBy: "z/nobody" }) {
              userErrors { code path } } }\
            """);
        assertThat(asked.getString("data.requestCommitment.userErrors[0].code")).isEqualTo("UNKNOWN_REFERENCE");
        assertThat(asked.getList("data.requestCommitment.userErrors[0].path", String.class))
                .containsExactly("input", "requestedBy");
    }
}
