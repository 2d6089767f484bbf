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

/** Every correction has its whole effect, or is refused with the reason. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class CorrectionsTest {
    @Inject
    TestWorkspace workspace;

    @Inject
    Database database;

    @BeforeEach
    void facts() {
        workspace.fresh(database);
        taken("""
                {"type":"account","ref":"acme","at":"2026-01-01T00:00:00Z","name":"Acme"}
                {"type":"account","ref":"beta","at":"2026-01-01T00:00:00Z","name":"Beta"}
                {"type":"stakeholder","ref":"ann","account":"acme","at":"2026-01-01T00:00:00Z","person":{"ref":"ann","name":"Ann"},"department":"IT"}
                {"type":"touchpoint","ref":"t1","account":"acme","at":"2026-06-01T10:00:00Z","channel":"MEETING","direction":"OUT","participants":["ann"],"summary":"one","note":"first"}
                {"type":"touchpoint","ref":"plan","account":"acme","at":"2027-06-01T10:00:00Z","channel":"MEETING","direction":"OUT","participants":["ann"]}
                {"type":"commitmentMade","ref":"p1","account":"acme","at":"2026-06-01T10:00:00Z","title":"Offer","dueAt":"2026-07-01T00:00:00Z"}
                {"type":"commitmentMade","ref":"p2","account":"acme","at":"2026-06-01T10:00:00Z","title":"Plan","dueAt":"2026-07-01T00:00:00Z"}
                {"type":"commitmentKept","ref":"k1","account":"acme","at":"2026-06-02T10:00:00Z","commitment":"p1"}
                """);
    }

    private static void taken(String lines) {
        JsonPath report = Api.post(lines);
        assertThat(report.getInt("refused")).as(report.prettify()).isZero();
    }

    private static String amended(String ref, String target, String type, String fields, String at) {
        return "{\"type\":\"amended\",\"ref\":\"%s\",\"at\":\"%s\",\"fact\":\"%s\",\"factType\":\"%s\",\"fields\":%s}\n"
                .formatted(ref, at, target, type, fields);
    }

    private static String amended(String ref, String target, String type, String fields) {
        return amended(ref, target, type, fields, "2026-07-01T00:00:00Z");
    }

    private static String retracted(String ref, String target, String type, String at) {
        return "{\"type\":\"retracted\",\"ref\":\"%s\",\"at\":\"%s\",\"fact\":\"%s\",\"factType\":\"%s\",\"reason\":\"slip\"}\n"
                .formatted(ref, at, target, type);
    }

    private static String retracted(String ref, String target, String type) {
        return retracted(ref, target, type, "2026-07-01T00:00:00Z");
    }

    private static void refused(String line, String words) {
        JsonPath report = Api.post(line);
        assertThat(report.getInt("refused")).as(line + report.prettify()).isEqualTo(1);
        assertThat(report.getInt("accepted")).isZero();
        assertThat(report.getString("errors[0].message")).contains(words);
    }

    private static String summary(String asOf) {
        return Api.query(
                        "{ accounts(asOf: \"%s\", where: {ref: {eq: \"acme\"}}) { nodes { touchpoints { nodes { ref summary } } } } }"
                                .formatted(asOf))
                .getString("data.accounts.nodes[0].touchpoints.nodes.find { it.ref == 't1' }?.summary");
    }

    @Test
    void amendmentOfACorrectionIsRefused() {
        taken(amended("a1", "t1", "touchpoint", "{\"summary\":\"tvo\"}"));
        refused(
                amended("a2", "a1", "amended", "{\"fields\":{\"summary\":\"two\"}}"),
                "\"a1\" is a correction, which cannot be amended. Maybe retract it, or amend the fact \"t1\" again?");
        refused(amended("a2", "a1", "amended", "{\"fields\":{\"nosuch\":1}}"), "cannot be amended");
        refused(amended("a2", "a1", "amended", "{\"fact\":\"p1\"}"), "cannot be amended");
        taken(retracted("r1", "p2", "commitmentMade"));
        refused(amended("a2", "r1", "retracted", "{\"reason\":\"other\"}"), "cannot be amended");
        taken(amended("a2", "t1", "touchpoint", "{\"summary\":\"two\"}", "2026-07-02T00:00:00Z"));
        assertThat(summary("2026-07-01T12:00:00Z")).isEqualTo("tvo");
        assertThat(summary("2026-07-03T00:00:00Z")).isEqualTo("two");
    }

    @Test
    void amendmentOfACorrectionOfTheSameBatchIsRefused() {
        JsonPath report = Api.post(amended("a1", "t1", "touchpoint", "{\"summary\":\"tvo\"}")
                + amended("a2", "a1", "amended", "{\"fields\":{\"summary\":\"two\"}}"));
        assertThat(report.getInt("accepted")).isEqualTo(1);
        assertThat(report.getInt("refused")).isEqualTo(1);
        assertThat(summary("2026-07-03T00:00:00Z")).isEqualTo("tvo");
    }

    @Test
    void retractedFactIsNeitherAmendedNorRetractedAgain() {
        taken(retracted("r1", "t1", "touchpoint", "2026-07-10T00:00:00Z"));
        String told = "The touchpoint \"t1\" was already retracted by \"r1\". Maybe retract that retraction first?";
        refused(retracted("r2", "t1", "touchpoint", "2026-07-10T00:00:00Z"), told);
        refused(retracted("r2", "t1", "touchpoint", "2026-07-11T00:00:00Z"), told);
        refused(amended("a1", "t1", "touchpoint", "{\"summary\":\"two\"}", "2026-07-11T00:00:00Z"), told);
        // Earlier ones have an effect until the retraction.
        taken(amended("a1", "t1", "touchpoint", "{\"summary\":\"two\"}", "2026-07-05T00:00:00Z"));
        assertThat(summary("2026-07-06T00:00:00Z")).isEqualTo("two");
        taken(retracted("r2", "t1", "touchpoint", "2026-07-08T00:00:00Z"));
        assertThat(summary("2026-07-09T00:00:00Z")).isNull();
        refused(retracted("r3", "t1", "touchpoint", "2026-07-09T00:00:00Z"), "already retracted by \"r2\"");
    }

    @ParameterizedTest
    @CsvSource({"2026-07-20T00:00:00Z", "2026-07-10T00:00:00Z", "2026-07-05T00:00:00Z"})
    void retractionOfARetractionBringsTheFactBackWhateverItsTime(String at) {
        taken(retracted("r1", "t1", "touchpoint", "2026-07-10T00:00:00Z"));
        taken(retracted("a0", "r1", "retracted", at));
        assertThat(summary("2026-07-21T00:00:00Z")).isEqualTo("one");
        refused(retracted("r3", "r1", "retracted", at), "already retracted by \"a0\"");
        taken(retracted("r3", "a0", "retracted", at));
        assertThat(summary("2026-07-21T00:00:00Z")).isNull();
    }

    @Test
    void retractionOfAnAmendmentTakesItBack() {
        taken(amended("a1", "t1", "touchpoint", "{\"summary\":\"two\"}"));
        taken(retracted("r1", "a1", "amended", "2026-07-02T00:00:00Z"));
        assertThat(summary("2026-07-01T12:00:00Z")).isEqualTo("two");
        assertThat(summary("2026-07-03T00:00:00Z")).isEqualTo("one");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"summary":"one"}                         | changes nothing
                    {"summary":"one","note":"first"}          | changes nothing
                    {"topics":null}                           | changes nothing
                    {"at":"2026-06-01T12:00:00+02:00"}        | changes nothing
                    {"nosuch":null}                           | touchpoint has no field "nosuch"
                    {"nosuch":1,"summary":"two"}              | touchpoint has no field "nosuch"
                    {"nosuch":null,"summary":"two"}           | touchpoint has no field "nosuch"
                    {"sumary":"two"}                          | Maybe "summary"?
                    {"summary":7}                             | summary
                    {"summary":true}                          | summary
                    {"summary":1.5}                           | summary
                    {"participants":[7]}                      | participants
                    {"summary":["two"]}                       | summary
                    {"channel":"PIGEON"}                      | PIGEON
                    {"channel":null}                          | channel
                    {"participants":["nobody"]}               | nobody
                    {"participants":"ann"}                    | participants
                    {"at":null}                               | at
                    {"at":5}                                  | at
                    {"at":"yesterday"}                        | at
                    {"note":5}                                | note must be a string
                    {"by":["x"]}                              | by must be a string
                    {"ref":"t2"}                              | The ref of a fact cannot be amended
                    {"type":"experience"}                     | The type of a fact cannot be amended
                    {"account":"beta"}                        | The account of a fact cannot be amended
                    {"source":"crm"}                          | The source of a fact cannot be amended
                    {"recordedAt":"2026-01-01T00:00:00Z"}     | The recordedAt of a fact cannot be amended
                    {}                                        | no field to change
                    """)
    void amendmentWithoutWholeEffectIsRefused(String fields, String words) {
        refused(amended("a1", "t1", "touchpoint", fields), words);
    }

    @Test
    void amendmentDoesNotMoveAFactToAnotherSubject() {
        refused(
                amended("a1", "k1", "commitmentKept", "{\"commitment\":\"p2\"}"),
                "The commitmentKept \"k1\" is about \"p1\", which cannot be amended to \"p2\"");
        refused(amended("a1", "nope", "touchpoint", "{\"summary\":\"x\"}"), "There is no fact \"nope\"");
        refused(amended("a1", "t1", "commitmentMade", "{\"title\":\"x\"}"), "There is no fact \"t1\"");
    }

    @Test
    void noteAndReporterAreAmended() {
        taken(amended("a1", "t1", "touchpoint", "{\"note\":\"second\",\"by\":\"bob\"}"));
        JsonPath fact = Api.query("{ account(ref: \"acme\") { facts(types: [\"touchpoint\"]) { ref json } } }");
        String json = fact.getString("data.account.facts.find { it.ref == 't1' }.json");
        assertThat(json).contains("\"note\":\"second\"").contains("\"by\":\"bob\"");
        taken(amended("a2", "t1", "touchpoint", "{\"note\":null}", "2026-07-02T00:00:00Z"));
        assertThat(Api.query("{ account(ref: \"acme\") { facts(types: [\"touchpoint\"]) { ref json } } }")
                        .getString("data.account.facts.find { it.ref == 't1' }.json"))
                .doesNotContain("note");
    }

    @Test
    void plannedFactThatIsMovedToAnEarlierTimeIsSeenThere() {
        taken(amended("a1", "plan", "touchpoint", "{\"at\":\"2026-08-01T10:00:00Z\"}"));
        String read = "{ accounts(asOf: \"%s\", where: {ref: {eq: \"acme\"}}) { nodes { touchpoints { nodes { ref } }"
                + " facts(types: [\"touchpoint\"]) { ref } } } }";
        JsonPath after = Api.query(read.formatted("2026-08-02T00:00:00Z"));
        assertThat(after.<String>getList("data.accounts.nodes[0].touchpoints.nodes.ref"))
                .contains("plan");
        assertThat(after.<String>getList("data.accounts.nodes[0].facts.ref")).contains("plan");
        JsonPath before = Api.query(read.formatted("2026-07-15T00:00:00Z"));
        assertThat(before.<String>getList("data.accounts.nodes[0].touchpoints.nodes.ref"))
                .containsExactly("t1");
        assertThat(before.<String>getList("data.accounts.nodes[0].facts.ref")).containsExactly("t1");
    }

    @Test
    void factThatCannotBePlannedIsNotMovedIntoTheFuture() {
        taken(
                "{\"type\":\"messageReceived\",\"ref\":\"m1\",\"account\":\"acme\",\"at\":\"2026-06-01T11:00:00Z\",\"touchpoint\":\"t1\",\"kind\":\"READ\"}");
        refused(amended("a1", "m1", "messageReceived", "{\"at\":\"2199-01-01T00:00:00Z\"}"), "cannot be planned");
        taken(amended("a1", "t1", "touchpoint", "{\"at\":\"2026-05-01T00:00:00Z\"}"));
    }

    @Test
    void accountIsRetractedAfterItsFactsOnly() {
        refused(
                retracted("r1", "acme", "account"),
                "The account \"acme\" has 6 other facts. Maybe retract those first?");
        taken(retracted("r1", "beta", "account"));
        assertThat(Api.query("{ accounts { nodes { ref } } }").<String>getList("data.accounts.nodes.ref"))
                .containsExactly("acme");
        taken(retracted("r2", "acme", "account")
                + retracted("r3", "ann", "stakeholder")
                + retracted("r4", "t1", "touchpoint")
                + retracted("r5", "plan", "touchpoint")
                + retracted("r6", "p1", "commitmentMade")
                + retracted("r7", "p2", "commitmentMade")
                + retracted("r8", "k1", "commitmentKept"));
        assertThat(Api.query("{ accounts { nodes { ref } } }").getList("data.accounts.nodes"))
                .isEmpty();
    }

    @Test
    void retractedAccountGetsNoFactsUntilItIsBack() {
        taken(retracted("r1", "beta", "account"));
        String experience =
                "{\"type\":\"experience\",\"ref\":\"e1\",\"account\":\"beta\",\"at\":\"2026-06-01T10:00:00Z\",\"good\":true}\n";
        refused(experience, "The account \"beta\" was retracted. Maybe retract that retraction first?");
        taken(retracted("r2", "r1", "retracted", "2026-07-02T00:00:00Z"));
        taken(experience);
    }

    @Test
    void mutationsTellWhyACorrectionHasNoEffect() {
        String amend =
                "mutation { amendFact(input: {type: \"touchpoint\", fact: \"t1\", fields: \"{\\\"summary\\\": \\\"one\\\"}\"})"
                        + " { userErrors { code message path } } }";
        JsonPath same = Api.query(amend);
        assertThat(same.getString("data.amendFact.userErrors[0].code")).isEqualTo("INVALID_VALUE");
        assertThat(same.getString("data.amendFact.userErrors[0].message")).contains("changes nothing");
        String retract = "mutation { retractFact(input: {type: \"touchpoint\", fact: \"t1\", reason: \"slip\"})"
                + " { userErrors { code message path } } }";
        assertThat(Api.query(retract).getList("data.retractFact.userErrors")).isEmpty();
        JsonPath again = Api.query(retract);
        assertThat(again.getString("data.retractFact.userErrors[0].code")).isEqualTo("INVALID_TRANSITION");
        assertThat(again.getString("data.retractFact.userErrors[0].message")).contains("already retracted by");
    }

    private static JsonPath amend(String fact, String changes) {
        return Api.query("mutation { amendFact(input: {fact: \"%s\", %s}) { userErrors { path message code } } }"
                .formatted(fact, changes));
    }

    @Test
    void typedChangesReplaceAndRemoveValues() {
        assertThat(amend(
                                "t1",
                                "at: \"2026-06-02T00:00:00Z\", changes: {touchpoint: {channel: CALL, at: \"2026-06-01T11:00:00Z\","
                                        + " participants: [], topics: [\"price\"], summary: null, note: null}}")
                        .getList("data.amendFact.userErrors"))
                .isEmpty();
        JsonPath read = Api.query("{ account(ref: \"acme\") { touchpoints(where: {ref: {eq: \"t1\"}}) { nodes {"
                + " channel occurredAt direction summary topics participants { ref } } } } }");
        assertThat(read.getList("errors")).as(read.prettify()).isNull();
        assertThat(read.getMap("data.account.touchpoints.nodes[0]").toString())
                .isEqualTo(
                        "{channel=CALL, occurredAt=2026-06-01T11:00:00Z, direction=OUT, summary=null, topics=[PRICE],"
                                + " participants=[]}");
    }

    @Test
    void typedChangesAcceptMoneyNumbersAndPartsOfFacts() {
        assertThat(amend(
                                "p1",
                                "changes: {commitmentMade: {importance: 0.9, budget: {amount: \"12.50\", currency: \"EUR\"},"
                                        + " dueAt: \"2026-08-01T00:00:00Z\"}}")
                        .getList("data.amendFact.userErrors"))
                .isEmpty();
        assertThat(amend("ann", "changes: {stakeholder: {person: {ref: \"ann\", name: \"Anna\"}, level: \"HEAD\"}}")
                        .getList("data.amendFact.userErrors"))
                .isEmpty();
        JsonPath read = Api.query("{ account(ref: \"acme\") { commitments(where: {ref: {eq: \"p1\"}}) { nodes {"
                + " importance budget { amount currency } } } stakeholders { nodes { person { name } level } } } }");
        assertThat(read.getMap("data.account.commitments.nodes[0]").toString())
                .isEqualTo("{importance=0.9, budget={amount=12.50, currency=EUR}}");
        assertThat(read.getMap("data.account.stakeholders.nodes[0]").toString())
                .isEqualTo("{person={name=Anna}, level=HEAD}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            type: "touchpoint"                                                        | changes | changes is missing
            changes: {}                                                               | changes | has 0 fact types
            changes: {touchpoint: {note: "x"}, commitmentMade: {note: "x"}}           | changes | has 2 fact types
            changes: {touchpoint: {}}                                                 | changes | no field to change
            changes: {touchpoint: {note: "x"}}, type: "touchpoint", fields: "{}"      | fields  | Maybe changes only?
            changes: {commitmentMade: {title: "x"}}                                   |         | t1
            changes: {touchpoint: {channel: null}}                                    | changes | channel
            """)
    void changesThatAreNotValidAreRejected(String changes, String field, String words) {
        JsonPath answer = amend("t1", changes);
        assertThat(answer.getString("data.amendFact.userErrors[0].message"))
                .as(answer.prettify())
                .contains(words);
        if (field != null) {
            assertThat(answer.<String>getList("data.amendFact.userErrors[0].path"))
                    .endsWith(field);
        }
    }
}
