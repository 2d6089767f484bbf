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
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Figures of ideas of the articles that need the whole application, with numbers computed by hand. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class MeaningOfFiguresTest {
    @Inject
    TestWorkspace workspace;

    @Inject
    Database database;

    @BeforeEach
    void emptyWorkspace() {
        workspace.fresh(database);
    }

    private static void tell(String lines) {
        JsonPath report = post(lines.replace('\'', '"'));
        assertThat(report.getInt("refused")).as(report.prettify()).isZero();
    }

    private static JsonPath ask(String document) {
        JsonPath answer = query(document);
        assertThat((Object) answer.get("errors")).as(answer.prettify()).isNull();
        return answer.setRootPath("data");
    }

    private static String fact(String type, String ref, String account, String day, String more) {
        String at = day.contains("T") ? day : day + "T10:00:00Z";
        String of = type.equals("account") ? "" : ",'account':'" + account + "'";
        return "{'type':'%s','ref':'%s'%s,'at':'%s'%s}\n".formatted(type, ref, of, at, more);
    }

    private static String person(String ref, String account, String department) {
        return fact(
                "stakeholder",
                ref,
                account,
                "2025-01-02",
                ",'department':'%s','person':{'ref':'p-%s','name':'%s'}".formatted(department, ref, ref));
    }

    /** A customer since 2016 with a kept commitment a month and a call a week to each of three people since 2025. */
    private static String partner(String ref) {
        StringBuilder lines = new StringBuilder(customer(ref, "2016-01-01"));
        List<String> departments = List.of("PURCHASING", "ENGINEERING", "MANUFACTURING");
        departments.forEach(department -> lines.append(person(ref + "-" + department, ref, department)));
        LocalDate first = LocalDate.parse("2025-01-06");
        for (int week = 0; week < 74; week++) {
            String day = first.plusWeeks(week).toString();
            for (String department : departments) {
                lines.append(fact(
                        "touchpoint",
                        ref + "-t" + week + department,
                        ref,
                        day,
                        ",'channel':'MEETING','direction':'OUT','participants':['%s-%s'],'topics':['GOAL%d','NEED']"
                                .formatted(ref, department, week % 5)));
            }
            if (week % 2 == 0) {
                lines.append(fact(
                        "commitmentMade",
                        ref + "-c" + week,
                        ref,
                        day,
                        ",'title':'x','importance':1,'dueAt':'%sT00:00:00Z'".formatted(first.plusWeeks(week + 1))));
                lines.append(fact(
                        "commitmentKept",
                        ref + "-k" + week,
                        ref,
                        first.plusWeeks(week).plusDays(3).toString(),
                        ",'commitment':'%s-c%d'".formatted(ref, week)));
            }
        }
        for (String scope : List.of("CUSTOMER", "INDUSTRY", "COMPETITION")) {
            for (int i = 0; i < 3; i++) {
                lines.append(fact(
                        "insight",
                        ref + "-" + scope + i,
                        ref,
                        "2026-03-01",
                        ",'kind':'%s','text':'x','evidence':'STATED'".formatted(scope)));
            }
            lines.append(fact("needsAssessed", ref + "-a" + scope, ref, "2026-03-02", ",'scope':'" + scope + "'"));
        }
        lines.append(fact("roadmapShared", ref + "-ro", ref, "2026-05-01", ",'direction':'OUT'"));
        lines.append(fact("roadmapShared", ref + "-ri", ref, "2026-05-01", ",'direction':'IN'"));
        lines.append(fact("feedback", ref + "-f", ref, "2026-05-01", ",'direction':'IN','kind':'NPS','value':10"));
        return lines.toString();
    }

    private static String customer(String ref, String since) {
        return fact("account", ref, ref, "2025-01-01", ",'name':'%s','customerSince':'%s'".formatted(ref, since))
                + fact(
                        "contract",
                        ref + "-con",
                        ref,
                        "2025-01-01",
                        ",'value':{'amount':'10','currency':'EUR'},'startsOn':'2025-01-01','renewsOn':'2026-12-31'");
    }

    private static String vendor(String ref) {
        return customer(ref, "2025-01-01")
                + person(ref + "-p", ref, "PURCHASING")
                + fact(
                        "touchpoint",
                        ref + "-t",
                        ref,
                        "2026-04-30",
                        ",'channel':'CALL','direction':'OUT','participants':['%s-p']".formatted(ref))
                + fact("commitmentMade", ref + "-c", ref, "2026-05-01", ",'title':'x','dueAt':'2026-05-09T00:00:00Z'")
                + fact("commitmentKept", ref + "-k", ref, "2026-05-08", ",'commitment':'%s-c'".formatted(ref));
    }

    private static String renewed(String ref) {
        return fact("renewed", ref + "-r", ref, "2026-06-10", ",'contract':'%s-con'".formatted(ref));
    }

    private static String left(String ref) {
        return fact("churned", ref + "-x", ref, "2026-06-10", "");
    }

    /** Of four vendors three were let go, 3/4, and of two partners none: a partner is let go 3/4 less often. */
    @Test
    void vendorIsLetGoMoreOftenThanAPartner() {
        tell(vendor("v1") + vendor("v2") + vendor("v3") + vendor("v4") + partner("p1") + partner("p2"));
        tell(left("v1") + left("v2") + left("v3") + renewed("v4") + renewed("p1") + renewed("p2"));
        JsonPath outcomes =
                ask("{ outcomes(groupBy: STANDING) { key renewed churned churnShare differenceToPrevious } }");
        assertThat(outcomes.getList("outcomes.key")).containsExactly("VENDOR", "PARTNER");
        assertThat(outcomes.getList("outcomes.churnShare", Double.class)).containsExactly(0.75, 0.0);
        assertThat(outcomes.getDouble("outcomes[1].differenceToPrevious")).isEqualTo(-0.75);
        // Somebody who left already leaves no second time, and a prospect has no outcome.
        tell(fact("churned", "again", "v1", "2026-06-20", "")
                + fact("account", "n", "n", "2026-01-01", ",'name':'N'")
                + fact("churned", "n-x", "n", "2026-06-10", ""));
        assertThat(ask("{ outcomes(groupBy: STANDING) { churned } }").getList("outcomes.churned", Integer.class))
                .containsExactly(3, 0);
    }

    private static String tie(String ref, String account, String more) {
        return fact(
                "tie",
                ref,
                account,
                "2025-02-01",
                ",'from':'%s-p','to':'member:dana','kind':'KNOWS'%s".formatted(account, more));
    }

    /** A strong tie may be a bad one; a tie of unknown sentiment is not a neutral one; none of it changes a score. */
    @Test
    void sentimentOfATieIsNeitherItsStrengthNorAScore() {
        tell(vendor("v1")
                + vendor("v2")
                + tie("t1", "v1", ",'strength':0.9,'sentiment':-1")
                + tie("t2", "v2", ",'strength':0.9"));
        String asked = "{ account(ref: \"%s\") { trust { score { value } } ties { nodes { strength sentiment } } } }";
        JsonPath bad = ask(asked.formatted("v1"));
        JsonPath unknown = ask(asked.formatted("v2"));
        assertThat(bad.getDouble("account.ties.nodes[0].strength")).isEqualTo(0.9);
        assertThat(bad.getDouble("account.ties.nodes[0].sentiment")).isEqualTo(-1);
        assertThat((Object) unknown.get("account.ties.nodes[0].sentiment")).isNull();
        assertThat(bad.getDouble("account.trust.score.value"))
                .isEqualTo(unknown.getDouble("account.trust.score.value"));
        JsonPath beyond = post(tie("t3", "v1", ",'sentiment':-1.5").replace('\'', '"'));
        assertThat(beyond.getString("errors[0].field")).isEqualTo("sentiment");
    }

    /** Two of three ties are awkward; a quality is a word of the customer's, kept as it is, and changes no score. */
    @Test
    void qualitiesOfTiesAreWordsAndNoScore() {
        tell(vendor("v1")
                + vendor("v2")
                + tie("t1", "v1", ",'qualities':['forced','awkward']")
                + tie("t2", "v1", ",'qualities':['awkward','strong and beautiful']")
                + tie("t3", "v1", "")
                + tie("u1", "v2", "")
                + tie("u2", "v2", "")
                + tie("u3", "v2", ""));
        String asked =
                "{ account(ref: \"%s\") { trust { score { value } } ties(orderBy: [{ field: REF }]) { nodes { ref qualities } } } }";
        JsonPath ties = ask(asked.formatted("v1"));
        assertThat(ties.getList("account.ties.nodes.qualities"))
                .isEqualTo(
                        List.of(List.of("forced", "awkward"), List.of("awkward", "strong and beautiful"), List.of()));
        assertThat(ties.getDouble("account.trust.score.value"))
                .isEqualTo(ask(asked.formatted("v2")).getDouble("account.trust.score.value"));
        JsonPath blank = post(tie("t4", "v1", ",'qualities':['good',' ']").replace('\'', '"'));
        assertThat(blank.getString("errors[0].field")).isEqualTo("qualities.1");
    }

    /** The run of 9 to 20 May ends with the trust of 20 May, whatever is kept later; the running one goes on. */
    @Test
    void changeOfTrustDuringARunIsThatFromItsStartToItsEnd() {
        tell(vendor("v")
                + fact("playbookStarted", "r1", "v", "2026-05-09", ",'playbook':'renewal'")
                + fact("playbookEnded", "e1", "v", "2026-05-20", ",'run':'r1','outcome':'Signed'")
                + fact("playbookStarted", "r2", "v", "2026-05-15", ",'playbook':'departure'")
                + fact("playbookStarted", "r0", "v", "2025-01-03", ",'playbook':'departure','hypothesis':'Early'")
                + fact("playbookEnded", "e0", "v", "2025-01-04", ",'run':'r0'")
                + fact("commitmentMade", "within", "v", "2026-05-09", ",'title':'x','dueAt':'2026-05-16T00:00:00Z'")
                + fact("commitmentKept", "within-k", "v", "2026-05-14", ",'commitment':'within'")
                + fact(
                        "commitmentMade",
                        "later",
                        "v",
                        "2026-05-21",
                        ",'title':'x','importance':1,'dueAt':'2026-05-23T00:00:00Z'")
                + fact("commitmentBroken", "later-b", "v", "2026-05-24", ",'commitment':'later'"));
        String trust = "%s: account(ref: \"v\", asOf: \"2026-%sT10:00:00Z\") { trust { score { value } } }";
        JsonPath then = ask("{ " + trust.formatted("start1", "05-09") + trust.formatted("end1", "05-20")
                + trust.formatted("start2", "05-15") + trust.formatted("now", "06-01")
                + " account(ref: \"v\", asOf: \"2026-06-01T10:00:00Z\") { playbookRuns { ref trustChange } } }");
        double first = then.getDouble("end1.trust.score.value") - score(then, "start1");
        assertThat(first).as("a promise was kept").isPositive();
        assertThat(then.getDouble("account.playbookRuns.find { it.ref == 'r1' }.trustChange"))
                .isCloseTo(first, within(1e-9));
        double second = then.getDouble("now.trust.score.value") - then.getDouble("start2.trust.score.value");
        assertThat(second).as("a promise was broken").isNegative();
        assertThat(then.getDouble("account.playbookRuns.find { it.ref == 'r2' }.trustChange"))
                .isCloseTo(second, within(1e-9));
        assertThat((Object) then.get("account.playbookRuns.find { it.ref == 'r0' }.trustChange"))
                .as("unrated in January of 2025")
                .isNull();
    }

    private static double score(JsonPath then, String alias) {
        return then.getDouble(alias + ".trust.score.value");
    }

    /** Told at noon what happened at 10:00:00 on the day before: held until 10:30:00 of that day. A calm issue waits for nothing. */
    @Test
    void heatedIssueIsHeldForHalfAnHourFromItsOwnTime() {
        tell(vendor("v")
                + fact(
                        "issueRaised",
                        "hot",
                        "v",
                        "2026-05-31T10:00:00Z",
                        ",'severity':0.5,'heated':true,'mainIssue':'x'")
                + fact("issueRaised", "calm", "v", "2026-05-31T10:00:00Z", ",'severity':0.5,'mainIssue':'x'"));
        JsonPath issues = ask("{ hot: issue(ref: \"hot\") { heldUntil } calm: issue(ref: \"calm\") { heldUntil } }");
        assertThat(issues.getString("hot.heldUntil")).isEqualTo("2026-05-31T10:30:00Z");
        assertThat(issues.getString("calm.heldUntil")).isNull();
        String reply =
                "mutation { replyToIssue(input: { issue: \"hot\", text: \"Sorry.\", options: [\"A\", \"B\"], at: \"%s\" }) { userErrors { code } } }";
        assertThat(ask(reply.formatted("2026-05-31T10:29:59Z")).getString("replyToIssue.userErrors[0].code"))
                .isEqualTo("COOLDOWN_ACTIVE");
        assertThat(ask(reply.formatted("2026-05-31T10:30:00Z")).getList("replyToIssue.userErrors"))
                .isEmpty();
    }
}
