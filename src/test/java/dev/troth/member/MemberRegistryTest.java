package dev.troth.member;

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

/** Members are registered, and from the first registered one on, only registered ones can be named. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class MemberRegistryTest {
    private static final String REGISTER = """
        mutation { registerMember(input: { ref: "dana", name: "Dana Kowalski", timeZone: "Europe/Berlin",
          at: "2026-01-01T00:00:00Z", workingHours: [{ days: [MONDAY, TUESDAY], from: "08:00", to: "12:00" }] }) {
          userErrors { code message } member { ref name timeZone active workingHours { days from to } keptShare accounts { ref } } } }\
        """;

    @Inject
    TestWorkspace workspace;

    @Inject
    Database database;

    @BeforeEach
    void empty() {
        workspace.fresh(database);
    }

    private static JsonPath send(String lines) {
        return Api.post(lines.replace('\'', '"'));
    }

    private static void account() {
        send("""
            {'type':'account','ref':'a','at':'2026-01-01T00:00:00Z','name':'A'}
            {'type':'stakeholder','ref':'a/p','account':'a','at':'2026-01-01T00:00:00Z','department':'IT','person':{'ref':'p','name':'P'}}\
            """);
    }

    @Test
    void anyWordNamesAMemberWhileNoneIsRegistered() {
        assertThat(send("{'type':'account','ref':'a','at':'2026-01-01T00:00:00Z','name':'A','owner':'anybody'}")
                        .getInt("accepted"))
                .isEqualTo(1);
    }

    @Test
    void registeredMemberIsReturnedListedAndFound() {
        JsonPath made = Api.query(REGISTER);
        assertThat(made.getList("data.registerMember.userErrors")).isEmpty();
        assertThat(made.getString("data.registerMember.member.name")).isEqualTo("Dana Kowalski");
        assertThat(made.getBoolean("data.registerMember.member.active")).isTrue();
        assertThat(made.getString("data.registerMember.member.workingHours[0].to"))
                .isEqualTo("12:00");
        assertThat((Object) made.get("data.registerMember.member.keptShare")).isNull();
        JsonPath read = Api.query(
                "{ member(ref: \"dana\") { name timeZone accounts { ref } } members { ref name } nobody: member(ref:"
                        + " \"x\") { ref } }");
        assertThat(read.getString("data.member.timeZone")).isEqualTo("Europe/Berlin");
        assertThat(read.getList("data.members.ref", String.class)).containsExactly("dana");
        assertThat((Object) read.get("data.nobody")).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "owner       | {'type':'account','ref':'b','at':'2026-02-01T00:00:00Z','name':'B','owner':'dnaa'}",
                "backupOwner |"
                        + " {'type':'account','ref':'b','at':'2026-02-01T00:00:00Z','name':'B','backupOwner':'dnaa'}",
                "madeBy      |"
                        + " {'type':'commitmentMade','ref':'c','account':'a','at':'2026-02-01T00:00:00Z','title':'T','dueAt':'2026-12-01T00:00:00Z','madeBy':'dnaa'}",
                "by          |"
                        + " {'type':'touchpoint','ref':'c','account':'a','at':'2026-02-01T00:00:00Z','channel':'CALL','direction':'OUT','by':'dnaa'}",
                "by          |"
                        + " {'type':'commitmentRequested','ref':'c','account':'a','at':'2026-02-01T00:00:00Z','title':'T','by':'a/p'}",
                "member      |"
                        + " {'type':'coaching','ref':'c','at':'2026-02-01T00:00:00Z','member':'dnaa','advice':'Listen'}",
                "coach       |"
                        + " {'type':'coaching','ref':'c','at':'2026-02-01T00:00:00Z','member':'dana','coach':'dnaa','advice':'Listen'}",
                "member      |"
                        + " {'type':'availability','ref':'c','at':'2026-02-01T00:00:00Z','member':'dnaa','days':['MONDAY'],'from':'09:00','to':'10:00','timeZone':'UTC'}",
                "from        |"
                        + " {'type':'tie','ref':'c','account':'a','at':'2026-02-01T00:00:00Z','from':'member:dnaa','to':'a/p','kind':'KNOWS'}",
                "to          |"
                        + " {'type':'tie','ref':'c','account':'a','at':'2026-02-01T00:00:00Z','from':'a/p','to':'member:dnaa','kind':'KNOWS'}",
                "successor   |"
                        + " {'type':'memberChanged','ref':'c','at':'2026-02-01T00:00:00Z','member':'dana','active':false,'successor':'dnaa'}",
                "owner       |"
                        + " {'type':'amended','ref':'c','at':'2026-02-01T00:00:00Z','fact':'a','fields':{'owner':'dnaa'}}"
            })
    void unknownMemberIsRefusedFromTheFirstRegisteredOneOn(String field, String line) {
        account();
        Api.query(REGISTER);
        JsonPath report = send(line);
        assertThat(report.getInt("accepted")).isZero();
        assertThat(report.getString("errors[0].code")).isEqualTo("UNKNOWN_REFERENCE");
        assertThat(report.getString("errors[0].field")).isEqualTo(field);
        assertThat(report.getString("errors[0].message"))
                .startsWith("There is no member \"")
                .contains("dana");
        assertThat(send(line.replace("dnaa", "dana")
                                .replace("'by':'a/p'", "'by':'dana'")
                                .replace("'backupOwner'", "'owner'"))
                        .getString("errors[0].code"))
                .as("the registered one is accepted, unless they cannot stand for themselves")
                .isIn(null, "INVALID_VALUE");
    }

    @Test
    void mutationWithAnUnknownMemberIsRefusedWithTheLikelyOne() {
        Api.query(REGISTER);
        JsonPath opened = Api.query("""
            mutation { openAccount(input: { ref: "b", name: "B", owner: "danna" }) { userErrors { code path message } } }\
            """);
        assertThat(opened.getString("data.openAccount.userErrors[0].message"))
                .isEqualTo("There is no member \"danna\". Maybe \"dana\"?");
        assertThat(opened.getList("data.openAccount.userErrors[0].path", String.class))
                .containsExactly("input", "owner");
    }

    @Test
    void importRegistersMembersInAnyOrderOfLines() {
        JsonPath report = send("""
            {'type':'account','ref':'a','at':'2026-01-01T00:00:00Z','name':'A','owner':'milan'}
            {'type':'account','ref':'b','at':'2026-01-01T00:00:00Z','name':'B','owner':'mlan'}
            {'type':'member','ref':'milan','at':'2026-01-01T00:00:00Z','name':'Milan','timeZone':'UTC'}\
            """);
        assertThat(report.getInt("accepted")).isEqualTo(2);
        assertThat(report.getString("errors[0].message")).isEqualTo("There is no member \"mlan\". Maybe \"milan\"?");
    }

    @Test
    void memberWhoLeftHasASuccessorAndMayComeBack() {
        Api.query(REGISTER);
        send("{'type':'member','ref':'milan','at':'2026-01-01T00:00:00Z','name':'Milan','timeZone':'UTC'}");
        JsonPath left = Api.query("""
            mutation { updateMember(input: { member: "dana", active: false, successor: "milan", at: "2026-03-01T00:00:00Z" }) {
              userErrors { message } member { active leftAt successor { ref } } } }\
            """);
        assertThat(left.getBoolean("data.updateMember.member.active")).isFalse();
        assertThat(left.getString("data.updateMember.member.leftAt")).isEqualTo("2026-03-01T00:00:00Z");
        assertThat(left.getString("data.updateMember.member.successor.ref")).isEqualTo("milan");
        JsonPath before =
                Api.query("{ member(ref: \"dana\", asOf: \"2026-02-01T00:00:00Z\") { active successor { ref } } }");
        assertThat(before.getBoolean("data.member.active")).isTrue();
        JsonPath back = Api.query("""
            mutation { updateMember(input: { member: "dana", active: true, at: "2026-04-01T00:00:00Z" }) {
              member { active leftAt successor { ref } } } }\
            """);
        assertThat(back.getBoolean("data.updateMember.member.active")).isTrue();
        assertThat((Object) back.get("data.updateMember.member.successor")).isNull();
    }

    @Test
    void actionsOfAMemberWhoLeftAreThoseOfTheSuccessor() {
        send("""
            {'type':'member','ref':'dana','at':'2026-01-01T00:00:00Z','name':'Dana','timeZone':'UTC'}
            {'type':'member','ref':'ines','at':'2026-01-01T00:00:00Z','name':'Ines','timeZone':'UTC'}
            {'type':'member','ref':'milan','at':'2026-01-01T00:00:00Z','name':'Milan','timeZone':'UTC'}
            {'type':'account','ref':'a','at':'2026-01-01T00:00:00Z','name':'A','owner':'dana'}
            {'type':'issueRaised','ref':'i','account':'a','at':'2026-02-01T00:00:00Z','severity':0.5}
            """);
        String query = "{ memberActions(member: \"milan\") { account { ref } } }";
        assertThat(Api.query(query).getList("data.memberActions")).isEmpty();
        // Dana left for Ines, and Ines for Milan.
        send("""
            {'type':'memberChanged','ref':'d','at':'2026-03-01T00:00:00Z','member':'dana','active':false,'successor':'ines'}
            {'type':'memberChanged','ref':'e','at':'2026-04-01T00:00:00Z','member':'ines','active':false,'successor':'milan'}
            """);
        assertThat(Api.query(query).getList("data.memberActions.account.ref", String.class))
                .contains("a");
    }

    @Test
    void badDataOfAMemberGetAClearAnswer() {
        assertThat(send("{'type':'member','ref':'m','at':'2026-01-01T00:00:00Z','name':'M','timeZone':'Mars'}")
                        .getString("errors[0].message"))
                .isEqualTo("timeZone is \"Mars\", which is not an IANA time zone. Maybe \"Europe/Berlin\"?");
        assertThat(
                        send("{'type':'member','ref':'m','account':'a','at':'2026-01-01T00:00:00Z','name':'M','timeZone':'UTC'}")
                                .getString("errors[0].field"))
                .isEqualTo("account");
        Api.query(REGISTER);
        JsonPath unknown = Api.query("""
            mutation { updateMember(input: { member: "dane", name: "D" }) { userErrors { code message path } } }\
            """);
        assertThat(unknown.getString("data.updateMember.userErrors[0].message"))
                .isEqualTo("There is no member \"dane\". Maybe \"dana\"?");
        JsonPath self = Api.query("""
            mutation { updateMember(input: { member: "dana", active: false, successor: "dana" }) { userErrors { path } } }\
            """);
        assertThat(self.getList("data.updateMember.userErrors[0].path", String.class))
                .containsExactly("input", "successor");
    }

    @Test
    void windowUsesTheRegisteredWorkingHoursOfTheMember() {
        account();
        Api.query(REGISTER);
        // 2026-02-02 is a Monday. Dana works 08:00 to 12:00 in Berlin, that is 07:00 to 11:00 UTC; P is there from 9
        // UTC.
        JsonPath window = Api.query("""
            { stakeholder(ref: "a/p", asOf: "2026-02-01T10:00:00Z") { nextWindow(member: "dana") { from to } } }\
            """);
        assertThat(window.getString("data.stakeholder.nextWindow.from")).isEqualTo("2026-02-02T09:00:00Z");
        assertThat(window.getString("data.stakeholder.nextWindow.to")).isEqualTo("2026-02-02T11:00:00Z");
    }

    @Test
    void recordOfAPersonFollowsTheirPromisesNotTheAccounts() {
        String promise = """
            {'type':'commitmentMade','ref':'%1$s','account':'%2$s','at':'2026-02-01T00:00:00Z','title':'T','dueAt':'2026-03-01T00:00:00Z','madeBy':'%3$s'}
            {'type':'%4$s','ref':'%1$s-end','account':'%2$s','at':'2026-02-20T00:00:00Z','commitment':'%1$s'%5$s}
            """;
        send("""
                {'type':'account','ref':'ma','at':'2026-01-01T00:00:00Z','name':'Ma','owner':'max'}
                {'type':'account','ref':'su','at':'2026-01-01T00:00:00Z','name':'Su','owner':'sue'}
                {'type':'insight','ref':'gap','account':'ma','at':'2026-01-01T00:00:00Z','kind':'NEED','text':'Offline'}
                """
                + promise.formatted("m1", "ma", "max", "commitmentKept", "")
                + promise.formatted("m2", "ma", "max", "commitmentKept", "")
                + promise.formatted("m3", "ma", "max", "commitmentBroken", ",'attribution':'COMPANY'")
                + promise.formatted("m4", "ma", "max", "commitmentBroken", ",'gap':'gap'")
                + promise.formatted("l1", "ma", "lea", "commitmentBroken", ",'attribution':'US'"));
        String query =
                "{ member(ref: \"%s\") { keptShare breachesOfTheirs breachesOfCompany companyKeptShare accounts { ref"
                        + " } } }";
        // Max: two kept; what the company and the product broke is not his: 2 of 2.
        JsonPath max = Api.query(query.formatted("max"));
        assertThat(max.getDouble("data.member.keptShare")).isEqualTo(1);
        assertThat(max.getInt("data.member.breachesOfTheirs")).isZero();
        assertThat(max.getInt("data.member.breachesOfCompany")).isEqualTo(2);
        // All five promises in the accounts of max: 2 of 5 kept.
        assertThat(max.getDouble("data.member.companyKeptShare")).isEqualTo(0.4);
        JsonPath lea = Api.query(query.formatted("lea"));
        assertThat(lea.getDouble("data.member.keptShare")).isZero();
        assertThat(lea.getInt("data.member.breachesOfTheirs")).isEqualTo(1);
        assertThat(lea.getList("data.member.accounts")).isEmpty();
        // Max breaks one in the account of sue: 2 of 3, and the record of sue stays empty.
        send(promise.formatted("m5", "su", "max", "commitmentBroken", ",'attribution':'US'"));
        assertThat(Api.query(query.formatted("max")).getDouble("data.member.keptShare"))
                .isEqualTo(2 / 3.0);
        assertThat((Object) Api.query(query.formatted("sue")).get("data.member.keptShare"))
                .isNull();
        // The account goes to sue; the record of max goes with max.
        send("{'type':'amended','ref':'hand','at':'2026-04-01T00:00:00Z','fact':'ma','fields':{'owner':'sue'}}");
        JsonPath after = Api.query(query.formatted("max"));
        assertThat(after.getDouble("data.member.keptShare")).isEqualTo(2 / 3.0);
        assertThat(after.getList("data.member.accounts")).isEmpty();
    }
}
