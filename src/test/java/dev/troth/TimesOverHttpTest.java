package dev.troth;

import static dev.troth.testing.Api.post;
import static dev.troth.testing.Api.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.troth.platform.database.Database;
import dev.troth.testing.TestDatabase;
import dev.troth.testing.TestWorkspace;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A time that has not come yet does not count, over HTTP: rows, figures, scores and responses of mutations agree. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class TimesOverHttpTest {
    @Inject
    TestWorkspace workspace;

    @Inject
    Database database;

    @BeforeEach
    void account() {
        workspace.fresh(database);
        lines("""
            {'type':'account','ref':'a','at':'2026-01-01T00:00:00Z','name':'A'}
            {'type':'stakeholder','ref':'a/p','account':'a','at':'2026-01-01T00:00:00Z','department':'IT','person':{'ref':'p','name':'P'}}
            """, 2);
    }

    private static void lines(String lines, int accepted) {
        JsonPath report = post(lines.replace('\'', '"'));
        assertThat(report.getInt("accepted")).as(report.prettify()).isEqualTo(accepted);
    }

    private static JsonPath ask(String document) {
        JsonPath answer = query(document);
        assertThat((Object) answer.get("errors")).as(answer.prettify()).isNull();
        return answer.setRootPath("data");
    }

    @Test
    void ideaAcknowledgedInAugustIsOpenInAprilAndAgreedInSeptember() {
        lines("""
            {'type':'insight','ref':'i','account':'a','at':'2026-03-01T00:00:00Z','kind':'IDEA','text':'Pool','side':'US','acknowledgedAt':'2026-08-01T00:00:00Z'}
            """, 1);
        String fields = "insights { nodes { status acknowledgedAt } } insightMetrics { ideasAccepted }";
        JsonPath april = ask("{ account(ref:\"a\", asOf:\"2026-04-01T00:00:00Z\") { " + fields + " } }");
        assertThat(april.getString("account.insights.nodes[0].status")).isEqualTo("OPEN");
        assertThat(april.getString("account.insights.nodes[0].acknowledgedAt")).isNull();
        assertThat(april.getInt("account.insightMetrics.ideasAccepted")).isZero();
        JsonPath september = ask("{ account(ref:\"a\", asOf:\"2026-09-01T00:00:00Z\") { " + fields + " } }");
        assertThat(september.getString("account.insights.nodes[0].status")).isEqualTo("AGREED");
        assertThat(september.getInt("account.insightMetrics.ideasAccepted")).isEqualTo(1);
    }

    @Test
    void mailIsDeliveredFromItsDeliveryOn() {
        lines("""
            {'type':'touchpoint','ref':'m','account':'a','at':'2026-10-01T00:00:00Z','channel':'EMAIL','direction':'OUT','deliveredAt':'2026-10-03T00:00:00Z'}
            """, 1);
        String fields = "touchpoints { nodes { deliveredAt } } touchpointMetrics { deliveryProofShare }";
        JsonPath before = ask("{ account(ref:\"a\", asOf:\"2026-10-02T00:00:00Z\") { " + fields + " } }");
        assertThat(before.getString("account.touchpoints.nodes[0].deliveredAt")).isNull();
        assertThat(before.getDouble("account.touchpointMetrics.deliveryProofShare"))
                .isZero();
        JsonPath after = ask("{ account(ref:\"a\") { " + fields + " } }");
        assertThat(after.getString("account.touchpoints.nodes[0].deliveredAt")).startsWith("2026-10-03");
        assertThat(after.getDouble("account.touchpointMetrics.deliveryProofShare"))
                .isEqualTo(1);
    }

    @Test
    void timesInThirtyYearsDoNotCountNow() {
        lines("""
            {'type':'initiative','ref':'n','account':'a','at':'2026-05-01T00:00:00Z','name':'Line','priority':0.5}
            {'type':'effortSpent','ref':'e','account':'a','at':'2026-06-01T00:00:00Z','initiative':'n','hours':8,'toldAt':'2056-06-20T00:00:00Z'}
            {'type':'touchpoint','ref':'m','account':'a','at':'2026-10-01T00:00:00Z','channel':'EMAIL','direction':'OUT','deliveredAt':'2056-10-03T00:00:00Z'}
            {'type':'insight','ref':'i','account':'a','at':'2026-03-01T00:00:00Z','kind':'IDEA','text':'Pool','acknowledgedAt':'2056-08-01T00:00:00Z'}
            {'type':'insight','ref':'r','account':'a','at':'2026-03-01T00:00:00Z','kind':'ROADMAP_OURS','text':'Next','sharedAt':'2056-08-01T00:00:00Z'}
            """, 5);
        JsonPath now = ask("""
            { account(ref:"a") { initiatives { nodes { review { untoldHours } } }
              touchpoints { nodes { deliveredAt } } insights { nodes { ref status sharedAt } }
              insightMetrics { ourRoadmapDays } }
              touchpoints { nodes { deliveredAt } } }\
            """);
        assertThat(now.getDouble("account.initiatives.nodes[0].review.untoldHours"))
                .isEqualTo(8);
        assertThat(now.getString("account.touchpoints.nodes[0].deliveredAt")).isNull();
        assertThat(now.getString("touchpoints.nodes[0].deliveredAt")).isNull();
        assertThat(now.getList("account.insights.nodes.status")).containsOnly("OPEN");
        assertThat(now.getString("account.insightMetrics.ourRoadmapDays")).isNull();
    }

    @Test
    void toldOnTheTwentiethIsUntoldOnTheFifteenth() {
        lines("""
            {'type':'initiative','ref':'n','account':'a','at':'2026-05-01T00:00:00Z','name':'Line','priority':0.5}
            {'type':'effortSpent','ref':'e','account':'a','at':'2026-06-01T00:00:00Z','initiative':'n','hours':8}
            {'type':'amended','ref':'x','at':'2026-06-10T00:00:00Z','fact':'e','factType':'effortSpent','fields':{'toldAt':'2026-06-20T00:00:00Z'}}
            """, 3);
        String document = "{ account(ref:\"a\", asOf:\"2026-06-%sT00:00:00Z\")"
                + " { initiatives { nodes { review { untoldHours } } } } }";
        assertThat(ask(document.formatted("15")).getDouble("account.initiatives.nodes[0].review.untoldHours"))
                .isEqualTo(8);
        assertThat(ask(document.formatted("21")).getDouble("account.initiatives.nodes[0].review.untoldHours"))
                .isZero();
    }

    @Test
    void roadmapSharedAfterItWasNotedCountsFromThenInTheScoreToo() {
        lines("""
            {'type':'commitmentMade','ref':'c','account':'a','at':'2026-01-05T00:00:00Z','title':'T','dueAt':'2026-02-01T00:00:00Z'}
            {'type':'commitmentKept','ref':'k','account':'a','at':'2026-01-20T00:00:00Z','commitment':'c'}
            {'type':'touchpoint','ref':'t','account':'a','at':'2026-01-20T00:00:00Z','channel':'CALL','direction':'OUT','participants':['a/p']}
            {'type':'insight','ref':'r','account':'a','at':'2026-03-01T00:00:00Z','kind':'ROADMAP_OURS','text':'Next','sharedAt':'2026-08-01T00:00:00Z'}
            """, 4);
        String july = ask(connection("2026-07-31T00:00:00Z")).prettify();
        double before = ask(connection("2026-07-31T00:00:00Z")).getDouble("account.trust.connection.value");
        double after = ask(connection("2026-08-01T00:00:00Z")).getDouble("account.trust.connection.value");
        assertThat(after).as(july).isGreaterThan(before);
        JsonPath history = ask("{ account(ref:\"a\") { scoreHistory(score: CONNECTION, from: \"2026-07-31T00:00:00Z\","
                + " to: \"2026-08-02T00:00:00Z\", granularity: DAY) { points { asOf value } } } }");
        assertThat(history.getDouble("account.scoreHistory.points[0].value")).isCloseTo(before, within(1e-9));
    }

    private static String connection(String asOf) {
        return "{ account(ref:\"a\", asOf:\"" + asOf + "\") { trust { connection { value } } } }";
    }

    @Test
    void plannedKeptCommitmentIsOpenInTheResponseAsInTheQuery() {
        lines("""
            {'type':'commitmentMade','ref':'c','account':'a','at':'2026-01-05T00:00:00Z','title':'T','dueAt':'2026-02-01T00:00:00Z'}
            """, 1);
        JsonPath answer = ask("""
            mutation { keepCommitment(input: { commitment: "c", at: "2057-01-01T00:00:00Z" }) {
              userErrors { message } plannedFor commitment { status }
              trustImpact { before { trust { credibility { value } } } after { trust { credibility { value } } } } } }\
            """);
        answer.setRootPath("data.keepCommitment");
        assertThat(answer.getString("plannedFor")).startsWith("2057-01-01");
        assertThat(answer.getString("commitment.status")).isEqualTo("OPEN");
        assertThat(answer.getDouble("trustImpact.after.trust.credibility.value"))
                .isEqualTo(answer.getDouble("trustImpact.before.trust.credibility.value"));
        assertThat(ask("{ commitment(ref:\"c\") { status } }").getString("commitment.status"))
                .isEqualTo("OPEN");
    }

    @Test
    void plannedTouchpointIsShownAsItWillBeAndMarked() {
        JsonPath answer = ask("""
            mutation { recordTouchpoint(input: { account: "a", ref: "t", channel: CALL, direction: OUT,
              at: "2057-01-01T00:00:00Z" }) { userErrors { message } plannedFor touchpoint { ref } } }\
            """);
        assertThat(answer.getString("recordTouchpoint.plannedFor")).startsWith("2057-01-01");
        assertThat(answer.getString("recordTouchpoint.touchpoint.ref")).isEqualTo("t");
        assertThat(ask("{ account(ref:\"a\") { touchpoints { nodes { ref } } } }")
                        .getList("account.touchpoints.nodes"))
                .isEmpty();
    }

    @Test
    void trustImpactIncludesTheCommitmentsOfTheCall() {
        lines("""
            {'type':'commitmentMade','ref':'c','account':'a','at':'2026-01-05T00:00:00Z','title':'T','dueAt':'2026-02-01T00:00:00Z'}
            {'type':'commitmentKept','ref':'k','account':'a','at':'2026-01-20T00:00:00Z','commitment':'c'}
            {'type':'touchpoint','ref':'t0','account':'a','at':'2026-01-20T00:00:00Z','channel':'CALL','direction':'OUT','participants':['a/p']}
            """, 3);
        String mutation = """
            mutation { recordTouchpoint(input: { account: "a", ref: "t", channel: CALL, direction: OUT, idempotencyKey: "once",
              participants: ["a/p"], at: "2026-11-10T00:00:00Z", commitments: [{ title: "Send it", dueAt: "2026-11-12T00:00:00Z", importance: 1 }] }) {
              replayed userErrors { message } touchpoint { commitmentsSpoken }
              trustImpact { before { trust { score { value } } } after { trust { score { value } } } } } }\
            """;
        JsonPath first = ask(mutation);
        double after = first.getDouble("recordTouchpoint.trustImpact.after.trust.score.value");
        assertThat(first.getInt("recordTouchpoint.touchpoint.commitmentsSpoken"))
                .isEqualTo(1);
        assertThat(after).isLessThan(first.getDouble("recordTouchpoint.trustImpact.before.trust.score.value"));
        assertThat(after)
                .isCloseTo(
                        ask("{ account(ref:\"a\") { trust { score { value } } } }")
                                .getDouble("account.trust.score.value"),
                        within(1e-4));
        JsonPath again = ask(mutation);
        assertThat(again.getBoolean("recordTouchpoint.replayed")).isTrue();
        assertThat(again.getDouble("recordTouchpoint.trustImpact.after.trust.score.value"))
                .isCloseTo(after, within(1e-4));
    }

    @Test
    void pathOfANestedErrorIsComplete() {
        assertThat(path("""
            mutation { m: recordTouchpoint(input: { account: "a", channel: CALL, direction: OUT, at: "2026-03-01T00:00:00Z",
              commitments: [{ title: "x", dueAt: "2026-04-01T00:00:00Z" }, { title: "y", dueAt: "2026-02-01T00:00:00Z" }] })
              { userErrors { path message } } }\
            """)).isEqualTo("input.commitments.1.dueAt");
        assertThat(path("""
            mutation { m: recordTouchpoint(input: { account: "a", channel: CALL, direction: OUT,
              commitments: [{ title: " ", dueAt: "2057-04-01T00:00:00Z" }] }) { userErrors { path message } } }\
            """)).isEqualTo("input.commitments.0.title");
        assertThat(path("""
            mutation { m: recordTouchpoint(input: { account: "a", channel: CALL, direction: OUT,
              commitments: [{ title: "x", dueAt: "2057-04-01T00:00:00Z", madeTo: ["a/zoe"] }] })
              { userErrors { path message } } }\
            """)).isEqualTo("input.commitments.0.madeTo.0");
        assertThat(path("""
            mutation { m: recordTouchpoint(input: { account: "a", channel: CALL, direction: OUT,
              agenda: [{ title: "x" }, { title: "y", priority: 7 }] }) { userErrors { path message } } }\
            """)).isEqualTo("input.agenda.1.priority");
        assertThat(path("""
            mutation { m: makeCommitment(input: { account: "a", title: "x", dueAt: "2057-04-01T00:00:00Z",
              madeTo: ["a/p", "a/zoe"] }) { userErrors { path message } } }\
            """)).isEqualTo("input.madeTo.1");
        assertThat(path("""
            mutation { m: recordTouchpoint(input: { account: "a", channel: CALL, direction: OUT, topics: ["x", " "] })
              { userErrors { path message } } }\
            """)).isEqualTo("input.topics.1");
        assertThat(path("""
            mutation { m: registerMember(input: { ref: "m", name: "M", timeZone: "UTC", workingHours: [
              { days: [MONDAY], from: "09:00", to: "12:00" }, { days: [MONDAY], from: "13:00", to: "12:00" }] })
              { userErrors { path message } } }\
            """)).isEqualTo("input.workingHours.1.to");
        assertThat(path("""
            mutation { m: raiseIssue(input: { account: "a", severity: 0.5, raisedBy: "a/zoe" })
              { userErrors { path message } } }\
            """)).isEqualTo("input.raisedBy");
        assertThat(path("""
            mutation { m: amendFact(input: { type: "stakeholder", fact: "a/p", fields: "{\\"influence\\": 7}" })
              { userErrors { path message } } }\
            """)).isEqualTo("input.fields");
        assertThat(path("""
            mutation { m: completePlaybookStep(input: { run: "none", step: 1 }) { userErrors { path message } } }\
            """)).isEqualTo("input.run");
    }

    private static String path(String mutation) {
        JsonPath answer = ask(mutation);
        assertThat(answer.getList("m.userErrors")).as(answer.prettify()).hasSize(1);
        return String.join(".", answer.getList("m.userErrors[0].path", String.class));
    }

    @Test
    void yearsAreLimitedAsThoseOfFacts() {
        assertThat(query("{ account(ref:\"a\", asOf:\"2200-01-01T00:00:00Z\") { ref } }")
                        .getString("data.account.ref"))
                .isEqualTo("a");
        assertThat(query(
                                "query($t: DateTime) { account(ref:\"a\", asOf:$t) { ref } }",
                                java.util.Map.of("t", "2201-01-01T00:00:00Z"))
                        .getString("errors[0].message"))
                .contains("is \"2201-01-01T00:00:00Z\", but must be from 1900 to 2200.");
    }

    @Test
    void renegotiationBeforeTheDueTimeIsNotABreach() {
        lines("""
            {'type':'commitmentMade','ref':'c','account':'a','at':'2026-01-05T00:00:00Z','title':'T','dueAt':'2026-03-01T00:00:00Z'}
            {'type':'commitmentRenegotiated','ref':'n','account':'a','at':'2026-02-01T00:00:00Z','commitment':'c','dueAt':'2026-04-01T00:00:00Z'}
            {'type':'commitmentMade','ref':'d','account':'a','at':'2026-01-05T00:00:00Z','title':'T','dueAt':'2026-03-01T00:00:00Z'}
            {'type':'commitmentRenegotiated','ref':'m','account':'a','at':'2026-03-02T00:00:00Z','commitment':'d','dueAt':'2026-04-01T00:00:00Z'}
            {'type':'commitmentKept','ref':'k','account':'a','at':'2026-03-20T00:00:00Z','commitment':'c'}
            {'type':'commitmentKept','ref':'l','account':'a','at':'2026-03-20T00:00:00Z','commitment':'d'}
            """, 6);
        assertThat(ask("{ account(ref:\"a\") { breaches { subject type } } }").getList("account.breaches.subject"))
                .containsExactly("d");
        // Moved a day late and kept on the new date: 19 days after the binding one, 1 to 20 March.
        assertThat(ask("{ commitment(ref:\"d\") { lateSeconds } }").getDouble("commitment.lateSeconds"))
                .isEqualTo(19 * 86_400);
        assertThat(ask("{ commitments(where: { lateSeconds: { gt: 0 } }) { nodes { ref } } }")
                        .getList("commitments.nodes.ref"))
                .containsExactly("d");
    }

    @Test
    void everyReplyIsKeptWithItsToneAndOptions() {
        lines("""
            {'type':'issueRaised','ref':'i','account':'a','at':'2026-05-01T10:00:00Z','severity':0.5,'heated':true,'mainIssue':'Labels'}
            {'type':'issueReplied','ref':'r1','account':'a','at':'2026-05-01T10:03:00Z','issue':'i','text':'As I told you, it is your own fault!!','options':['Refund','Exchange'],'overrideReason':'Now'}
            {'type':'issueReplied','ref':'r2','account':'a','at':'2026-05-01T11:00:00Z','issue':'i','text':'Thank you for calling. We will fix it.','options':['Today','Tomorrow']}
            """, 3);
        JsonPath issue = ask("""
            { account(ref:"a") { issues { nodes { status acknowledgedAt answeredAt mainIssue options
              replies { ref text tones options hasty overrideReason } } }
              issueMetrics { hastyReplies positiveReplyShare unaddressed } } }\
            """);
        issue.setRootPath("data.account");
        assertThat(issue.getString("issues.nodes[0].status")).isEqualTo("ACKNOWLEDGED");
        assertThat(issue.getString("issues.nodes[0].acknowledgedAt")).startsWith("2026-05-01T10:03");
        assertThat(issue.getString("issues.nodes[0].answeredAt")).startsWith("2026-05-01T10:03");
        assertThat(issue.getString("issues.nodes[0].mainIssue")).isEqualTo("Labels");
        assertThat(issue.getList("issues.nodes[0].replies.ref", String.class)).containsExactly("r1", "r2");
        assertThat(issue.getList("issues.nodes[0].replies[0].tones", String.class))
                .contains("BLAME");
        assertThat(issue.getList("issues.nodes[0].replies[1].tones", String.class))
                .containsExactly("POSITIVE");
        assertThat(issue.getList("issues.nodes[0].replies.hasty", Boolean.class))
                .containsExactly(true, false);
        assertThat(issue.getInt("issueMetrics.hastyReplies")).isEqualTo(1);
        assertThat(issue.getDouble("issueMetrics.positiveReplyShare")).isEqualTo(0.5);
        assertThat(issue.getInt("issueMetrics.unaddressed")).isZero();
    }

    @Test
    void replyInTheFutureDoesNotOpenTheDoor() {
        lines("""
            {'type':'issueRaised','ref':'i','account':'a','at':'2026-05-01T10:00:00Z','severity':0.5,'heated':true,'mainIssue':'Labels'}
            """, 1);
        assertThat(path("""
            mutation { m: replyToIssue(input: { issue: "i", text: "Later", options: ["a", "b"], at: "2050-01-01T00:00:00Z" })
              { userErrors { path message } } }\
            """)).isEqualTo("input.at");
    }

    @Test
    void receiptsAreKeptAndTheFirstOfEachKindIsShown() {
        lines("""
            {'type':'touchpoint','ref':'m','account':'a','at':'2026-10-01T00:00:00Z','channel':'EMAIL','direction':'OUT','participants':['a/p'],'agenda':[{'title':'Price'}]}
            """, 1);
        String receipt = """
            mutation { m: recordReceipt(input: { touchpoint: "m", kind: %s, stakeholder: "a/p", at: "%s" }) {
              userErrors { message path } touchpoint { deliveredAt readAt agenda { title }
                receipts { kind occurredAt stakeholder { ref } } } } }\
            """;
        ask(receipt.formatted("DELIVERED", "2026-10-02T00:00:00Z"));
        ask(receipt.formatted("READ", "2026-10-03T00:00:00Z"));
        JsonPath again = ask(receipt.formatted("READ", "2026-10-04T00:00:00Z"));
        assertThat(again.getString("m.touchpoint.deliveredAt")).startsWith("2026-10-02");
        assertThat(again.getString("m.touchpoint.readAt")).startsWith("2026-10-03");
        assertThat(again.getList("m.touchpoint.receipts.kind", String.class))
                .containsExactly("DELIVERED", "READ", "READ");
        assertThat(ask(receipt.formatted("DELIVERED", "2026-10-05T00:00:00Z")).getString("m.userErrors[0].message"))
                .startsWith("Touchpoint \"m\" was read on 2026-10-03T00:00:00Z, so it cannot have been delivered on");
        assertThat(ask(receipt.formatted("READ", "2026-09-30T00:00:00Z")).getString("m.userErrors[0].message"))
                .contains("There is no touchpoint \"m\" at 2026-09-30T00:00:00Z");
    }

    @Test
    void everyMutationReturnsItsFactAndMarksPlannedOnes() {
        JsonPath answer = ask("""
            mutation { m: agreeCadence(input: { account: "a", ref: "c", period: "P14D", at: "2057-01-01T00:00:00Z" }) {
              plannedFor fact { type ref planned } record { id } } }\
            """);
        assertThat(answer.getString("m.fact.type")).isEqualTo("cadenceAgreed");
        assertThat(answer.getBoolean("m.fact.planned")).isTrue();
        assertThat(answer.getString("m.plannedFor")).startsWith("2057");
        JsonPath now = ask("""
            mutation { m: assessNeeds(input: { account: "a", ref: "n", scope: CUSTOMER }) {
              plannedFor fact { type planned } } }\
            """);
        assertThat(now.getString("m.fact.type")).isEqualTo("needsAssessed");
        assertThat(now.getBoolean("m.fact.planned")).isFalse();
        assertThat(now.getString("m.plannedFor")).isNull();
    }

    @Test
    void changedRoleDepartmentAndLevelApplyFromThenOn() {
        JsonPath answer = ask("""
            mutation { m: changeStakeholder(input: { stakeholder: "a/p", department: "SALES", level: "HEAD",
              roles: [DECISION_MAKER], influence: 0.9, at: "2026-06-01T00:00:00Z" }) {
              userErrors { message } stakeholder { department level roles influence } } }\
            """);
        assertThat(answer.getString("m.stakeholder.department")).isEqualTo("SALES");
        assertThat(answer.getString("m.stakeholder.level")).isEqualTo("HEAD");
        assertThat(answer.getList("m.stakeholder.roles", String.class)).containsExactly("DECISION_MAKER");
        assertThat(answer.getDouble("m.stakeholder.influence")).isEqualTo(0.9);
        assertThat(ask("{ account(ref:\"a\", asOf:\"2026-05-01T00:00:00Z\") { stakeholders { nodes { department }"
                                + " } } }")
                        .getString("account.stakeholders.nodes[0].department"))
                .isEqualTo("IT");
        assertThat(ask("mutation { m: changeStakeholder(input: { stakeholder: \"a/p\" }) { userErrors { code"
                                + " message } } }")
                        .getString("m.userErrors[0].message"))
                .isEqualTo("Set at least one of department, level, roles and influence.");
    }

    @Test
    void roadmapOnRecordCanBeShared() {
        lines("""
            {'type':'insight','ref':'r','account':'a','at':'2026-03-01T00:00:00Z','kind':'ROADMAP_THEIRS','text':'Next'}
            {'type':'insight','ref':'n','account':'a','at':'2026-03-01T00:00:00Z','kind':'NEED','text':'Quiet'}
            """, 2);
        assertThat(ask("""
            mutation { m: shareInsight(input: { insight: "r", at: "2026-04-01T00:00:00Z" }) {
              record { ... on Insight { sharedAt } } } }\
            """).getString("m.record.sharedAt")).startsWith("2026-04-01");
        assertThat(ask("mutation { m: shareInsight(input: { insight: \"n\" }) { userErrors { message } } }")
                        .getString("m.userErrors[0].message"))
                .startsWith("Insight \"n\" is a NEED");
    }

    @Test
    void endedTieShowsItsReason() {
        lines("""
            {'type':'tie','ref':'e','account':'a','at':'2026-01-02T00:00:00Z','from':'a/p','to':'department:IT','kind':'KNOWS'}
            """, 1);
        JsonPath ended = ask("""
            mutation { m: endTie(input: { tie: "e", reason: "Moved", at: "2026-05-01T00:00:00Z" }) {
              fact { type } record { ... on Tie { endedAt endReason } } } }\
            """);
        assertThat(ended.getString("m.record.endReason")).isEqualTo("Moved");
        assertThat(ended.getString("m.record.endedAt")).startsWith("2026-05-01");
    }
}
