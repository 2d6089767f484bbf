package dev.troth;

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
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Examples of faults that users found and no other test shows (src/docs/faults.md), and others of their kinds. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class FaultsTest {
    @Inject
    Database database;

    @Inject
    TestWorkspace workspace;

    @BeforeEach
    void account() {
        workspace.fresh(database);
        tell("""
            {'type':'account','ref':'acme','at':'2026-01-01T09:00:00Z','name':'Acme'}
            {'type':'stakeholder','ref':'acme/ann','account':'acme','at':'2026-01-01T09:00:00Z','department':'PURCHASING','roles':['DECISION_MAKER'],'person':{'ref':'ann','name':'Ann Berg'}}
            {'type':'stakeholder','ref':'acme/bob','account':'acme','at':'2026-01-01T09:00:00Z','department':'IT','person':{'ref':'bob','name':'Bob Lee'}}
            """);
    }

    private static JsonPath tell(String lines) {
        JsonPath report = Api.post(lines.replace('\'', '"'));
        assertThat(report.getInt("refused")).as(report.prettify()).isZero();
        return report;
    }

    private static JsonPath ask(String document) {
        JsonPath answer = Api.query(document);
        assertThat((Object) answer.get("errors")).as(answer.prettify()).isNull();
        return answer.setRootPath("data");
    }

    private static List<String> problems(String mutation, String input) {
        return ask("mutation { " + mutation + "(input: { " + input + " }) { userErrors { code message path } } }")
                .getList(mutation + ".userErrors.message", String.class);
    }

    /** A2: the time by which they need it is shown, and found, before anything is promised. */
    @Test
    void neededTimeOfARequestIsShownAndFound() {
        ask("""
            mutation { requestCommitment(input: { account: "acme", ref: "q", title: "Spare parts", requestedBy: "acme/ann",
              neededBy: "2026-12-04T00:00:00Z", at: "2026-11-01T00:00:00Z" }) { userErrors { code } } }\
            """);
        JsonPath found = ask("""
            { commitments(where: { neededBy: { isNull: false } }) { nodes { ref neededBy status requestedBy { person { name } } } } }\
            """);
        assertThat(found.getString("commitments.nodes[0].neededBy")).isEqualTo("2026-12-04T00:00:00Z");
        assertThat(found.getString("commitments.nodes[0].status")).isEqualTo("REQUESTED");
        assertThat(found.getString("commitments.nodes[0].requestedBy.person.name"))
                .isEqualTo("Ann Berg");
    }

    /** A11: a plan cannot have more done steps than steps, and nobody is their own backup or that of another company. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        steps: ["Meet", "Introduce"], done: 5
        backup: "acme/ann"
        backup: "other/eve"
        backup: "acme/nobody"
        """)
    void handoverThatCannotBeIsRefused(String plan) {
        tell("""
            {'type':'account','ref':'other','at':'2026-01-01T09:00:00Z','name':'Other'}
            {'type':'stakeholder','ref':'other/eve','account':'other','at':'2026-01-01T09:00:00Z','department':'IT','person':{'ref':'eve','name':'Eve'}}
            """);
        assertThat(problems("planHandover", "stakeholder: \"acme/ann\", " + plan))
                .hasSize(1);
    }

    /** A19: the interval of a share contains the share, at 0 and at 1 too; cohorts go by the start of the relationship. */
    @Test
    void intervalOfOutcomesContainsTheShare() {
        for (int i = 0; i < 3; i++) {
            tell("""
                {'type':'account','ref':'k#','at':'2026-01-01T09:00:00Z','name':'K','customerSince':'2019-03-01'}
                {'type':'contract','ref':'k#c','account':'k#','at':'2026-01-01T10:00:00Z','value':{'amount':'10','currency':'EUR'},'startsOn':'2026-01-01','renewsOn':'2026-12-31'}
                {'type':'renewed','ref':'k#r','account':'k#','at':'2026-06-01T10:00:00Z','contract':'k#c'}
                {'type':'account','ref':'l#','at':'2026-01-01T09:00:00Z','name':'L','customerSince':'2021-03-01'}
                {'type':'contract','ref':'l#c','account':'l#','at':'2026-01-01T10:00:00Z','value':{'amount':'10','currency':'EUR'},'startsOn':'2026-01-01','renewsOn':'2026-12-31'}
                {'type':'churned','ref':'l#r','account':'l#','at':'2026-06-01T10:00:00Z'}
                """.replace("#", Integer.toString(i)));
        }
        List<Map<String, Object>> cohorts =
                ask("{ outcomes(groupBy: COHORT) { key churnShare interval { low high } } }")
                        .getList("outcomes");
        assertThat(cohorts).extracting(cohort -> cohort.get("key")).containsExactly("2019", "2021");
        assertThat(cohorts).extracting(cohort -> cohort.get("churnShare")).containsExactly(0.0, 1.0);
        assertThat(cohorts).allSatisfy(cohort -> {
            double share = ((Number) cohort.get("churnShare")).doubleValue();
            Map<?, ?> interval = (Map<?, ?>) cohort.get("interval");
            assertThat(((Number) interval.get("low")).doubleValue()).isLessThanOrEqualTo(share);
            assertThat(((Number) interval.get("high")).doubleValue()).isGreaterThanOrEqualTo(share);
        });
    }

    /** A26.7: a question without an answer explains nothing, so the action stays until somebody answers. */
    @Test
    void unansweredQuestionKeepsTheActionToAskWhy() {
        tell("""
            {'type':'initiative','ref':'i','account':'acme','at':'2026-09-01T09:00:00Z','name':'New line','priority':0.9,'setter':'acme/ann'}
            {'type':'priorityChanged','ref':'d','account':'acme','at':'2026-11-10T09:00:00Z','initiative':'i','to':0.3}
            """);
        String asked =
                "{ account(ref: \"acme\") { actions { kind } initiatives { nodes { review { whyUnknown askedOf { ref }"
                        + " } } } } }";
        assertThat(ask(asked).getList("account.actions.kind")).contains("ASK_WHY");
        assertThat(problems(
                        "recordReasonRequest",
                        "initiative: \"i\", askedOf: \"acme/ann\", at: \"2026-11-12T09:00:00Z\""))
                .isEmpty();
        JsonPath waiting = ask(asked);
        assertThat(waiting.getBoolean("account.initiatives.nodes[0].review.whyUnknown"))
                .isTrue();
        assertThat(waiting.getList("account.actions.kind")).contains("ASK_WHY");
    }

    /** A26.10: an outsider is never certain of an alliance or a conflict; the tie says so as the average does. */
    @Test
    void tieOfPoliticsIsNeverCertain() {
        tell("""
            {'type':'tie','ref':'t','account':'acme','at':'2026-02-01T09:00:00Z','from':'acme/ann','to':'acme/bob','kind':'CONFLICTS_WITH','confidence':1}
            {'type':'tie','ref':'u','account':'acme','at':'2026-02-01T09:00:00Z','from':'acme/ann','to':'acme/bob','kind':'KNOWS','confidence':1}
            """);
        JsonPath ties = ask("{ ties(orderBy: [{ field: REF }]) { nodes { confidence } } }");
        assertThat(ties.getList("ties.nodes.confidence")).containsExactly(0.9, 1.0);
    }

    /** D: somebody who comes back keeps their ref, and is present again. */
    @Test
    void stakeholderMayComeBackUnderTheSameRef() {
        tell("""
            {'type':'stakeholderLeft','ref':'gone','account':'acme','at':'2026-03-01T09:00:00Z','stakeholder':'acme/ann'}
            """);
        assertThat(ask("{ stakeholder(ref: \"acme/ann\") { leftAt } }").getString("stakeholder.leftAt"))
                .isEqualTo("2026-03-01T09:00:00Z");
        assertThat(problems(
                        "addStakeholder",
                        "account: \"acme\", ref: \"acme/ann-2\", department: \"PURCHASING\", person: { ref:"
                                + " \"ann\", name: \"Ann Berg\" }, at: \"2026-05-01T09:00:00Z\""))
                .isEmpty();
        JsonPath back =
                ask("{ stakeholder(ref: \"acme/ann-2\") { leftAt person { name } otherAffiliations { ref leftAt } } }");
        assertThat((Object) back.get("stakeholder.leftAt")).isNull();
        assertThat(back.getList("stakeholder.otherAffiliations.ref", String.class))
                .contains("acme/ann");
    }

    /** D: suggestions for numbers are numbers that a person would write. */
    @ParameterizedTest
    @CsvSource({"1.4, 1", "1.2, 1", "-0.3, 0", "60, 0.6"})
    void suggestedShareIsAPlainNumber(double written, String suggested) {
        List<String> messages = problems("raiseIssue", "account: \"acme\", severity: " + written);
        assertThat(messages).hasSize(1);
        assertThat(messages.getFirst()).doesNotContain("999").doesNotContain("0.01");
        if (messages.getFirst().contains("Maybe")) {
            assertThat(messages.getFirst()).contains("Maybe " + suggested);
        }
    }

    /** F17: a step that the playbook does not have is refused, by the run's id as by its ref. */
    @Test
    void stepBeyondThePlaybookIsRefused() {
        JsonPath started = ask("""
            mutation { startPlaybookRun(input: { account: "acme", playbook: "complaint" }) {
              userErrors { message } record { ... on PlaybookRun { id ref } } } }\
            """);
        String id = started.getString("startPlaybookRun.record.id");
        assertThat(id).as(started.prettify()).isNotNull();
        assertThat(problems("completePlaybookStep", "run: \"" + id + "\", step: 99"))
                .hasSize(1);
    }

    /** F25: an agreed rhythm that was always kept is kept to 1, and never to more. */
    @Test
    void adherenceNeverExceedsOne() {
        StringBuilder calls = new StringBuilder();
        for (int day = 1; day <= 28; day++) {
            calls.append("""
                {'type':'touchpoint','ref':'t%d','account':'acme','at':'2026-%02d-%02dT09:00:00Z','channel':'CALL','direction':'OUT','participants':['acme/ann']}
                """.formatted(day, 1 + day / 3, 1 + day % 3 * 9));
        }
        tell(calls.toString());
        Double adherence =
                ask("{ account(ref: \"acme\") { cadence { adherence } } }").getDouble("account.cadence.adherence");
        assertThat(adherence).isBetween(0.0, 1.0);
    }

    /** Kind 2, another example: a leaver is no requester who waits for an answer, and no liaison. */
    @Test
    void leaverIsNotAskedAboutTheirOwnRequest() {
        tell("""
            {'type':'commitmentRequested','ref':'q','account':'acme','at':'2026-10-01T09:00:00Z','title':'Second shift','requestedBy':'acme/ann','neededBy':'2026-11-30T09:00:00Z'}
            {'type':'stakeholderLeft','ref':'gone','account':'acme','at':'2026-10-20T09:00:00Z','stakeholder':'acme/ann','successor':'acme/bob'}
            """);
        List<Map<String, Object>> actions =
                ask("{ account(ref: \"acme\") { actions { title reason stakeholder { ref } commitment { ref } } } }")
                        .getList("account.actions");
        assertThat(actions)
                .filteredOn(action -> Map.of("ref", "q").equals(action.get("commitment")))
                .hasSize(1)
                .allSatisfy(action -> assertThat(action.get("stakeholder")).isEqualTo(Map.of("ref", "acme/bob")));
        assertThat(actions).noneMatch(action -> Map.of("ref", "acme/ann").equals(action.get("stakeholder")));
    }

    /** Kind 5, another example: what happens before its reason is refused. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        commitmentKept | 'commitment':'p'
        commitmentProgressed | 'commitment':'p','percent':10
        commitmentForgiven | 'commitment':'p'
        issueResolved | 'issue':'x'
        issueAcknowledged | 'issue':'x'
        stakeholderLeft | 'stakeholder':'late'
        """)
    void eventBeforeItsSubjectIsRefused(String type, String fields) {
        tell("""
            {'type':'commitmentMade','ref':'p','account':'acme','at':'2026-05-01T09:00:00Z','title':'Offer','dueAt':'2026-06-01T09:00:00Z'}
            {'type':'issueRaised','ref':'x','account':'acme','at':'2026-05-01T09:00:00Z','severity':0.5}
            {'type':'stakeholder','ref':'late','account':'acme','at':'2026-05-01T09:00:00Z','department':'IT','person':{'ref':'late','name':'Lia'}}
            """);
        JsonPath report = Api.post("{'type':'%s','ref':'e','account':'acme','at':'2026-04-01T09:00:00Z',%s}"
                .formatted(type, fields)
                .replace('\'', '"'));
        assertThat(report.getInt("refused")).as(report.prettify()).isEqualTo(1);
    }

    /** Row 112: we are the customer of a vendor, so no text about a vendor calls it one. */
    @Test
    void textsAboutAVendorDoNotCallItACustomer() {
        tell("""
            {'type':'account','ref':'v','at':'2026-01-01T09:00:00Z','name':'Anodyne','kind':'VENDOR','owner':'vera'}
            {'type':'stakeholder','ref':'v/p','account':'v','at':'2026-01-01T09:00:00Z','department':'SALES','roles':['DECISION_MAKER'],'person':{'ref':'vp','name':'Pat'}}
            {'type':'contract','ref':'v/c','account':'v','at':'2026-01-01T10:00:00Z','value':{'amount':'90000','currency':'EUR'},'startsOn':'2026-01-01','renewsOn':'2026-12-15'}
            {'type':'touchpoint','ref':'v/t','account':'v','at':'2026-02-01T09:00:00Z','channel':'CALL','direction':'IN','participants':['v/p']}
            {'type':'commitmentMade','ref':'v/1','account':'v','at':'2026-02-01T09:00:00Z','title':'Uptime report','side':'THEM','dueAt':'2026-03-01T09:00:00Z','importance':0.9}
            {'type':'commitmentBroken','ref':'v/1b','account':'v','at':'2026-03-02T09:00:00Z','commitment':'v/1'}
            {'type':'commitmentMade','ref':'v/2','account':'v','at':'2026-02-01T09:00:00Z','title':'Migration','side':'THEM','dueAt':'2026-10-01T09:00:00Z'}
            {'type':'commitmentMade','ref':'v/3','account':'v','at':'2026-02-01T09:00:00Z','title':'Payment','dueAt':'2026-10-01T09:00:00Z'}
            {'type':'issueRaised','ref':'v/i','account':'v','at':'2026-11-01T09:00:00Z','severity':0.7,'mainIssue':'Downtime'}
            {'type':'stress','ref':'v/s','account':'v','at':'2026-11-01T09:00:00Z','level':0.8}
            {'type':'signal','ref':'v/g','account':'v','at':'2026-11-01T09:00:00Z','kind':'STALL','level':0.8}
            {'type':'feedback','ref':'v/f','account':'v','at':'2026-11-01T09:00:00Z','kind':'LOYALTY','direction':'IN','value':1}
            """);
        String drivers = "drivers { description remedy { description } }";
        JsonPath texts = ask("""
            { account(ref: "v") {
                actions { title reason } nextBestActions { title reason } playbookRuns { reason nextStep }
                trust { score { # } credibility { # } connection { # } }
                churnRisk { # horizons { # } }
                standingReview { blockers { message } } exitReview { reasons { message } } } }\
            """.replace("#", drivers));
        assertThat(texts.getList("account.actions")).isNotEmpty();
        assertThat(texts.prettify()).doesNotContainIgnoringCase("customer");
    }

    /** Kind 10, another example: the end of one of two contracts is no departure, and the end of both is one. */
    @Test
    void customerWithAnotherContractHasNotLeft() {
        tell("""
            {'type':'contract','ref':'c1','account':'acme','at':'2026-02-01T10:00:00Z','value':{'amount':'10','currency':'EUR'},'startsOn':'2026-01-01','renewsOn':'2026-12-31'}
            {'type':'contract','ref':'c2','account':'acme','at':'2026-02-01T10:00:00Z','value':{'amount':'20','currency':'USD'},'startsOn':'2026-01-01','renewsOn':'2026-12-31'}
            {'type':'churned','ref':'x1','account':'acme','at':'2026-06-01T10:00:00Z','contract':'c1'}
            """);
        assertThat(ask("{ outcomes(groupBy: COHORT) { churned } }").getList("outcomes"))
                .isEmpty();
        tell("""
            {'type':'churned','ref':'x2','account':'acme','at':'2026-08-01T10:00:00Z','contract':'c2'}
            """);
        assertThat(ask("{ outcomes(groupBy: COHORT) { churned } }").getList("outcomes.churned"))
                .containsExactly(1);
    }
}
