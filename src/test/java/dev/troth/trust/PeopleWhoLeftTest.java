package dev.troth.trust;

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
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Figures, lists and actions after people left: a loss does not look like an improvement, and no leaver is named. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class PeopleWhoLeftTest {
    private static final String BEFORE = "2026-08-31T09:00:00Z";
    private static final String AFTER = "2026-11-30T09:00:00Z";

    @Inject
    TestWorkspace workspace;

    @Inject
    Database database;

    @BeforeEach
    void emptyWorkspace() {
        workspace.fresh(database);
        facts("{'type':'account','ref':'acme','at':'2026-01-01T09:00:00Z','name':'Acme','owner':'vera'}");
    }

    private static void facts(String... lines) {
        JsonPath report =
                post(Arrays.stream(lines).map(line -> line.replace('\'', '"')).collect(Collectors.joining("\n")));
        assertThat(report.getInt("refused")).as(report.prettify()).isZero();
    }

    private static String fact(String type, String ref, String at, String more) {
        return "{'type':'%s','ref':'%s','account':'acme','at':'%sT09:00:00Z',%s}".formatted(type, ref, at, more);
    }

    private static String person(String ref, String name, String department, String level, double influence) {
        return fact(
                "stakeholder",
                ref,
                "2026-01-01",
                "'person':{'ref':'%s','name':'%s'},'department':'%s','level':'%s','influence':%s"
                        .formatted(ref, name, department, level, influence));
    }

    private static String left(String ref) {
        return fact("stakeholderLeft", "left-" + ref, "2026-09-01", "'stakeholder':'" + ref + "'");
    }

    private static JsonPath acme(String asOf, String fields) {
        JsonPath answer = query("{ account(ref: \"acme\", asOf: \"" + asOf + "\") { " + fields + " } }");
        assertThat((Object) answer.get("errors")).as(answer.prettify()).isNull();
        return answer.setRootPath("data.account");
    }

    /**
     * Dora has the backup Carl, Carl has none: 1 of 2. When Carl left, Dora has no backup any more, and nobody took the place
     * of Carl: 0 of 2.
     */
    @Test
    void readinessFallsWhenTheBackupLeaves() {
        facts(
                person("d", "Dora", "IT", "LEAD", 0.9),
                person("c", "Carl", "IT", "LEAD", 0.9),
                fact("handoverPlanned", "h", "2026-02-01", "'stakeholder':'d','backup':'c'"),
                left("c"));
        String asked =
                "continuity { readiness unprepared { ref } unreplaced { ref person { name } } } stakeholders { nodes {"
                        + " ref handoverReadiness } }";
        JsonPath before = acme(BEFORE, asked);
        assertThat(before.getDouble("continuity.readiness")).isEqualTo(0.5);
        assertThat(before.getList("continuity.unprepared.ref", String.class)).containsExactly("c");
        JsonPath after = acme(AFTER, asked);
        assertThat(after.getDouble("continuity.readiness")).isZero();
        assertThat(after.getList("continuity.unprepared.ref", String.class)).containsExactly("d");
        assertThat(after.getList("continuity.unreplaced.ref", String.class)).containsExactly("c");
        assertThat(after.getDouble("stakeholders.nodes.find { it.ref == 'd' }.handoverReadiness"))
                .isZero();
    }

    /** Dora is prepared, Eve is not: 1 of 2. When Eve left unprepared it is still 1 of 2, and when Dora left, too. */
    @Test
    void readinessDoesNotRiseWhenSomebodyUnpreparedLeaves() {
        facts(
                person("d", "Dora", "IT", "LEAD", 0.9),
                person("e", "Eve", "SALES", "LEAD", 0.9),
                person("f", "Finn", "IT", "STAFF", 0.2),
                fact("handoverPlanned", "h", "2026-02-01", "'stakeholder':'d','backup':'f'"),
                left("e"));
        assertThat(acme(BEFORE, "continuity { readiness }").getDouble("continuity.readiness"))
                .isEqualTo(0.5);
        assertThat(acme(AFTER, "continuity { readiness }").getDouble("continuity.readiness"))
                .isEqualTo(0.5);
        facts(left("d"));
        JsonPath both = acme(AFTER, "continuity { readiness unreplaced { ref } }");
        assertThat(both.getDouble("continuity.readiness")).isEqualTo(0.5);
        assertThat(both.getList("continuity.unreplaced.ref", String.class)).containsExactly("e");
    }

    /**
     * Departments: the four usual ones and LEGAL; levels: BOARD and STAFF: 10 cells, all empty without a thread. When the
     * only person of LEGAL and of the level BOARD left, the cells remain.
     */
    @Test
    void departmentAndLevelOfALeaverStayEmptyCells() {
        facts(person("l", "Lou", "LEGAL", "BOARD", 0.9), person("p", "Paul", "PURCHASING", "STAFF", 0.5), left("l"));
        String asked = "continuity { emptyCells coverage { department level people } }";
        assertThat(acme(BEFORE, asked).getInt("continuity.emptyCells")).isEqualTo(10);
        JsonPath after = acme(AFTER, asked);
        assertThat(after.getInt("continuity.emptyCells")).isEqualTo(10);
        assertThat(after.getInt("continuity.coverage.find { it.department == 'LEGAL' && it.level == 'BOARD' }.people"))
                .isZero();
    }

    /**
     * Lou of LEGAL, BOARD, moved to PURCHASING, STAFF: the 10 cells of 5 departments and 2 levels remain. A correction of a
     * typing error leaves no cell. A leaver does not move.
     */
    @Test
    void departmentAndLevelOfAMoveStayEmptyCells() {
        facts(person("l", "Lou", "LEGL", "BOARD", 0.9), person("p", "Paul", "PURCHASING", "STAFF", 0.5), left("p"));
        facts("{'type':'amended','ref':'am','at':'2026-01-02T09:00:00Z','fact':'l','fields':{'department':'LEGAL'}}");
        String asked = "continuity { emptyCells coverage { department level people } }";
        String move = """
            mutation { changeStakeholder(input: { stakeholder: "%s", department: "PURCHASING", level: "STAFF",
              at: "2026-09-01T09:00:01Z", idempotencyKey: "%s" }) { replayed userErrors { code path message } } }""";
        assertThat(acme(BEFORE, asked).getInt("continuity.emptyCells")).isEqualTo(10);
        JsonPath moved = query(move.formatted("l", "k1")).setRootPath("data.changeStakeholder");
        assertThat(moved.getList("userErrors")).as(moved.prettify()).isEmpty();
        assertThat(query(move.formatted("l", "k1")).getBoolean("data.changeStakeholder.replayed"))
                .isTrue();
        JsonPath after = acme(AFTER, asked);
        assertThat(after.getInt("continuity.emptyCells")).isEqualTo(10);
        assertThat(after.getInt("continuity.coverage.find { it.department == 'LEGAL' && it.level == 'BOARD' }.people"))
                .isZero();
        assertThat(after.getInt(
                        "continuity.coverage.find { it.department == 'PURCHASING' && it.level == 'STAFF' }.people"))
                .isEqualTo(1);
        query(move.formatted("l", "k2").replace("09:00:01Z", "09:00:02Z").replace("STAFF", "LEAD"));
        assertThat(acme(AFTER, asked).getInt("continuity.emptyCells"))
                .as("a third level for five departments, and none of those before is lost")
                .isEqualTo(15);
        JsonPath gone = query(move.formatted("p", "k3")).setRootPath("data.changeStakeholder");
        assertThat(gone.getString("userErrors[0].message"))
                .isEqualTo(
                        "The stakeholder \"p\" left on 2026-09-01T09:00:00Z. Maybe date the change before that time?");
        assertThat(gone.getList("userErrors[0].path", String.class)).containsExactly("input", "stakeholder");
    }

    /**
     * Until 31 August three people are there for 242 days each, and the prior is 0.75 departures in 5 years: the rate is
     * 0.75/(5 + 726/365) = 0.107, so each leaves with 1 - e^-0.107 = 0.102. Until 30 November two are there for 333 days, and
     * one left after 243: 1.75/(5 + 909/365) = 0.234, 0.208 each; a signal of 0.8 counts instead of it.
     */
    @Test
    void expectedDeparturesFollowFromPastOnesAndFromSignals() {
        facts(
                person("a", "Ann", "IT", "LEAD", 0.9),
                person("b", "Bob", "IT", "LEAD", 0.9),
                person("c", "Carl", "IT", "LEAD", 0.9),
                left("c"),
                fact("signal", "s", "2026-10-01", "'kind':'FLIGHT','stakeholder':'a','level':0.8"));
        assertThat(acme(BEFORE, "continuity { expectedDepartures }").getDouble("continuity.expectedDepartures"))
                .isCloseTo(3 * -Math.expm1(-0.75 / (5 + 726 / 365.0)), within(1e-9));
        assertThat(acme(AFTER, "continuity { expectedDepartures }").getDouble("continuity.expectedDepartures"))
                .isCloseTo(0.8 - Math.expm1(-1.75 / (5 + 909 / 365.0)), within(1e-9));
    }

    /** Ann decides and uses, and is called every week; the approver is known and not called: 2 of 5 roles have a thread. */
    @Test
    void decisionCircleIsTheShareOfRolesWithAThread() {
        String of = "'person':{'ref':'%1$s','name':'%1$s'},'department':'IT','roles':[%2$s],'stance':'%3$s'";
        facts(
                fact("stakeholder", "a", "2026-01-01", of.formatted("a", "'DECISION_MAKER','USER'", "SUPPORTER")),
                fact("stakeholder", "b", "2026-01-01", of.formatted("b", "'APPROVER'", "SKEPTIC")));
        for (int week = 0; week < 13; week++) {
            facts(fact(
                    "touchpoint",
                    "t" + week,
                    LocalDate.parse("2026-09-01").plusWeeks(week).toString(),
                    "'channel':'CALL','direction':'OUT','participants':['a']"));
        }
        JsonPath circle = acme(AFTER, "continuity { decisionCircle missingRoles leastFavorableDecisionMaker threads }");
        assertThat(circle.getInt("continuity.threads")).isEqualTo(1);
        assertThat(circle.getDouble("continuity.decisionCircle")).isCloseTo(0.4, within(1e-9));
        assertThat(circle.getList("continuity.missingRoles", String.class))
                .containsExactly("APPROVER", "EVALUATOR", "INFLUENCER");
        assertThat(circle.getString("continuity.leastFavorableDecisionMaker")).isEqualTo("SKEPTIC");
    }

    @Test
    void leaverIsInNoListOfPeopleToWatch() {
        facts(
                person("a", "Ann", "IT", "LEAD", 0.9),
                person("b", "Bob", "IT", "LEAD", 0.9),
                fact("signal", "s", "2026-05-01", "'kind':'FLIGHT','stakeholder':'a','level':0.8"),
                fact("tie", "t", "2026-05-01", "'from':'a','to':'b','kind':'CONFLICTS_WITH'"),
                left("a"),
                fact("touchpoint", "c", "2026-11-20", "'channel':'CALL','direction':'OUT','participants':['b']"));
        String asked = """
            signalSummary { mayLeave { ref } } politics { conflicts withoutPlan factions { stakeholders { ref } } }
            playbookRuns { status reason playbook { name } } continuity { keyPerson { ref } unprepared { ref } }
            stakeholders { nodes { ref successor { ref } nextWindow(member: "vera") { from } } }\
            """;
        query("mutation { enablePolitics(input: { enabled: true, at: \"2026-01-01T00:00:00Z\" }) { userErrors { code"
                + " } } }");
        assertThat(acme(BEFORE, asked).getList("signalSummary.mayLeave.ref", String.class))
                .containsExactly("a");
        JsonPath after = acme(AFTER, asked);
        assertThat(after.getList("signalSummary.mayLeave")).isEmpty();
        assertThat(after.getInt("politics.conflicts")).isZero();
        assertThat(after.getList("playbookRuns")).isEmpty();
        assertThat(after.getList("continuity.unprepared.ref", String.class)).containsExactly("b");
        assertThat(after.getString("stakeholders.nodes.find { it.ref == 'a' }.nextWindow"))
                .isNull();
    }

    @Test
    void successorOfADepartureIsNamedAndTakesThePlace() {
        facts(person("a", "Ann", "IT", "LEAD", 0.9), person("b", "Bob", "IT", "LEAD", 0.2));
        JsonPath recorded = query("""
            mutation { recordDeparture(input: { stakeholder: "a", successor: "b", at: "2026-09-01T09:00:00Z" }) {
              userErrors { code message } stakeholder { ref successor { ref } } } }\
            """);
        assertThat(recorded.getList("data.recordDeparture.userErrors")).isEmpty();
        assertThat(recorded.getString("data.recordDeparture.stakeholder.successor.ref"))
                .isEqualTo("b");
        assertThat(acme(AFTER, "continuity { readiness }").getDouble("continuity.readiness"))
                .isEqualTo(1);
        JsonPath unknown = query("""
            mutation { recordDeparture(input: { stakeholder: "b", successor: "nobody" }) { userErrors { code path } } }\
            """);
        assertThat(unknown.getString("data.recordDeparture.userErrors[0].code")).isEqualTo("UNKNOWN_REFERENCE");
        assertThat(unknown.getList("data.recordDeparture.userErrors[0].path", String.class))
                .containsExactly("input", "successor");
    }

    /**
     * A heated complaint that nobody answered comes before finding out what they need, whatever the model expects of either;
     * then the commitment that is overdue.
     */
    @Test
    void debtsComeBeforeOtherNextBestActions() {
        facts(
                person("a", "Ann", "IT", "LEAD", 0.9),
                fact("touchpoint", "t", "2026-10-20", "'channel':'CALL','direction':'OUT','participants':['a']"),
                fact("commitmentMade", "p", "2026-10-01", "'title':'Report','dueAt':'2026-11-20T09:00:00Z'"),
                fact("issueRaised", "i", "2026-11-25", "'severity':0.3,'heated':true,'mainIssue':'Wrong labels'"),
                fact(
                        "contract",
                        "c",
                        "2026-01-02",
                        "'value':{'amount':'50000','currency':'EUR'},'startsOn':'2026-01-02','renewsOn':'2027-09-02'"));
        for (String order : List.of("RETAINED_VALUE", "PER_HOUR")) {
            List<String> titles = acme(AFTER, "nextBestActions(first: 50, orderBy: " + order + ") { title }")
                    .getList("nextBestActions.title");
            assertThat(titles)
                    .startsWith("Solve: Wrong labels", "Deliver: Report")
                    .hasSizeGreaterThan(4);
            JsonPath all = query("{ nextBestActions(first: 50, orderBy: " + order + ", asOf: \"" + AFTER
                    + "\") { actions { title } } }");
            assertThat(all.getList("data.nextBestActions.actions.title", String.class))
                    .startsWith("Solve: Wrong labels", "Deliver: Report");
        }
    }

    @Test
    void nextBestActionsNamePeopleAndNotRefs() {
        facts(
                person("acme/1", "Ann Berg", "IT", "LEAD", 0.9),
                fact("touchpoint", "t", "2026-10-20", "'channel':'CALL','direction':'OUT','participants':['acme/1']"),
                fact("commitmentMade", "p", "2026-10-01", "'title':'Report','dueAt':'2026-11-20T09:00:00Z'"),
                fact("issueRaised", "acme/2", "2026-11-25", "'severity':0.3,'kind':'DISPUTE'"));
        assertThat(acme(AFTER, "nextBestActions(first: 50) { title }").getList("nextBestActions.title", String.class))
                .contains("Solve: the dispute")
                .anyMatch(title -> title.startsWith("Talk to Ann Berg about"))
                .noneMatch(title -> title.contains("/"));
    }

    @Test
    void textsSayWhyTrustIsUnratedInWords() {
        JsonPath review = acme(AFTER, "standingReview { blockers { code message } }");
        assertThat(review.getString("standingReview.blockers.find { it.code == 'UNRATED' }.message"))
                .isEqualTo("Trust is unrated: there was no commitment, refusal or complaint yet.");
    }
}
