package dev.troth.playbook;

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

/** Runs of playbooks are started, continued and ended by id, and nothing unknown is started. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class PlaybookMutationsTest {
    @Inject
    TestWorkspace workspace;

    @Inject
    Database database;

    @BeforeEach
    void account() {
        workspace.fresh(database);
        Api.post("{\"type\":\"account\",\"ref\":\"a\",\"at\":\"2026-01-01T00:00:00Z\",\"name\":\"A\"}");
    }

    private static JsonPath start(String playbook) {
        return Api.query("""
                mutation { startPlaybookRun(input: { account: "a", playbook: "%s" }) { userErrors { code path message }
                  record { id ... on PlaybookRun { ref status nextStep playbook { name } } } } }""".formatted(playbook));
    }

    @Test
    void runIsReturnedWithIdAndRefAndCanBeContinuedAndEndedByEither() {
        JsonPath started = start("complaint");
        String id = started.getString("data.startPlaybookRun.record.id");
        assertThat(id).startsWith("run_");
        assertThat(started.getString("data.startPlaybookRun.record.ref")).isNotBlank();
        assertThat(started.getString("data.startPlaybookRun.record.status")).isEqualTo("RUNNING");
        JsonPath done = Api.query("""
                mutation { completePlaybookStep(input: { run: "%s", step: 1 }) { userErrors { message }
                  record { ... on PlaybookRun { stepsDone } } } }""".formatted(id));
        assertThat(done.getList("data.completePlaybookStep.record.stepsDone")).containsExactly(1);
        assertThat(Api.query("{ node(id: \"%s\") { ... on PlaybookRun { status stepsDone } } }".formatted(id))
                        .getString("data.node.status"))
                .isEqualTo("RUNNING");
        JsonPath ended = Api.query("""
                mutation { endPlaybookRun(input: { run: "%s", outcome: "Solved", worked: true }) { userErrors { message }
                  record { ... on PlaybookRun { status outcome } } } }""".formatted(started.getString("data.startPlaybookRun.record.ref")));
        assertThat(ended.getString("data.endPlaybookRun.record.status")).isEqualTo("ENDED");
    }

    @Test
    void unknownPlaybookIsRefusedWithTheLikelyOne() {
        JsonPath typo = start("complain");
        assertThat(typo.getString("data.startPlaybookRun.userErrors[0].code")).isEqualTo("UNKNOWN_REFERENCE");
        assertThat(typo.getString("data.startPlaybookRun.userErrors[0].message"))
                .isEqualTo("There is no playbook \"complain\". Maybe \"complaint\"?");
        assertThat(start("nonsense").getString("data.startPlaybookRun.userErrors[0].code"))
                .isEqualTo("UNKNOWN_REFERENCE");
        JsonPath line = Api.post(
                "{\"type\":\"playbookStarted\",\"ref\":\"r\",\"account\":\"a\",\"at\":\"2026-02-01T00:00:00Z\",\"playbook\":\"nonsense\"}");
        assertThat(line.getString("errors[0].field")).isEqualTo("playbook");
    }

    @Test
    void playbookOfTheWorkspaceCanBeStartedAlsoInTheSameFile() {
        JsonPath saved = Api.query("""
                mutation { savePlaybook(input: { name: "house", steps: ["One", "Two"] }) { userErrors { message }
                  playbook { name version steps } } }""");
        assertThat(saved.getInt("data.savePlaybook.playbook.version")).isEqualTo(1);
        assertThat(start("house").getString("data.startPlaybookRun.record.nextStep"))
                .isEqualTo("One");
        assertThat(Api.post("""
                {"type":"playbookStarted","ref":"r2","account":"a","at":"2026-02-01T00:00:00Z","playbook":"garden"}
                {"type":"playbook","ref":"g","at":"2026-01-01T00:00:00Z","name":"garden","steps":["Dig"]}
                """).getInt("accepted")).isEqualTo(2);
    }

    @Test
    void unknownStepAndUnknownRunAreRefused() {
        String ref = start("complaint").getString("data.startPlaybookRun.record.ref");
        JsonPath step = Api.query(
                "mutation { completePlaybookStep(input: { run: \"%s\", step: 99 }) { userErrors { code path message } } }"
                        .formatted(ref));
        assertThat(step.getString("data.completePlaybookStep.userErrors[0].message"))
                .isEqualTo("step must be between 1 and 4, the number of steps of \"complaint\", but is 99.");
        assertThat(step.getList("data.completePlaybookStep.userErrors[0].path", String.class))
                .containsExactly("input", "step");
        JsonPath run = Api.query(
                "mutation { completePlaybookStep(input: { run: \"none\", step: 1 }) { userErrors { code path message } } }");
        assertThat(run.getList("data.completePlaybookStep.userErrors[0].path", String.class))
                .containsExactly("input", "run");
        assertThat(run.getString("data.completePlaybookStep.userErrors[0].code"))
                .isEqualTo("UNKNOWN_REFERENCE");
    }

    @Test
    void playbookRunsOnceForOneMatter() {
        Api.post(
                "{\"type\":\"issueRaised\",\"ref\":\"i1\",\"account\":\"a\",\"at\":\"2026-02-01T00:00:00Z\",\"severity\":0.5}");
        Api.query("""
                mutation { startPlaybookRun(input: { account: "a", ref: "r1", playbook: "complaint", at: "2026-02-02T00:00:00Z" }) {
                  userErrors { code } } }""");
        JsonPath again = start("complaint");
        assertThat(again.getString("data.startPlaybookRun.userErrors[0].code")).isEqualTo("INVALID_TRANSITION");
        assertThat(again.getString("data.startPlaybookRun.userErrors[0].message"))
                .contains("as the run \"r1\"");
        // Another complaint is another matter.
        Api.query("""
                mutation { raiseIssue(input: { account: "a", ref: "i2", severity: 0.5, at: "2026-03-01T00:00:00Z" }) {
                  userErrors { code } } }""");
        JsonPath other = start("complaint");
        assertThat(other.getList("data.startPlaybookRun.userErrors")).isEmpty();
        assertThat(start("complaint").getString("data.startPlaybookRun.userErrors[0].code"))
                .isEqualTo("INVALID_TRANSITION");
        // An ended run does not stand in the way of a new one.
        Api.query("mutation { endPlaybookRun(input: { run: \"%s\" }) { userErrors { code } } }"
                .formatted(other.getString("data.startPlaybookRun.record.id")));
        assertThat(start("complaint").getList("data.startPlaybookRun.userErrors"))
                .isEmpty();
    }

    /** Two of the four steps of the playbook are done, one of them was reported twice. */
    @Test
    void adherenceIsTheShareOfTheStepsThatAreDone() {
        String ref = start("complaint").getString("data.startPlaybookRun.record.ref");
        assertThat(adherence(ref)).isZero();
        for (int step : new int[] {1, 3, 3}) {
            Api.query("mutation { completePlaybookStep(input: { run: \"%s\", step: %d }) { userErrors { message } } }"
                    .formatted(ref, step));
        }
        assertThat(adherence(ref)).isEqualTo(0.5);
    }

    private static double adherence(String run) {
        return Api.query("{ account(ref: \"a\") { playbookRuns { ref adherence } } }")
                .getDouble("data.account.playbookRuns.find { it.ref == '%s' }.adherence".formatted(run));
    }
}
