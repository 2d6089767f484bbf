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
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Figures of the API that speak of the same thing as a score agree with it. All are read as of 1 June 2026. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class FiguresAgreeTest {
    private static final String AS_OF = "2026-06-01T00:00:00Z";

    @Inject
    TestWorkspace workspace;

    @Inject
    Database database;

    @BeforeEach
    void freshWorkspace() {
        workspace.fresh(database);
    }

    private static JsonPath account(String fields) {
        JsonPath answer = query(
                "query($ref: String) { account(ref: $ref, asOf: \"" + AS_OF + "\") { " + fields + " } }",
                Map.of("ref", "a"));
        assertThat((Object) answer.get("errors")).as(answer.prettify()).isNull();
        return answer.setRootPath("data.account");
    }

    private static void facts(String... lines) {
        JsonPath report = post(String.join("\n", lines).replace('\'', '"'));
        assertThat(report.getInt("refused")).as(report.prettify()).isZero();
    }

    private static final String ACCOUNT =
            "{'type':'account','ref':'a','at':'2024-06-11T00:00:00Z','name':'A','customerSince':'2024-06-11','targetStanding':'PARTNER'}";
    private static final String PERSON =
            "{'type':'stakeholder','ref':'p','account':'a','at':'2024-06-11T00:00:00Z','department':'IT','person':{'ref':'p','name':'P'}}";
    private static final String CALL =
            "{'type':'touchpoint','ref':'t%s','account':'a','at':'%sT00:00:00Z','channel':'CALL','direction':'OUT','participants':['p']}";
    private static final String MADE =
            "{'type':'commitmentMade','ref':'c','account':'a','at':'2024-07-01T00:00:00Z','title':'x','dueAt':'2024-07-05T00:00:00Z'}";
    private static final String KEPT =
            "{'type':'commitmentKept','ref':'k','account':'a','at':'2024-07-04T00:00:00Z','commitment':'c'}";

    /**
     * A customer for 720 days and four tenures of 180 days, whose only contact was 600 days ago: connection and trust are 0.
     * The share of trust that lasts is 1 - 2^-4, so PREFERRED, from 0.3 on, needs 0.3/(15/16) = 0.32 of trust; the target
     * PARTNER, from 0.5 on, needs 0.5/(15/16) = 0.533.
     */
    @ParameterizedTest
    @CsvSource({"PREFERRED, 32", "PARTNER, 53.333"})
    void trustBlockerAtTrustZeroCountsTheTenure(String target, double points) {
        facts(ACCOUNT.replace("PARTNER", target), PERSON, MADE, KEPT, CALL.formatted(1, "2024-10-09"));
        JsonPath review = account("trust { score { value } } standingReview { next blockers { code amount } }");
        assertThat(review.getDouble("trust.score.value")).isCloseTo(0, within(1e-9));
        assertThat(review.getString("standingReview.next")).isEqualTo(target);
        assertThat(review.getDouble("standingReview.blockers.find { it.code == 'TRUST' }.amount"))
                .isCloseTo(points, within(0.05));
    }

    /** Credibility is above 30, and connection is 0 after 600 days of silence: 30 points are missing, as in trust. */
    @Test
    void lackOfConnectionIsABlockerWhateverTheCredibility() {
        facts(ACCOUNT.replace("PARTNER", "PREFERRED"), PERSON, MADE, KEPT, CALL.formatted(1, "2024-10-09"));
        JsonPath review = account("trust { credibility { value } } standingReview { blockers { code amount } }");
        assertThat(review.getDouble("trust.credibility.value")).isGreaterThan(30);
        assertThat(review.getList("standingReview.blockers.code", String.class))
                .containsExactlyInAnyOrder("CONNECTION", "TRUST");
        assertThat(review.getDouble("standingReview.blockers.find { it.code == 'CONNECTION' }.amount"))
                .isCloseTo(30, within(1e-9));
    }

    /** A vendor since June 2024 whose target is PARTNER: on a plateau a year later, and never without a target. */
    @Test
    void vendorBelowItsTargetForAYearIsOnAPlateau() {
        facts(ACCOUNT, PERSON, MADE, KEPT, CALL.formatted(1, "2024-10-09"));
        assertThat(account("standingReview { current plateau }").getBoolean("standingReview.plateau"))
                .isTrue();
        assertThat(query("{ account(ref: \"a\", asOf: \"2025-06-01T00:00:00Z\") { standingReview { plateau } } }")
                        .getBoolean("data.account.standingReview.plateau"))
                .as("ten days before the year is over")
                .isFalse();
        workspace.fresh(database);
        facts(ACCOUNT.replace(",'targetStanding':'PARTNER'", ""), PERSON, MADE, KEPT, CALL.formatted(1, "2024-10-09"));
        assertThat(account("standingReview { plateau }").getBoolean("standingReview.plateau"))
                .isFalse();
    }

    @Test
    void unratedAccountIsOnNoPlateau() {
        facts(ACCOUNT, PERSON);
        assertThat(account("standingReview { plateau borderline }").getBoolean("standingReview.plateau"))
                .isFalse();
    }

    /** Records a customer with a kept commitment and a call on a day. */
    private static void customer(String called, String... more) {
        facts(ACCOUNT, PERSON, MADE, KEPT, CALL.formatted(1, called));
        facts(more);
    }

    @Test
    void lapsedSinceTheChurn() {
        customer("2026-05-01", "{'type':'churned','ref':'gone','account':'a','at':'2026-05-20T10:00:00Z'}");
        JsonPath review = account("standingReview { current since }");
        assertThat(review.getString("standingReview.current")).isEqualTo("LAPSED");
        assertThat(review.getString("standingReview.since")).isEqualTo("2026-05-20T10:00:00Z");
    }

    /** A call with a person who left is not a contact, also when it is appended to a stored state. */
    @Test
    void callWithALeaverIsNoContact() {
        customer(
                "2026-04-01",
                "{'type':'stakeholderLeft','ref':'l','account':'a','at':'2026-04-10T00:00:00Z','stakeholder':'p'}");
        String fields = "cadence { lastTouchpointAt lateSeconds } churnRisk { horizons { probability } }";
        JsonPath before = account(fields);
        facts(CALL.formatted(2, "2026-05-20"));
        JsonPath after = account(fields);
        assertThat(after.getMap("cadence")).isEqualTo(before.getMap("cadence"));
        assertThat(after.getList("churnRisk.horizons")).isEqualTo(before.getList("churnRisk.horizons"));
        assertThat(after.getString("cadence.lastTouchpointAt")).isEqualTo("2026-04-01T00:00:00Z");
    }

    /** Departures come last among the facts of one time, so that a farewell counts in the cadence and in the score. */
    @Test
    void callAtTheTimeOfTheDepartureIsAContact() {
        customer("2026-04-01");
        String silence = "churnRisk { drivers { code contribution } }";
        double before = contribution(account(silence));
        facts(
                CALL.formatted(2, "2026-05-20"),
                "{'type':'stakeholderLeft','ref':'l','account':'a','at':'2026-05-20T00:00:00Z','stakeholder':'p'}");
        assertThat(account("cadence { lastTouchpointAt }").getString("cadence.lastTouchpointAt"))
                .isEqualTo("2026-05-20T00:00:00Z");
        assertThat(contribution(account(silence))).isLessThan(before);
    }

    private static double contribution(JsonPath account) {
        return account.getDouble("churnRisk.drivers.find { it.code == 'SILENCE' }.contribution");
    }

    /** A customer who left and signed again is no longer lapsed. */
    @Test
    void contractAfterTheChurnEndsLapsed() {
        String contract =
                "{'type':'contract','ref':'%s','account':'a','at':'%sT10:00:00Z','value':{'amount':'9','currency':'EUR'},'startsOn':'%s','renewsOn':'2027-12-31'}";
        customer(
                "2026-05-01",
                contract.formatted("old", "2026-02-02", "2026-02-02"),
                "{'type':'churned','ref':'gone','account':'a','at':'2026-05-20T10:00:00Z'}",
                contract.formatted("new", "2026-05-25", "2026-06-01"));
        assertThat(account("standingReview { current }").getString("standingReview.current"))
                .isEqualTo("VENDOR");
    }

    private static String known(String kind, int number) {
        return "{'type':'insight','ref':'%1$s-%2$d','account':'a','at':'2025-06-05T00:00:00Z','kind':'%1$s','text':'x','evidence':'STATED'}"
                .formatted(kind, number);
    }

    /**
     * The last assessment counts in both: 0.2 of the customer in March, 0.9 in January. Both are filled by certain insights
     * and grown; single insights add to neither.
     */
    @Test
    void depthEqualsThePartOfTheScore() {
        facts(
                ACCOUNT,
                PERSON,
                MADE,
                KEPT,
                CALL.formatted(1, "2026-05-01"),
                "{'type':'needsAssessed','ref':'n1','account':'a','at':'2026-01-01T00:00:00Z','scope':'CUSTOMER','depth':0.9}",
                "{'type':'needsAssessed','ref':'n2','account':'a','at':'2026-03-01T00:00:00Z','scope':'CUSTOMER','depth':0.2}",
                "{'type':'needsAssessed','ref':'n3','account':'a','at':'2025-06-06T00:00:00Z','scope':'INDUSTRY','depth':0.8}",
                known("NEED", 1),
                known("NEED", 2),
                known("NEED", 3),
                known("INDUSTRY", 1),
                known("INDUSTRY", 2),
                known("INDUSTRY", 3),
                "{'type':'insight','ref':'i','account':'a','at':'2026-05-01T00:00:00Z','kind':'COMPETITION','text':'x','evidence':'CONFIRMED'}");
        JsonPath all = account("insightMetrics { customerDepth industryDepth competitionDepth }"
                + " trust { credibility { factors { code parts { name value } } } }");
        for (String scope : new String[] {"customer", "industry", "competition"}) {
            double part = all.getDouble(
                    "trust.credibility.factors.find { it.code == 'UNDERSTANDING' }.parts.find { it.name == '" + scope
                            + "' }.value");
            assertThat(all.getDouble("insightMetrics." + scope + "Depth"))
                    .as(scope)
                    .isCloseTo(part, within(1e-12));
        }
        assertThat(all.getDouble("insightMetrics.customerDepth")).isEqualTo(0.2);
        assertThat(all.getDouble("insightMetrics.industryDepth")).isCloseTo(0.4, within(1e-9)); // 360 days old
    }

    private static final String INITIATIVE =
            "{'type':'initiative','ref':'i','account':'a','at':'2026-01-01T00:00:00Z','name':'Line','priority':0.5}";

    private static double churn() {
        return account("churnRisk { horizons { days probability } }")
                .getDouble("churnRisk.horizons.find { it.days == 90 }.probability");
    }

    private double churnAfter(String change) {
        workspace.fresh(database);
        facts(ACCOUNT, PERSON, MADE, KEPT, CALL.formatted(1, "2026-05-01"), INITIATIVE);
        if (change != null) {
            facts(("{'type':'priorityChanged','ref':'x','account':'a','at':'2026-05-10T00:00:00Z','initiative':'i',"
                    + change + "}"));
        }
        return churn();
    }

    /** A rise to 0.7, which asks for no closer contact yet, changes no churn. A fall from 0.5 to 0.2 loses 0.6 of the priority, whichever way it is stated. */
    @Test
    void severityOfAPriorityChangeFollowsFromTheNewPriority() {
        double unchanged = churnAfter(null);
        assertThat(churnAfter("'to':0.7")).isEqualTo(unchanged);
        double fallen = churnAfter("'to':0.2");
        assertThat(fallen).isGreaterThan(unchanged).isCloseTo(churnAfter("'severity':0.6"), within(1e-12));
    }

    /** Recorded one after the other or in one file, and looked back at, the figures are the same. */
    @Test
    void severityIsTheSameForFactsThatArriveLater() {
        double fallen = churnAfter("'to':0.2");
        workspace.fresh(database);
        facts(ACCOUNT, PERSON, MADE, KEPT, CALL.formatted(1, "2026-05-01"));
        facts("{'type':'initiative','ref':'i','account':'a','at':'2026-01-01T00:00:00Z','name':'Line','priority':0.9}");
        facts(
                "{'type':'priorityChanged','ref':'x','account':'a','at':'2026-05-10T00:00:00Z','initiative':'i','to':0.2}");
        // Before both, the priority had already gone down to 0.5.
        facts(
                "{'type':'priorityChanged','ref':'w','account':'a','at':'2026-01-01T00:00:01Z','initiative':'i','to':0.5,'reason':'x','mitigated':1}");
        assertThat(churn()).isCloseTo(fallen, within(1e-12));
    }

    /** The first commitment is kept a minute late: credibility rises all the same, so it is not listed as a breach. */
    @Test
    void eventThatRaisesCredibilityIsNotABreach() {
        facts(
                ACCOUNT,
                PERSON,
                MADE,
                "{'type':'commitmentKept','ref':'k','account':'a','at':'2024-07-05T00:01:00Z','commitment':'c'}",
                CALL.formatted(1, "2026-05-01"));
        assertThat(account("breaches { divisor }").getList("breaches")).isEmpty();
    }

    @Test
    void marketStressIsPartOfTheSummary() {
        facts(
                ACCOUNT,
                "{'type':'stress','ref':'s','account':'a','at':'2026-05-01T00:00:00Z','level':0.6}",
                "{'type':'stress','ref':'m','at':'2026-05-01T00:00:00Z','level':0.9}");
        assertThat(account("signalSummary { stress }").getDouble("signalSummary.stress"))
                .isEqualTo(0.9);
    }
}
