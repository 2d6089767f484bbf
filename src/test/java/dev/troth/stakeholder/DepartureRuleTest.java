package dev.troth.stakeholder;

import static dev.troth.testing.Api.post;
import static dev.troth.testing.Api.query;
import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.platform.database.Database;
import dev.troth.testing.TestDatabase;
import dev.troth.testing.TestWorkspace;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nothing is agreed with, asked of or said by people after they left. Ann left on 1 September; Bob took her place. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class DepartureRuleTest {
    private static final String BEFORE = "2026-08-31T09:00:00Z";
    private static final String AFTER = "2026-09-01T09:00:01Z";

    @Inject
    TestWorkspace workspace;

    @Inject
    Database database;

    @BeforeEach
    void annLeft() {
        workspace.fresh(database);
        send("""
            {'type':'account','ref':'x','at':'2026-01-01T00:00:00Z','name':'X'}
            {'type':'stakeholder','ref':'ann','account':'x','at':'2026-01-01T00:00:00Z','department':'IT','person':{'ref':'p-ann','name':'Ann'}}
            {'type':'stakeholder','ref':'bob','account':'x','at':'2026-01-01T00:00:00Z','department':'IT','person':{'ref':'p-bob','name':'Bob'}}
            {'type':'stakeholderLeft','ref':'left','account':'x','at':'2026-09-01T09:00:00Z','stakeholder':'ann','successor':'bob'}
            {'type':'commitmentMade','ref':'c','account':'x','at':'2026-02-01T00:00:00Z','title':'C','dueAt':'2026-12-01T00:00:00Z'}
            {'type':'commitmentMade','ref':'b','account':'x','at':'2026-02-01T00:00:00Z','title':'B','dueAt':'2026-03-01T00:00:00Z'}
            {'type':'commitmentBroken','ref':'bb','account':'x','at':'2026-03-02T00:00:00Z','commitment':'b'}
            {'type':'insight','ref':'g','account':'x','at':'2026-02-01T00:00:00Z','kind':'GOAL','text':'Uptime'}
            {'type':'initiative','ref':'i','account':'x','at':'2026-02-01T00:00:00Z','name':'Line','priority':0.8}
            {'type':'valueDelivered','ref':'v','account':'x','at':'2026-02-02T00:00:00Z','initiative':'i','value':{'amount':'5','currency':'EUR'}}
            """);
    }

    private static void send(String lines) {
        JsonPath report = post(lines.replace('\'', '"'));
        assertThat(report.getInt("refused")).as(report.prettify()).isZero();
    }

    private static JsonPath mutate(String mutation, String fields, String at) {
        JsonPath answer = query("mutation { m: %s(input: { %s, at: \"%s\" }) { userErrors { code path message } } }"
                .formatted(mutation, fields.replace('\'', '"'), at));
        assertThat((Object) answer.get("errors")).as(answer.prettify()).isNull();
        return answer.setRootPath("data.m");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "planHandover          | backup         | stakeholder: 'bob', backup: 'ann'",
                "makeCommitment        | madeTo.1       | account: 'x', title: 'T', dueAt: '2026-12-01T00:00:00Z', madeTo: ['bob', 'ann']",
                "makeCommitment        | audience.0     | account: 'x', title: 'T', dueAt: '2026-12-01T00:00:00Z', audience: ['ann']",
                "makeCommitment        | madeBy         | account: 'x', title: 'T', dueAt: '2026-12-01T00:00:00Z', side: THEM, madeBy: 'ann'",
                "requestCommitment     | requestedBy    | account: 'x', title: 'T', requestedBy: 'ann'",
                "progressCommitment    | audience.0     | commitment: 'c', audience: ['ann']",
                "renegotiateCommitment | agreedBy       | commitment: 'c', dueAt: '2027-01-01T00:00:00Z', agreedBy: 'ann'",
                "forgiveCommitment     | forgivenBy     | commitment: 'b', forgivenBy: 'ann'",
                "agreeCadence          | agreedWith.0   | account: 'x', period: 'P14D', agreedWith: ['ann']",
                "recordTouchpoint      | participants.0 | account: 'x', channel: CALL, direction: OUT, participants: ['ann']",
                "recordTouchpoint      | commitments.0.madeTo.0 | account: 'x', channel: CALL, direction: OUT, commitments: [{ title: 'T', dueAt: '2026-12-01T00:00:00Z', madeTo: ['ann'] }]",
                "recordExperience      | participants.0 | account: 'x', good: true, participants: ['ann']",
                "raiseIssue            | raisedBy       | account: 'x', severity: 0.5, raisedBy: 'ann'",
                "giveFeedback          | stakeholder    | account: 'x', direction: IN, kind: COMMENT, text: 'Good', stakeholder: 'ann'",
                "giveFeedback          | relayedBy      | account: 'x', direction: IN, kind: COMMENT, text: 'Good', relayedBy: 'ann'",
                "acknowledgeInsight    | acknowledgedBy | insight: 'g', acknowledgedBy: 'ann'",
                "noteInsight           | askedOf        | account: 'x', kind: QUESTION, text: 'Why?', askedOf: 'ann'",
                "startInitiative       | setter         | account: 'x', name: 'N', priority: 0.5, setter: 'ann'",
                "recordReasonRequest   | askedOf        | initiative: 'i', askedOf: 'ann'",
                "confirmValue          | confirmedBy    | initiative: 'i', delivered: 'v', confirmedBy: 'ann'",
                "recordTie             | to             | account: 'x', from: 'bob', to: 'ann', kind: KNOWS",
                "recordSignal          | stakeholder    | account: 'x', kind: 'FLIGHT', level: 0.5, stakeholder: 'ann'"
            })
    void personIsNotNamedAfterTheyLeftButUntilThen(String mutation, String path, String fields) {
        JsonPath after = mutate(mutation, fields, AFTER);
        assertThat(after.getList("userErrors")).as(after.prettify()).hasSize(1);
        assertThat(after.getString("userErrors[0].code")).isEqualTo("INVALID_TRANSITION");
        assertThat(String.join(".", after.getList("userErrors[0].path", String.class)))
                .isEqualTo("input." + path);
        assertThat(after.getString("userErrors[0].message"))
                .isEqualTo("The stakeholder \"ann\" left on 2026-09-01T09:00:00Z, before the time of this fact, "
                        + AFTER + ". Maybe \"bob\", who takes their place?");
        JsonPath before = mutate(mutation, fields, BEFORE);
        assertThat(before.getList("userErrors")).as(before.prettify()).isEmpty();
    }

    @Test
    void departureMayBeTheCauseOfAChange() {
        assertThat(mutate("changePriority", "account: 'x', initiative: 'i', to: 0.3, causedBy: 'ann'", AFTER)
                        .getList("userErrors"))
                .isEmpty();
    }

    @Test
    void personWithoutASuccessorIsToBeLeftOutAndOneWhoCameBackIsNamedAgain() {
        send("{'type':'stakeholderLeft','ref':'left-b','account':'x','at':'2026-10-01T09:00:00Z','stakeholder':'bob'}");
        String call = "account: 'x', channel: CALL, direction: OUT, participants: ['bob']";
        assertThat(mutate("recordTouchpoint", call, "2026-10-02T09:00:00Z").getString("userErrors[0].message"))
                .endsWith("Maybe leave them out, or name another person?");
        send(
                "{'type':'amended','ref':'back','at':'2026-10-03T09:00:00Z','fact':'left-b','factType':'stakeholderLeft','fields':{'at':'2026-10-10T09:00:00Z'}}");
        assertThat(mutate("recordTouchpoint", call, "2026-10-02T09:00:00Z").getList("userErrors"))
                .as("the departure was corrected: it is ten days later")
                .isEmpty();
    }

    /** A call of August may still be amended in October; one of October may not. */
    @Test
    void amendmentCountsAtTheTimeOfTheEvent() {
        send("""
            {'type':'touchpoint','ref':'august','account':'x','at':'2026-08-01T00:00:00Z','channel':'CALL','direction':'OUT'}
            {'type':'touchpoint','ref':'october','account':'x','at':'2026-10-01T00:00:00Z','channel':'CALL','direction':'OUT'}
            """);
        String fields = "type: 'touchpoint', fact: '%s', fields: '{\\'participants\\':[\\'ann\\']}'";
        assertThat(mutate("amendFact", fields.formatted("august"), "2026-10-05T00:00:00Z")
                        .getList("userErrors"))
                .isEmpty();
        assertThat(mutate("amendFact", fields.formatted("october"), "2026-10-05T00:00:00Z")
                        .getString("userErrors[0].code"))
                .isEqualTo("INVALID_TRANSITION");
    }

    /** A file may name a leaver, whatever the order of its lines, and then the fact has no effect. */
    @Test
    void fileMayNameALeaverWithoutEffect() {
        String call =
                "{'type':'touchpoint','ref':'%s','account':'x','at':'2026-%sT00:00:00Z','channel':'CALL','direction':'OUT','participants':['%s']}\n";
        send(call.formatted("t1", "06-01", "ann") + call.formatted("t2", "10-01", "ann"));
        String last = "{ account(ref: \"x\", asOf: \"2026-11-01T00:00:00Z\") { cadence { lastTouchpointAt } } }";
        assertThat(query(last).getString("data.account.cadence.lastTouchpointAt"))
                .startsWith("2026-06-01");
        send(call.formatted("t3", "10-02", "bob"));
        assertThat(query(last).getString("data.account.cadence.lastTouchpointAt"))
                .startsWith("2026-10-02");
    }

    @Test
    void simulatedStepNamesNoLeaverEither() {
        JsonPath simulated = query("""
            { simulate(account: "x", scenarios: [{ name: "s", steps: [{ makeCommitment: { account: "x", title: "T",
              dueAt: "2027-12-01T00:00:00Z", madeTo: ["ann"] } }] }]) { scenarios { name } } }""");
        assertThat(simulated.getList("errors.message", String.class))
                .singleElement()
                .asString()
                .contains("\"ann\" left on");
    }
}
