package dev.troth.ledger;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Facts refer only to what exists, and only to people of their own account, whether they come as lines or by GraphQL. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class ReferencesTest {
    @Inject
    TestWorkspace workspace;

    @Inject
    Database database;

    @BeforeEach
    void twoAccounts() {
        workspace.fresh(database);
        String lines = """
                {'type':'account','ref':'x','at':'2026-01-01T00:00:00Z','name':'X'}
                {'type':'account','ref':'y','at':'2026-01-01T00:00:00Z','name':'Y'}
                {'type':'stakeholder','ref':'x/ann','account':'x','at':'2026-01-01T00:00:00Z','department':'IT','person':{'ref':'ann','name':'Ann'}}
                {'type':'stakeholder','ref':'x/bob','account':'x','at':'2026-01-01T00:00:00Z','department':'Purchasing','person':{'ref':'bob','name':'Bob'}}
                {'type':'stakeholder','ref':'y/yan','account':'y','at':'2026-01-01T00:00:00Z','department':'LEGAL','person':{'ref':'yan','name':'Yan'}}
                {'type':'insight','ref':'x-need','account':'x','at':'2026-01-02T00:00:00Z','kind':'NEED','text':'Quiet'}
                {'type':'insight','ref':'y-need','account':'y','at':'2026-01-02T00:00:00Z','kind':'NEED','text':'Loud'}
                {'type':'initiative','ref':'x-line','account':'x','at':'2026-01-02T00:00:00Z','name':'Line','priority':0.5}
                {'type':'commitmentMade','ref':'x-p','account':'x','at':'2026-01-02T00:00:00Z','title':'P','dueAt':'2026-12-01T00:00:00Z'}
                {'type':'touchpoint','ref':'y-call','account':'y','at':'2026-01-02T00:00:00Z','channel':'CALL','direction':'OUT'}
                """;
        assertThat(send(lines).getInt("accepted")).isEqualTo(10);
    }

    private static JsonPath send(String lines) {
        return Api.post(lines.replace('\'', '"'));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "touchpoint            | participants.1 | 'channel':'CALL','direction':'OUT','participants':['x/ann','y/yan']",
                "experience            | participants.0 | 'good':true,'participants':['y/yan']",
                "feedback              | stakeholder    | 'direction':'IN','kind':'COMMENT','stakeholder':'y/yan'",
                "feedback              | relayedBy      | 'direction':'IN','kind':'COMMENT','relayedBy':'y/yan'",
                "tie                   | to             | 'from':'x/ann','to':'y/yan','kind':'KNOWS'",
                "tie                   | from           | 'from':'y/yan','to':'x/ann','kind':'REPORTS_TO'",
                "initiative            | setter         | 'name':'N','priority':0.5,'setter':'y/yan'",
                "initiative            | goal           | 'name':'N','priority':0.5,'goal':'y-need'",
                "handoverPlanned       | backup         | 'stakeholder':'x/ann','backup':'y/yan'",
                "insightAcknowledged   | acknowledgedBy | 'insight':'x-need','acknowledgedBy':'y/yan'",
                "insight               | askedOf        | 'kind':'QUESTION','text':'Why?','askedOf':'y/yan'",
                "insight               | stakeholder    | 'kind':'ROLE','text':'IT','stakeholder':'y/yan'",
                "commitmentRequested   | requestedBy    | 'title':'T','requestedBy':'y/yan'",
                "commitmentMade        | madeTo.0       | 'title':'T','dueAt':'2026-12-01T00:00:00Z','madeTo':['y/yan']",
                "commitmentMade        | audience.0     | 'title':'T','dueAt':'2026-12-01T00:00:00Z','audience':['y/yan']",
                "commitmentMade        | madeBy         | 'title':'T','dueAt':'2026-12-01T00:00:00Z','side':'THEM','madeBy':'y/yan'",
                "commitmentMade        | insight        | 'title':'T','dueAt':'2026-12-01T00:00:00Z','insight':'y-need'",
                "commitmentMade        | touchpoint     | 'title':'T','dueAt':'2026-12-01T00:00:00Z','touchpoint':'y-call'",
                "commitmentProgressed  | audience.0     | 'commitment':'x-p','audience':['y/yan']",
                "commitmentRenegotiated| agreedBy       | 'commitment':'x-p','dueAt':'2026-12-05T00:00:00Z','agreedBy':'y/yan'",
                "commitmentForgiven    | forgivenBy     | 'commitment':'x-p','forgivenBy':'y/yan'",
                "commitmentBroken      | gap            | 'commitment':'x-p','gap':'y-need'",
                "cadenceAgreed         | agreedWith.0   | 'period':'P14D','agreedWith':['y/yan']",
                "issueRaised           | stakeholder    | 'severity':0.5,'stakeholder':'y/yan'",
                "priorityChanged       | causedBy       | 'severity':0.2,'causedBy':'y/yan'",
                "reasonAsked           | askedOf        | 'initiative':'x-line','askedOf':'y/yan'",
                "valueDelivered        | confirmedBy    | 'initiative':'x-line','value':{'amount':'5','currency':'EUR'},'confirmedBy':'y/yan'",
                "signal                | stakeholder    | 'kind':'FLIGHT','level':0.5,'stakeholder':'y/yan'",
                "availability          | stakeholder    | 'stakeholder':'y/yan','days':['MONDAY'],'from':'09:00','to':'10:00','timeZone':'UTC'"
            })
    void somethingOfAnotherAccountIsRefused(String type, String field, String fields) {
        JsonPath report =
                send("{'type':'" + type + "','ref':'new','account':'x','at':'2026-02-01T00:00:00Z'," + fields + "}");
        assertThat(report.getInt("accepted")).isZero();
        assertThat(report.getString("errors[0].code")).isEqualTo("UNKNOWN_REFERENCE");
        assertThat(report.getString("errors[0].field")).isEqualTo(field);
        assertThat(report.getString("errors[0].message")).contains("belongs to the account \"y\", not to \"x\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "initiative       | goal    | goal         | 'name':'N','priority':0.5,'goal':'%s'",
                "commitmentMade   | insight | need or goal | 'title':'T','dueAt':'2026-12-01T00:00:00Z','insight':'%s'",
                "commitmentBroken | gap     | need         | 'commitment':'x-p','gap':'%s'"
            })
    void insightOfAKindThatDoesNotFitIsRefused(String type, String field, String kind, String fields) {
        send(
                "{'type':'insight','ref':'x-risk','account':'x','at':'2026-01-02T00:00:00Z','kind':'INDUSTRY','text':'R'}");
        JsonPath report = send("{'type':'" + type + "','ref':'new','account':'x','at':'2026-02-01T00:00:00Z',"
                + fields.formatted("x-risk") + "}");
        assertThat(report.getString("errors[0].code")).isEqualTo("UNKNOWN_REFERENCE");
        assertThat(report.getString("errors[0].field")).isEqualTo(field);
        assertThat(report.getString("errors[0].message")).startsWith("There is no " + kind + " \"x-risk\".");
        String fitting = kind.equals("goal") ? "GOAL" : "NEED";
        JsonPath both = send("{'type':'" + type + "','ref':'new','account':'x','at':'2026-02-01T00:00:00Z',"
                + fields.formatted("x-fits") + "}\n"
                + "{'type':'insight','ref':'x-fits','account':'x','at':'2026-01-02T00:00:00Z','kind':'" + fitting
                + "','text':'F'}");
        assertThat(both.getInt("accepted")).isEqualTo(2);
    }

    @Test
    void somebodyOfAnotherAccountIsRefusedByMutationsAndAmendmentsAlike() {
        JsonPath made = Api.query("""
                mutation { recordTouchpoint(input: { account: "x", ref: "call", channel: CALL, direction: OUT,
                  participants: ["y/yan"] }) { userErrors { code path message } } }""");
        assertThat(made.getString("data.recordTouchpoint.userErrors[0].code")).isEqualTo("UNKNOWN_REFERENCE");
        assertThat(made.getList("data.recordTouchpoint.userErrors[0].path", String.class))
                .containsExactly("input", "participants", "0");
        send(
                "{'type':'touchpoint','ref':'call','account':'x','at':'2026-02-01T00:00:00Z','channel':'CALL','direction':'OUT'}");
        JsonPath amended = send(
                "{'type':'amended','ref':'am','at':'2026-02-02T00:00:00Z','fact':'call','fields':{'participants':['y/yan']}}");
        assertThat(amended.getString("errors[0].code")).isEqualTo("UNKNOWN_REFERENCE");
        assertThat(
                        send("{'type':'amended','ref':'ok','at':'2026-02-02T00:00:00Z','fact':'call','fields':{'participants':['x/ann']}}")
                                .getInt("accepted"))
                .isEqualTo(1);
    }

    @Test
    void unknownRefIsAnsweredWithASimilarOneOfTheAccount() {
        JsonPath report = send("""
                {'type':'touchpoint','ref':'call','account':'x','at':'2026-02-01T00:00:00Z','channel':'CALL','direction':'OUT','participants':['x/anne']}""");
        assertThat(report.getString("errors[0].message"))
                .isEqualTo("There is no stakeholder \"x/anne\". Maybe \"x/ann\"?");
        JsonPath kept = Api.query("""
                mutation { keepCommitment(input: { commitment: "x-pp" }) { userErrors { code path message } } }""");
        assertThat(kept.getString("data.keepCommitment.userErrors[0].message"))
                .isEqualTo("There is no commitment \"x-pp\". Maybe \"x-p\"?");
        assertThat(kept.getList("data.keepCommitment.userErrors[0].path", String.class))
                .containsExactly("input", "commitment");
    }

    @Test
    void referenceToItselfIsRefused() {
        JsonPath backup = send(
                "{'type':'handoverPlanned','ref':'h','account':'x','at':'2026-02-01T00:00:00Z','stakeholder':'x/ann','backup':'x/ann'}");
        assertThat(backup.getString("errors[0].message"))
                .isEqualTo("backup is \"x/ann\", who is the stakeholder. Maybe name another person?");
        JsonPath steps = send(
                "{'type':'handoverPlanned','ref':'h','account':'x','at':'2026-02-01T00:00:00Z','stakeholder':'x/ann','steps':['A','B'],'done':5}");
        assertThat(steps.getString("errors[0].message"))
                .isEqualTo("done must be at most 2, the number of steps, but is 5.");
        JsonPath boss = send(
                "{'type':'tie','ref':'t','account':'x','at':'2026-02-01T00:00:00Z','from':'department:IT','to':'department:it','kind':'REPORTS_TO'}");
        assertThat(boss.getString("errors[0].code")).isEqualTo("INVALID_VALUE");
        JsonPath parent = send("{'type':'account','ref':'z','at':'2026-02-01T00:00:00Z','name':'Z','parent':'z'}");
        assertThat(parent.getString("errors[0].field")).isEqualTo("parent");
    }

    @Test
    void departmentOfATieMustExistInTheAccount() {
        JsonPath typo = send(
                "{'type':'tie','ref':'t','account':'x','at':'2026-02-01T00:00:00Z','from':'x/ann','to':'department:PURCHASNG','kind':'LIAISON'}");
        assertThat(typo.getString("errors[0].message"))
                .isEqualTo("There is no department \"PURCHASNG\". Maybe \"PURCHASING\"?");
        JsonPath other = send(
                "{'type':'tie','ref':'t','account':'x','at':'2026-02-01T00:00:00Z','from':'x/ann','to':'department:LEGAL','kind':'LIAISON'}");
        assertThat(other.getString("errors[0].code")).isEqualTo("UNKNOWN_REFERENCE");
        assertThat(
                        send("{'type':'tie','ref':'t','account':'x','at':'2026-02-01T00:00:00Z','from':'x/ann','to':'department: purchasing','kind':'LIAISON'}")
                                .getInt("accepted"))
                .isEqualTo(1);
        assertThat(Api.export()).contains("\"to\":\"department:PURCHASING\"");
    }

    @Test
    void departmentMayBeDefinedInTheSameFile() {
        assertThat(send("""
                {'type':'tie','ref':'t','account':'x','at':'2026-02-02T00:00:00Z','from':'x/ann','to':'department:sales','kind':'LIAISON'}
                {'type':'stakeholder','ref':'x/cem','account':'x','at':'2026-02-01T00:00:00Z','department':'Sales','person':{'ref':'cem','name':'Cem'}}
                """).getInt("accepted")).isEqualTo(2);
    }
}
