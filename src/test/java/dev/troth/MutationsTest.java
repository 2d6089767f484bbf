package dev.troth;

import static dev.troth.testing.Api.export;
import static dev.troth.testing.Api.query;
import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.platform.database.Database;
import dev.troth.testing.TestDatabase;
import dev.troth.testing.TestWorkspace;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Mutations of a frontend, over real HTTP. The clock stands at 2026-11-22T09:00:00Z. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class MutationsTest {
    @Inject
    TestWorkspace workspace;

    @Inject
    Database database;

    @BeforeEach
    void anAccountWithOnePerson() {
        workspace.fresh(database);
        run(
                "openAccount",
                "ref: \"acme\", name: \"Acme\", customerSince: \"2025-01-01\"",
                "account { id ref name kind }");
        run(
                "addStakeholder",
                "account: \"acme\", ref: \"ann\", person: {ref: \"ann\", name: \"Ann Lee\"}, department: \"IT\"",
                "stakeholder { id person { name } account { ref } }");
    }

    /** Runs a mutation that must work. */
    private static JsonPath run(String mutation, String input, String fields) {
        JsonPath answer = tryTo(mutation, input, fields);
        assertThat((Object) answer.get("errors")).as(answer.prettify()).isNull();
        assertThat(answer.getList("data." + mutation + ".userErrors"))
                .as(answer.prettify())
                .isEmpty();
        answer.setRootPath("data." + mutation);
        return answer;
    }

    private static JsonPath tryTo(String mutation, String input, String fields) {
        return query("mutation { " + mutation + "(input: {" + input + "}) { " + fields
                + " userErrors { code path message } } }");
    }

    private static Map<String, Object> refused(String mutation, String input) {
        JsonPath answer = tryTo(mutation, input, "__typename");
        assertThat((Object) answer.get("errors")).as(answer.prettify()).isNull();
        List<Map<String, Object>> errors = answer.getList("data." + mutation + ".userErrors");
        assertThat(errors).as(answer.prettify()).hasSize(1);
        return errors.getFirst();
    }

    @Test
    void commitmentIsMadeRenegotiatedReportedAndKept() {
        JsonPath made = run(
                "makeCommitment",
                "account: \"acme\", ref: \"p1\", title: \"Send the offer\", dueAt: \"2026-11-30T12:00:00Z\","
                        + " madeTo: [\"ann\"], importance: 0.7, budget: {amount: \"12.50\", currency: \"EUR\"}",
                "commitment { id ref status dueAt importance budget { amount currency } madeTo { ref } lateSeconds }");
        assertThat(made.getString("commitment.status")).isEqualTo("OPEN");
        assertThat(made.getString("commitment.budget.amount")).isEqualTo("12.50");
        assertThat(made.getList("commitment.madeTo.ref")).containsExactly("ann");
        String id = made.getString("commitment.id");
        assertThat(id).startsWith("com_");
        run("progressCommitment", "commitment: \"" + id + "\", percent: 50", "commitment { percent updates }");
        JsonPath moved = run(
                "renegotiateCommitment",
                "commitment: \"p1\", dueAt: \"2026-12-05T12:00:00Z\", reason: \"Steel is late\"",
                "commitment { dueAt firstDueAt renegotiations }");
        assertThat(moved.getString("commitment.dueAt")).isEqualTo("2026-12-05T12:00:00Z");
        assertThat(moved.getString("commitment.firstDueAt")).isEqualTo("2026-11-30T12:00:00Z");
        JsonPath kept = run("keepCommitment", "commitment: \"p1\"", "commitment { status settledAt scope }");
        assertThat(kept.getString("commitment.status")).isEqualTo("KEPT");
        assertThat(kept.getString("commitment.settledAt")).isEqualTo("2026-11-22T09:00:00Z");
    }

    @Test
    void brokenCommitmentLowersCredibilityAtOnce() {
        for (int i = 0; i < 4; i++) {
            run(
                    "makeCommitment",
                    "account: \"acme\", ref: \"p" + i + "\", title: \"t\", at: \"2026-11-0" + (i + 1)
                            + "T00:00:00Z\", dueAt: \"2026-11-20T00:00:00Z\"",
                    "commitment { ref }");
        }
        run("keepCommitment", "commitment: \"p0\", at: \"2026-11-19T00:00:00Z\"", "commitment { status }");
        String ask = "{ account(ref: \"acme\") { trust { credibility { value } } } }";
        double before = query(ask).getDouble("data.account.trust.credibility.value");
        run("breakCommitment", "commitment: \"p1\", reason: \"Forgotten\"", "commitment { status reason }");
        double after = query(ask).getDouble("data.account.trust.credibility.value");
        assertThat(after).isLessThan(before);
        run("withdrawCommitment", "commitment: \"p2\"", "commitment { status }");
        run("releaseCommitment", "commitment: \"p3\", attribution: CUSTOMER", "commitment { status attribution }");
    }

    @Test
    void requestIsAcceptedByACommitmentOrDeclined() {
        run(
                "requestCommitment",
                "account: \"acme\", ref: \"r1\", title: \"Sunday\", importance: 0.9",
                "commitment { status }");
        JsonPath made = run(
                "makeCommitment",
                "account: \"acme\", ref: \"r1\", title: \"Sunday\", dueAt: \"2026-11-29T00:00:00Z\"",
                "commitment { status importance requestedAt }");
        assertThat(made.getString("commitment.status")).isEqualTo("OPEN");
        assertThat(made.getDouble("commitment.importance")).isEqualTo(0.9);
        run("requestCommitment", "account: \"acme\", ref: \"r2\", title: \"Monday\"", "commitment { status }");
        JsonPath no =
                run("declineCommitment", "commitment: \"r2\", reason: \"No crew\"", "commitment { status reason }");
        assertThat(no.getString("commitment.status")).isEqualTo("DECLINED");
        run("declineCommitment", "account: \"acme\", title: \"A discount\"", "commitment { status title }");
    }

    @Test
    void touchpointsAndIssuesAreRecorded() {
        JsonPath met = run(
                "recordTouchpoint",
                "account: \"acme\", channel: MEETING, direction: OUT, participants: [\"ann\"], topics: [\"PRICE\"]",
                "touchpoint { id occurredAt mutual participants { ref } context }");
        assertThat(met.getBoolean("touchpoint.mutual")).isTrue();
        JsonPath raised = run(
                "raiseIssue",
                "account: \"acme\", ref: \"i1\", severity: 0.7, heated: true, raisedBy: \"ann\"",
                "issue { id status kind }");
        assertThat(raised.getString("issue.status")).isEqualTo("RAISED");
        assertThat(refused("acknowledgeIssue", "issue: \"i1\"")).containsEntry("code", "COOLDOWN_ACTIVE");
        run(
                "acknowledgeIssue",
                "issue: \"i1\", overrideReason: \"The line stands still\"",
                "issue { status acknowledgedAt }");
        JsonPath resolved = run(
                "resolveIssue", "issue: \"i1\", options: [\"Refund\", \"Replacement\"]", "issue { status options }");
        assertThat(resolved.getString("issue.status")).isEqualTo("RESOLVED");
        assertThat(refused("resolveIssue", "issue: \"i1\"")).containsEntry("code", "INVALID_TRANSITION");
        run("changeStance", "stakeholder: \"ann\", stance: ADVOCATE", "stakeholder { stance }");
        run(
                "recordConsent",
                "stakeholder: \"ann\", purpose: CONTACT, given: true",
                "stakeholder { consents { purpose granted } }");
        JsonPath gone = run(
                "recordDeparture", "stakeholder: \"ann\", reason: \"New job\"", "stakeholder { leftAt leftReason }");
        assertThat(gone.getString("stakeholder.leftReason")).isEqualTo("New job");
        assertThat(refused("recordDeparture", "stakeholder: \"ann\"")
                        .get("message")
                        .toString())
                .contains("left on 2026-11-22T09:00:00Z");
        JsonPath no = run(
                "recordConsent",
                "stakeholder: \"ann\", purpose: CONTACT, given: false, note: \"By mail\"",
                "stakeholder { consents { purpose granted } }");
        assertThat(no.getList("stakeholder.consents.granted")).containsExactly(false);
        assertThat(no.getList("stakeholder.consents.purpose")).containsExactly("CONTACT");
    }

    @Test
    void invalidMutationIsRefusedAndWritesNothing() {
        String before = export();
        assertThat(refused("keepCommitment", "commitment: \"nothing\""))
                .containsEntry("code", "UNKNOWN_REFERENCE")
                .containsEntry("message", "There is no commitment \"nothing\".");
        assertThat(refused("keepCommitment", "commitment: \"com_00000000000000000000000000\""))
                .containsEntry("code", "UNKNOWN_REFERENCE");
        assertThat(refused("makeCommitment", "account: \"nobody\", title: \"t\", dueAt: \"2026-12-01T00:00:00Z\""))
                .containsEntry("code", "UNKNOWN_REFERENCE")
                .containsEntry("path", List.of("input", "account"));
        assertThat(refused("makeCommitment", "account: \"acme\", title: \"t\", dueAt: \"2020-12-01T00:00:00Z\""))
                .containsEntry("code", "INVALID_VALUE")
                .containsEntry("path", List.of("input", "dueAt"));
        assertThat(refused(
                        "makeCommitment",
                        "account: \"acme\", title: \"t\", dueAt: \"2026-12-01T00:00:00Z\", madeTo: [\"bob\"]"))
                .containsEntry("code", "UNKNOWN_REFERENCE")
                .containsEntry("path", List.of("input", "madeTo", "0"));
        assertThat(refused("raiseIssue", "account: \"acme\", severity: 7")).containsEntry("code", "INVALID_VALUE");
        assertThat(refused("openAccount", "ref: \"acme\", name: \"Another\"")).containsEntry("code", "DUPLICATE_REF");
        assertThat(refused("openAccount", "ref: \"blank\", name: \"  \"").get("message"))
                .isEqualTo("name must not be blank.");
        assertThat(export()).isEqualTo(before);
    }

    @Test
    void invalidQueryIsReportedWithoutInternalDetails() {
        JsonPath both = query("{ account { name } }");
        assertThat(both.getString("errors[0].message")).isEqualTo("Exactly one of id and ref must be set.");
        assertThat(both.getString("errors[0].extensions.code")).isEqualTo("BAD_USER_INPUT");
        JsonPath wrong = query("{ account(id: \"com_1\") { name } }");
        assertThat(wrong.getString("errors[0].message")).contains("is not an id of this kind (acc_…)");
        JsonPath page = query("{ accounts(first: 1000) { totalCount } }");
        assertThat(page.getString("errors[0].message")).isEqualTo("first must be between 1 and 100, but is 1000.");
        JsonPath cursor = query("{ accounts(after: \"xyz\") { totalCount } }");
        assertThat(cursor.getString("errors[0].message")).contains("is not a valid cursor of this list");
        for (JsonPath answer : List.of(both, wrong, page, cursor)) {
            assertThat(answer.prettify()).doesNotContain("dev.troth").doesNotContain("select ");
        }
    }

    @Test
    void pageStartsAfterTheCursorOfThePreviousOne() {
        for (int i = 0; i < 7; i++) {
            run(
                    "recordTouchpoint",
                    "account: \"acme\", ref: \"t" + i + "\", channel: CALL, direction: OUT, at: \"2026-11-0"
                            + (i / 2 + 1) + "T00:00:00Z\"",
                    "touchpoint { ref }");
        }
        StringBuilder seen = new StringBuilder();
        String after = "null";
        for (int page = 0; page < 4; page++) {
            JsonPath answer = query("{ account(ref: \"acme\") { touchpoints(first: 2, after: " + after
                    + ") { totalCount nodes { ref } edges { cursor } pageInfo { hasNextPage endCursor } } } }");
            answer.setRootPath("data.account.touchpoints");
            assertThat(answer.getInt("totalCount")).isEqualTo(7);
            answer.getList("nodes.ref").forEach(seen::append);
            assertThat(answer.getBoolean("pageInfo.hasNextPage")).isEqualTo(page < 3);
            after = "\"" + answer.getString("pageInfo.endCursor") + "\"";
        }
        assertThat(seen.toString()).isEqualTo("t6t5t4t3t2t1t0");
    }

    @Test
    void accountsAreFilteredSortedAndPaged() {
        for (String name : List.of("Zeta", "Beta", "Gamma")) {
            run("openAccount", "ref: \"" + name + "\", name: \"" + name + "\", tier: \"A\"", "account { ref }");
        }
        String query =
                "{ accounts(where: {tier: {eq: \"A\"}}, orderBy: [{field: NAME, direction: DESC}], first: 2, after: %s)"
                        + " { totalCount nodes { name } pageInfo { hasNextPage endCursor } } }";
        JsonPath first = query(query.formatted("null"));
        assertThat(first.getList("data.accounts.nodes.name")).containsExactly("Zeta", "Gamma");
        String cursor = "\"" + first.getString("data.accounts.pageInfo.endCursor") + "\"";
        JsonPath second = query(query.formatted(cursor));
        assertThat(second.getList("data.accounts.nodes.name")).containsExactly("Beta");
        assertThat(second.getBoolean("data.accounts.pageInfo.hasNextPage")).isFalse();
        assertThat(query("{ accounts(where: {name: {contains: \"ET\"}}) { nodes { name } } }")
                        .getList("data.accounts.nodes.name"))
                .containsExactlyInAnyOrder("Zeta", "Beta");
    }
}
