package dev.troth.trust.action;

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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Ten mornings of members, each at nine o'clock UTC on Monday, 16 November 2026: the facts, the order that a manager
 * would expect, and the reason. The ranks beside are computed by hand: weight x (0.5 + importance) x anger x urgency x
 * money, without churn where the account is unrated.
 */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class TenMorningsTest {
    private static final String NINE = "2026-11-16T09:00:00Z";
    private static final String FIELDS = """
            { id kind title reason dueAt lateSeconds rank subjects mutation playbook importance
              stake { amount currency } stakeholder { ref person { name } } commitment { ref title } issue { ref }
              account { ref name } }""";

    @Inject
    TestWorkspace workspace;

    @Inject
    Database database;

    @BeforeEach
    void emptyWorkspace() {
        workspace.fresh(database);
    }

    /** Posts facts written shortly: type, ref, time, and further fields with single quotes. */
    private static void facts(String account, String... lines) {
        String all = Arrays.stream(lines)
                .map(line -> {
                    String[] parts = line.split(" ", 4);
                    String of = parts[0].equals("account") || account == null ? "" : ",\"account\":\"" + account + "\"";
                    String more = parts[3].equals("{}") ? "" : "," + parts[3].substring(1, parts[3].length() - 1);
                    return "{\"type\":\"%s\",\"ref\":\"%s\",\"at\":\"%s\"%s%s}"
                            .formatted(parts[0], parts[1], parts[2] + ":00Z", of, more.replace('\'', '"'));
                })
                .collect(Collectors.joining("\n"));
        JsonPath report = post(all);
        assertThat(report.getInt("refused")).as(report.prettify()).isZero();
    }

    private static void account(String ref, String name, String owner) {
        facts(
                ref,
                "account %s 2025-12-18T09:00 {'name':'%s','owner':'%s'}".formatted(ref, name, owner),
                "stakeholder %s/ann 2025-12-18T10:00 {'person':{'ref':'%s-ann','name':'Ann Berg'},'department':'IT'}"
                        .formatted(ref, ref));
    }

    private static String call(String ref, String at) {
        return "touchpoint %s %s {'channel':'CALL','direction':'OUT'}".formatted(ref, at);
    }

    private static String talk(String ref, String at) {
        return "touchpoint %s %s {'channel':'CALL','direction':'OUT','participants':['acme/ann'],'topics':['PRODUCT','FINANCE']}"
                .formatted(ref, at);
    }

    private static String promise(String ref, String at, String title, String due, double importance) {
        return "commitmentMade %s %s {'title':'%s','dueAt':'%s:00Z','importance':%s}"
                .formatted(ref, at, title, due, importance);
    }

    private static List<Map<String, Object>> morning(String member) {
        return actions("memberActions(member: \"" + member + "\", first: 50, asOf: \"" + NINE + "\")");
    }

    private static List<Map<String, Object>> actions(String field) {
        JsonPath answer = query("{ all: " + field + FIELDS + " }");
        assertThat((Object) answer.get("errors")).as(answer.prettify()).isNull();
        return answer.getList("data.all");
    }

    private static List<String> titles(List<Map<String, Object>> actions) {
        return actions.stream().map(action -> action.get("title").toString()).toList();
    }

    private static Map<String, Object> of(String kind, List<Map<String, Object>> actions) {
        return actions.stream()
                .filter(action -> action.get("kind").equals(kind))
                .findFirst()
                .orElseThrow();
    }

    /**
     * The call is first, because in five minutes it is too late. Then somebody angry who waits for a day. Then the offer
     * that is ten days late, and what they owe us: a reminder takes a minute and the work depends on it. Then the request
     * for tomorrow, because an early no is only possible today, and the go-live on which the business depends. The renewal
     * in six weeks comes last. Ranks: 18,333 + 52; 222; 180; 100; 86; 82; 22, all x 1.5 for the only contract.
     */
    @Test
    void callDueInFiveMinutesComesFirst() {
        account("acme", "Acme", "vera");
        facts(
                "acme",
                call("t", "2026-11-13T10:00"),
                promise("call", "2026-11-16T08:55", "Call back about the invoice", "2026-11-16T09:05", 0),
                promise("offer", "2026-10-19T09:00", "Offer for phase two", "2026-11-06T09:00", 0.5),
                promise("live", "2026-08-18T09:00", "Go-live", "2026-11-20T09:00", 1),
                "commitmentMade cad 2026-10-19T09:00 {'title':'CAD data','dueAt':'2026-11-06T09:00:00Z','side':'THEM'}",
                "issueRaised labels 2026-11-15T09:00 {'severity':0.8,'heated':true,'mainIssue':'Wrong labels','stakeholder':'acme/ann'}",
                "commitmentRequested shift 2026-11-15T09:00 {'title':'Second shift','neededBy':'2026-11-17T09:00:00Z','importance':0.9}",
                "contract con 2025-12-19T09:00 {'value':{'amount':'60000','currency':'EUR'},'startsOn':'2026-01-01','renewsOn':'2027-01-01'}");
        assertThat(titles(morning("vera")))
                .containsExactly(
                        "Finish or move: Call back about the invoice",
                        "Answer: Wrong labels",
                        "Keep: Offer for phase two",
                        "Ask for what they owe us: CAD data",
                        "Commit or decline: Second shift",
                        "Finish or move: Go-live",
                        "Talk about the renewal with Acme");
    }

    /**
     * The plant stands still tomorrow, and 900,000 EUR depend on the answer; nothing depends on the stickers in May.
     * Ranks: 70 x 1.5 x 0.875 x 1.5 = 137.81; 90 x 1 x 8/7 = 102.86; 70 x 0.55 x 7/12 = 22.46; each by 1 + churn.
     */
    @Test
    void requestIsRankedByItsImportanceItsStakeAndTheTimeOfTheNeed() {
        account("mill", "Mill", "rosa");
        facts(
                "mill",
                "commitmentRequested plant 2026-11-07T09:00 {'title':'Save the plant','importance':1,'neededBy':'2026-11-17T09:00:00Z','atStake':{'amount':'900000','currency':'EUR'}}",
                "commitmentRequested sheet 2026-11-07T09:00 {'title':'Sticker sheet','importance':0.05,'neededBy':'2027-05-18T09:00:00Z'}",
                promise("minutes", "2026-11-06T09:00", "Minutes of the meeting", "2026-11-15T09:00", 0.5),
                call("t", "2026-11-13T10:00"));
        List<Map<String, Object>> actions = morning("rosa");
        assertThat(titles(actions))
                .containsExactly(
                        "Commit or decline: Save the plant",
                        "Keep: Minutes of the meeting",
                        "Commit or decline: Sticker sheet");
        double churn = query("{ account(ref: \"mill\", asOf: \"" + NINE + "\") { churnRisk { horizons { days"
                        + " probability } } } }")
                .getDouble("data.account.churnRisk.horizons.find { it.days == 90 }.probability");
        assertThat(actions.stream()
                        .map(action -> ((Number) action.get("rank")).doubleValue() / (1 + churn))
                        .map(rank -> Math.round(100 * rank) / 100.0))
                .containsExactly(137.81, 102.86, 22.46);
        assertThat(actions.getFirst().get("dueAt")).isEqualTo("2026-11-17T09:00:00Z");
        assertThat(actions.getFirst().get("lateSeconds")).isEqualTo(0.0);
        assertThat(actions.getFirst().get("stake")).isEqualTo(Map.of("amount", "900000", "currency", "EUR"));
        assertThat(actions.getFirst().get("reason").toString())
                .contains("needed by 17 Nov 2026", "900000 EUR at stake");
        // Two weeks after it was asked, long before it is needed.
        assertThat(actions.getLast().get("dueAt")).isEqualTo("2026-11-21T09:00:00Z");
    }

    @Test
    void silenceIsTakenForOtherPriorities() {
        account("acme", "Acme", "mona");
        facts(
                "acme",
                call("t", "2026-11-10T10:00"),
                "touchpoint mail 2026-11-12T09:00 {'channel':'EMAIL','direction':'OUT','participants':['acme/ann'],'wantsAnswer':true}",
                "touchpoint again 2026-11-13T09:00 {'channel':'EMAIL','direction':'OUT','participants':['acme/ann'],'wantsAnswer':true}");
        assertThat(of("FOLLOW_UP", morning("mona")).get("reason"))
                .isEqualTo(
                        "Asked 2 times, last on 13 Nov 2026 09:00 UTC; an answer has not come yet. Silence is usually a"
                                + " matter of other priorities.");
    }

    /** The call is due before the half hour of the angry customer ends; both come before what is late since last week. */
    @Test
    void halfHourOfAnAngryCustomerIsKeptAndNotForgotten() {
        account("acme", "Acme", "ines");
        facts(
                "acme",
                promise("call", "2026-11-16T08:55", "Call back", "2026-11-16T09:05", 0),
                "issueRaised stop 2026-11-16T08:45 {'severity':0.9,'heated':true,'mainIssue':'The line stands still'}",
                promise("late", "2026-10-19T09:00", "Send the report", "2026-11-06T09:00", 1),
                call("t", "2026-11-13T10:00"));
        List<Map<String, Object>> actions = morning("ines");
        assertThat(titles(actions))
                .containsExactly("Finish or move: Call back", "Answer: The line stands still", "Keep: Send the report");
        assertThat(actions.get(1).get("reason").toString())
                .contains("work on the solution now, and reply after 16 Nov 2026 09:15 UTC");
    }

    /** A call that was due ten minutes ago is still almost in time; a day later it would be one of many. */
    @Test
    void callMissedByMinutesComesBeforeWhatIsLateSinceDays() {
        account("acme", "Acme", "omar");
        facts(
                "acme",
                promise("late", "2026-10-19T09:00", "Send the report", "2026-11-06T09:00", 1),
                promise("call", "2026-11-16T08:40", "Call back", "2026-11-16T08:50", 0),
                promise("old", "2026-11-14T08:40", "Ring the bell", "2026-11-14T08:50", 0),
                call("t", "2026-11-13T10:00"));
        assertThat(titles(morning("omar")))
                .containsExactly("Keep: Call back", "Keep: Send the report", "Keep: Ring the bell");
    }

    /**
     * One line per matter: the playbooks for the complaint, the silence and the renewal are named in the reasons, and an
     * overdue commitment without a report is one line, too. Order: the open complaint of medium severity (80 x 0.9 x
     * 12/7 = 123), the commitment that is two days late (90 x 9/7 = 116), the call that is eleven days late (45 x 2 = 90),
     * the renewal in forty days (55 x 30/70 = 24).
     */
    @Test
    void oneLinePerMatterIsListed() {
        account("acme", "Acme", "lena");
        facts(
                "acme",
                call("t", "2026-10-06T09:00"),
                promise("report", "2026-09-17T09:00", "Report", "2026-11-14T09:00", 0.5),
                "issueRaised dust 2026-11-11T09:00 {'severity':0.4,'mainIssue':'Dust','stakeholder':'acme/ann'}",
                "issueAcknowledged ack 2026-11-11T10:00 {'issue':'dust'}",
                "contract con 2025-12-19T09:00 {'value':{'amount':'48000','currency':'EUR'},'startsOn':'2025-12-26','renewsOn':'2026-12-26'}");
        List<Map<String, Object>> actions = morning("lena").stream()
                .filter(action -> !action.get("kind").equals("LOOK_INTO"))
                .toList();
        assertThat(titles(actions))
                .containsExactly(
                        "Solve: Dust", "Keep: Report", "Get in touch with Acme", "Talk about the renewal with Acme");
        assertThat(actions.stream().map(action -> action.get("playbook")).toList())
                .containsExactly("complaint", null, "drifting-cadence", "renewal");
        assertThat(actions.get(1).get("reason").toString()).contains("Nothing was reported since 17 Sep 2026");
        assertThat(actions.stream().map(action -> action.get("id")).distinct()).hasSize(4);
        assertThat(of("KEEP_COMMITMENT", actions).get("commitment"))
                .isEqualTo(Map.of("ref", "report", "title", "Report"));
        assertThat(of("SOLVE_ISSUE", actions).get("issue")).isEqualTo(Map.of("ref", "dust"));
    }

    /**
     * Nobody knows the rate between yen and euro, so that a number of yen does not outweigh a number of euro: the largest
     * account of each currency counts alike, and the later commitment decides. The small euro account comes last.
     */
    @Test
    void amountsOfTwoCurrenciesAreNotCompared() {
        for (String[] one : new String[][] {
            {"small", "10000", "EUR", "2026-11-15T09:00"},
            {"yen", "9000000", "JPY", "2026-11-15T09:00"},
            {"euro", "100000", "EUR", "2026-11-15T08:00"}
        }) {
            account(one[0], one[0], "kim");
            facts(
                    one[0],
                    call("t-" + one[0], "2026-11-13T10:00"),
                    promise("p-" + one[0], "2026-11-06T09:00", "Report to " + one[0], one[3], 0.5),
                    "contract c-%s 2025-12-19T09:00 {'value':{'amount':'%s','currency':'%s'},'startsOn':'2025-12-19','renewsOn':'2027-08-19'}"
                            .formatted(one[0], one[1], one[2]));
        }
        assertThat(titles(morning("kim")))
                .containsExactly("Keep: Report to euro", "Keep: Report to yen", "Keep: Report to small");
    }

    /**
     * Ann left in August, and Bob takes her place: the commitment to her, the question to her, the reason that only she
     * knew, and the call that was agreed with her all go to Bob, and each line says why.
     */
    @Test
    void backupIsNamedInsteadOfSomebodyWhoLeft() {
        account("acme", "Acme", "nils");
        facts(
                "acme",
                "stakeholder acme/bob 2025-12-18T10:00 {'person':{'ref':'bob','name':'Bob Lee'},'department':'IT'}",
                "handoverPlanned h 2026-07-18T09:00 {'stakeholder':'acme/ann','backup':'acme/bob'}",
                "cadenceAgreed cad 2026-01-18T09:00 {'period':'P14D','agreedWith':['acme/ann']}",
                call("t", "2026-08-06T09:00"),
                "commitmentMade p 2026-08-06T09:00 {'title':'Report','dueAt':'2026-11-06T09:00:00Z','madeTo':['acme/ann']}",
                "initiative line 2026-01-18T09:00 {'name':'New line','priority':0.7,'setter':'acme/ann'}",
                "touchpoint mail 2026-08-11T09:00 {'channel':'EMAIL','direction':'OUT','participants':['acme/ann'],'wantsAnswer':true}",
                "stakeholderLeft gone 2026-08-18T09:00 {'stakeholder':'acme/ann'}",
                "priorityChanged drop 2026-08-27T09:00 {'initiative':'line','severity':0.4}",
                "issueRaised dust 2026-08-16T09:00 {'severity':0.4,'mainIssue':'Dust','stakeholder':'acme/ann'}");
        List<Map<String, Object>> actions = morning("nils");
        for (String kind : List.of("ANSWER_ISSUE", "KEEP_COMMITMENT", "ASK_WHY", "GET_IN_TOUCH", "FOLLOW_UP")) {
            Map<String, Object> action = of(kind, actions);
            assertThat(action.get("stakeholder"))
                    .as(kind)
                    .isEqualTo(Map.of("ref", "acme/bob", "person", Map.of("name", "Bob Lee")));
            assertThat(action.get("reason").toString())
                    .as(kind)
                    .endsWith("Ann Berg left on 18 Aug 2026; contact Bob Lee, who takes their place.");
        }
        assertThat(titles(actions))
                .contains(
                        "Ask why the priority of New line dropped", "Get in touch with Bob Lee", "Ask Bob Lee instead")
                .noneMatch(title -> title.contains("/"));
    }

    /**
     * What they owe us is important and late, so that we ask for it before we ask again for an answer that is not urgent,
     * and before the report on a commitment in good time. Ranks: 50 x 1.4 x 10/7 = 100; 40 x 9/7 = 51; 35 x 8/7 = 40.
     */
    @Test
    void debtOfTheAccountIsAskedForBeforeRoutine() {
        account("acme", "Acme", "pia");
        facts(
                "acme",
                call("t", "2026-10-27T09:00"),
                "commitmentMade cad 2026-10-19T09:00 {'title':'CAD data','dueAt':'2026-11-13T09:00:00Z','side':'THEM','importance':0.9,'madeTo':['acme/ann']}",
                "touchpoint mail 2026-11-12T09:00 {'channel':'EMAIL','direction':'OUT','participants':['acme/ann'],'wantsAnswer':true}",
                promise("long", "2026-11-01T09:00", "Training", "2027-02-06T09:00", 0.5));
        List<Map<String, Object>> actions = morning("pia");
        assertThat(titles(actions))
                .containsExactly(
                        "Ask for what they owe us: CAD data",
                        "Ask Ann Berg again, through another channel",
                        "Report the progress of: Training");
        assertThat(actions.getFirst().get("kind")).isEqualTo("REMIND");
        assertThat(actions.getFirst().get("reason")).isEqualTo("Acme committed to it by 13 Nov 2026 09:00 UTC.");
    }

    /**
     * A quiet morning: two calls are a day late, and the larger customer is called first. The new decision maker there is a
     * chance, and no debt. Ranks: 45 x 8/7 x 1.5 = 77; 45 x 8/7 x 1.14 = 59; 30 x 1.5 = 45.
     */
    @Test
    void largerCustomerIsCalledFirstOnAQuietMorning() {
        for (String[] one : new String[][] {{"small", "10000"}, {"large", "100000"}}) {
            account(one[0], one[0], "ugo");
            facts(
                    one[0],
                    call("t-" + one[0], "2026-10-16T09:00"),
                    "contract c-%s 2025-12-19T09:00 {'value':{'amount':'%s','currency':'EUR'},'startsOn':'2025-12-19','renewsOn':'2027-08-19'}"
                            .formatted(one[0], one[1]));
        }
        facts(
                "large",
                "stakeholder large/new 2026-11-06T09:00 {'person':{'ref':'new','name':'Nora New'},'department':'IT','roles':['DECISION_MAKER']}");
        List<Map<String, Object>> actions = morning("ugo");
        assertThat(titles(actions))
                .containsExactly(
                        "Get in touch with large",
                        "Get in touch with small",
                        "Start the playbook \"new-decision-maker\"");
        assertThat(actions.getLast().get("reason")).isEqualTo("Nora New is new.");
    }

    /** Sue works in Tokyo, where it is half past midnight on Monday when it is 15:30 on Sunday in UTC. */
    @Test
    void timesAreInTheZoneOfTheOwner() {
        account("acme", "Acme", "sue");
        facts(
                null,
                "availability w 2025-12-18T09:00 {'member':'sue','days':['MONDAY'],'from':'09:00','to':'17:00','timeZone':'Asia/Tokyo'}");
        facts(
                "acme",
                call("t", "2026-11-13T10:00"),
                promise("p", "2026-11-06T09:00", "Report", "2026-11-15T15:30", 0.5));
        assertThat(of("KEEP_COMMITMENT", morning("sue")).get("reason").toString())
                .startsWith("Due on 16 Nov 2026 00:30 JST.");
    }

    @Test
    void accountWithoutOwnerIsListedAmongTheUnowned() {
        facts(
                "lost",
                "account lost 2025-12-18T09:00 {'name':'Lost'}",
                call("t", "2026-11-13T10:00"),
                promise("p", "2026-11-06T09:00", "Report", "2026-11-15T09:00", 0.5));
        account("owned", "Owned", "vera");
        facts("owned", promise("q", "2026-11-06T09:00", "Other", "2026-11-15T09:00", 0.5));
        assertThat(titles(actions("unownedActions(asOf: \"" + NINE + "\")")))
                .containsExactly("Keep: Report", "Name an owner of Lost");
    }

    /** The same matter has the same id and due time a minute later, also where no deadline exists. */
    @Test
    void actionKeepsItsIdAndDueTimeBetweenCalls() {
        account("acme", "Acme", "vera");
        facts(
                "acme",
                talk("t1", "2026-09-06T09:00"),
                talk("t2", "2026-09-26T09:00"),
                talk("t3", "2026-10-14T09:00"),
                talk("t4", "2026-11-06T09:00"),
                "needsAssessed n1 2026-09-06T10:00 {'scope':'CUSTOMER'}",
                "needsAssessed n2 2026-09-06T10:00 {'scope':'INDUSTRY'}",
                "needsAssessed n3 2026-09-06T10:00 {'scope':'COMPETITION'}",
                promise("kept1", "2026-08-18T09:00", "One", "2026-09-06T09:00", 1),
                "commitmentKept k1 2026-09-05T09:00 {'commitment':'kept1'}",
                promise("kept2", "2026-08-18T09:00", "Two", "2026-09-06T09:00", 1),
                "commitmentKept k2 2026-09-05T09:00 {'commitment':'kept2'}",
                promise("p", "2026-11-06T09:00", "Report", "2026-11-10T09:00", 1),
                "commitmentBroken b 2026-11-11T09:00 {'commitment':'p'}",
                promise("q", "2026-11-06T09:00", "Other", "2026-11-15T09:00", 0.5));
        List<Map<String, Object>> now = morning("vera");
        List<Map<String, Object>> then = actions("memberActions(member: \"vera\", asOf: \"2026-11-16T09:01:00Z\")");
        assertThat(then.stream().map(action -> action.get("id") + " " + action.get("dueAt")))
                .containsExactlyInAnyOrderElementsOf(now.stream()
                        .map(action -> action.get("id") + " " + action.get("dueAt"))
                        .toList());
        // Trust fell most when the commitment was broken.
        assertThat(of("LOOK_INTO", now).get("dueAt")).isEqualTo("2026-11-11T09:00:00Z");
        Object id = of("KEEP_COMMITMENT", now).get("id");
        JsonPath node = query("{ node(id: \"%s\") { id ... on Action { title } } }".formatted(id));
        assertThat(node.getString("data.node.id")).isEqualTo(id);
        assertThat(node.getString("data.node.title")).isEqualTo("Keep: Other");
    }
}
