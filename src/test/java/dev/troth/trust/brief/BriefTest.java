package dev.troth.trust.brief;

import static dev.troth.testing.Api.post;
import static dev.troth.testing.Api.query;
import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.ledger.Fact;
import dev.troth.platform.database.Database;
import dev.troth.testing.FactFixtures;
import dev.troth.testing.TestDatabase;
import dev.troth.testing.TestWorkspace;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The brief about an account, over HTTP. The expected sentences are written by hand from the facts. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class BriefTest {
    @Inject
    TestWorkspace workspace;

    @Inject
    Database database;

    @BeforeEach
    void account() {
        workspace.fresh(database);
        facts("{'type':'account','ref':'a','at':'2026-01-01T00:00:00Z','name':'Acme','owner':'dana'}");
    }

    private static void facts(String... lines) {
        JsonPath report =
                post(Arrays.stream(lines).map(line -> line.replace('\'', '"')).collect(Collectors.joining("\n")));
        assertThat(report.getInt("refused")).as(report.prettify()).isZero();
    }

    private static String fact(String type, String ref, String day, String more) {
        return "{'type':'%s','ref':'%s','account':'a','at':'%sT00:00:00Z',%s}".formatted(type, ref, day, more);
    }

    private static String person(String ref, String name, double influence) {
        return fact(
                "stakeholder",
                ref,
                "2026-01-02",
                "'department':'IT','influence':%s,'person':{'ref':'%s','name':'%s'}".formatted(influence, ref, name));
    }

    private static JsonPath late(String asOf, String knownAt) {
        return brief("late", "asOf: \"%sT00:00:00Z\", knownAt: \"%sT00:00:00Z\"".formatted(asOf, knownAt));
    }

    private static JsonPath brief(String account, String arguments) {
        JsonPath answer = query(
                "{ account(ref: \"" + account + "\", " + arguments
                        + ") { brief { asOf text sentences { topic text facts { ref } } } trust { score { value } credibility { value } connection { value } standing } churnRisk { horizons { days probability } } } }");
        assertThat((Object) answer.get("errors")).as(answer.prettify()).isNull();
        return answer.setRootPath("data.account");
    }

    private static JsonPath briefOf(String day) {
        return brief("a", "asOf: \"" + day + "T00:00:00Z\"");
    }

    private static List<String> sentences(JsonPath brief) {
        return brief.getList("brief.sentences.text", String.class);
    }

    private static List<String> about(JsonPath brief, String topic) {
        return brief.getList("brief.sentences.findAll { it.topic == '" + topic + "' }.text", String.class);
    }

    private static List<String> factsOf(JsonPath brief, String topic) {
        return brief.getList("brief.sentences.find { it.topic == '" + topic + "' }.facts.ref", String.class);
    }

    @Test
    void accountWithoutFactsHasASentenceThatSaysSo() {
        JsonPath brief = briefOf("2026-01-03");
        assertThat(sentences(brief)).containsExactly("Nothing is recorded about Acme, except the account itself.");
        assertThat(factsOf(brief, "NOTHING")).containsExactly("a");
        assertThat(brief.getString("brief.text"))
                .isEqualTo("Nothing is recorded about Acme, except the account itself.");
        assertThat(brief.getString("brief.asOf")).startsWith("2026-01-03T00:00:00");
    }

    @Test
    void accountWithoutOwnerHasTheActionInItsOwnWords() {
        facts("{'type':'account','ref':'b','at':'2026-01-01T00:00:00Z','name':'Bolt'}");
        JsonPath brief = query(
                        "{ account(ref: \"b\", asOf: \"2026-01-03T00:00:00Z\") { brief { text sentences { topic facts { ref } } } actions { title reason } } }")
                .setRootPath("data.account");
        assertThat(brief.getString("brief.text"))
                .isEqualTo("Nothing is recorded about Bolt, except the account itself.\n"
                        + brief.getString("actions[0].title") + ". " + brief.getString("actions[0].reason"))
                .endsWith("Name an owner of Bolt. No member is responsible for this account.");
        assertThat(factsOf(brief, "ACTION")).containsExactly("b");
    }

    @Test
    void oneConversationLeavesTrustUnratedAndNoPersonKnown() {
        facts(fact("touchpoint", "t", "2026-01-05", "'channel':'CALL','direction':'OUT'"));
        assertThat(sentences(briefOf("2026-01-06")))
                .containsExactly(
                        "Trust is unrated: there was no commitment, refusal or complaint yet.",
                        "No stakeholder is known.");
    }

    @Test
    void personWhoLeftIsReplacedByTheSuccessor() {
        facts(
                person("ann", "Ann Lee", 0.9),
                person("bob", "Bob Ray", 0.2),
                fact("stanceChanged", "s", "2026-02-01", "'stakeholder':'bob','stance':'SKEPTIC'"),
                fact(
                        "commitmentMade",
                        "c",
                        "2026-02-01",
                        "'title':'Send it','dueAt':'2026-03-10T00:00:00Z','madeTo':['ann']"),
                fact("stakeholderLeft", "l", "2026-03-01", "'stakeholder':'ann','successor':'bob'"));
        JsonPath before = briefOf("2026-02-15");
        assertThat(about(before, "PEOPLE")).containsExactly("The most influential person to talk to is Ann Lee of IT.");
        JsonPath after = briefOf("2026-03-12");
        assertThat(about(after, "PEOPLE"))
                .containsExactly(
                        "Ann Lee left on 1 Mar 2026; contact Bob Ray, who takes their place.",
                        "The most influential person to talk to is Bob Ray of IT, stance: skeptic.");
        assertThat(factsOf(after, "PEOPLE")).containsExactly("l");
        assertThat(about(after, "OUR_PROMISE"))
                .containsExactly("Keep: Send it. Due on 10 Mar 2026 00:00 UTC. Nothing was reported since 1 Feb 2026"
                        + " 00:00 UTC. Ann Lee left on 1 Mar 2026; contact Bob Ray, who takes their place.");
        assertThat(briefOf("2026-09-01").getString("brief.text")).doesNotContain("is Ann Lee");
    }

    @Test
    void personWhoRefusesToBeContactedIsNotNamedAsOneToTalkTo() {
        facts(
                person("ann", "Ann Lee", 0.9),
                fact("consent", "n", "2026-02-01", "'stakeholder':'ann','purpose':'CONTACT','given':false"));
        assertThat(about(briefOf("2026-02-02"), "PEOPLE")).isEmpty();
        facts(person("bob", "Bob Ray", 0.2));
        assertThat(about(briefOf("2026-02-02"), "PEOPLE"))
                .containsExactly("The most influential person to talk to is Bob Ray of IT.");
    }

    @Test
    void revenueKeepsItsCurrenciesAndIsRounded() {
        String days = "'startsOn':'2026-01-01','renewsOn':'2027-01-01'";
        facts(
                fact("contract", "x", "2026-01-02", "'value':{'amount':'120000','currency':'EUR'}," + days),
                fact("contract", "y", "2026-01-03", "'value':{'amount':'1234567.89','currency':'USD'}," + days));
        JsonPath brief = briefOf("2026-01-05");
        assertThat(about(brief, "REVENUE"))
                .containsExactly("The annual revenue is 120,000 EUR and about 1.23 million USD.");
        assertThat(factsOf(brief, "REVENUE")).containsExactly("x", "y");
    }

    @Test
    void futureFactIsUnknownUntilItOccursAndALateOneUntilItIsRecorded() {
        facts(
                "{'type':'account','ref':'late','at':'2026-01-01T00:00:00Z','name':'Late','owner':'dana','recordedAt':'2026-01-01T00:00:00Z'}",
                fact(
                                "touchpoint",
                                "t",
                                "2026-01-05",
                                "'channel':'CALL','direction':'OUT','recordedAt':'2026-01-05T00:00:00Z'")
                        .replace("'a'", "'late'"),
                fact(
                                "commitmentMade",
                                "c",
                                "2026-02-01",
                                "'title':'Come','dueAt':'2026-06-01T00:00:00Z','recordedAt':'2026-02-20T00:00:00Z'")
                        .replace("'a'", "'late'"));
        String promise = "We promised: Come. Due on 1 Jun 2026 00:00 UTC.";
        assertThat(about(late("2026-01-31", "2026-03-01"), "OUR_PROMISE")).isEmpty();
        assertThat(about(late("2026-02-02", "2026-03-01"), "OUR_PROMISE")).containsExactly(promise);
        JsonPath asKnown = late("2026-02-02", "2026-02-19");
        assertThat(about(asKnown, "OUR_PROMISE")).isEmpty();
        assertThat(sentences(asKnown)).contains("No stakeholder is known.");
    }

    @Test
    void brokenPromisesOfBothSidesAreToldWithTheirFacts() {
        facts(
                fact("commitmentMade", "c", "2026-02-01", "'title':'Come','dueAt':'2026-03-01T00:00:00Z'"),
                fact("commitmentBroken", "b", "2026-03-02", "'commitment':'c'"),
                fact("commitmentMade", "d", "2026-02-01", "'title':'Pay','side':'THEM','dueAt':'2026-03-01T00:00:00Z'"),
                fact("commitmentBroken", "e", "2026-03-03", "'commitment':'d'"),
                fact("commitmentMade", "f", "2026-02-01", "'title':'Rain','dueAt':'2026-03-01T00:00:00Z'"),
                fact("commitmentBroken", "g", "2026-03-04", "'commitment':'f','attribution':'EXTERNAL'"));
        JsonPath brief = briefOf("2026-03-05");
        assertThat(about(brief, "BREACH"))
                .containsExactly(
                        "We did not keep a promise as agreed on 2 Mar 2026: Come.",
                        "Acme did not keep a promise as agreed on 3 Mar 2026: Pay.");
        assertThat(factsOf(brief, "BREACH")).containsExactly("b");
        facts(
                fact("commitmentMade", "h", "2026-02-01", "'title':'Ship','dueAt':'2026-03-05T00:00:00Z'"),
                fact("commitmentBroken", "i", "2026-03-06", "'commitment':'h'"));
        JsonPath later = briefOf("2026-03-07");
        assertThat(about(later, "BREACH"))
                .contains("We did not keep 2 promises as agreed within a year, the last one on 6 Mar 2026: Ship.");
        assertThat(factsOf(later, "BREACH")).containsExactly("i", "b");
        assertThat(about(briefOf("2027-04-01"), "BREACH")).isEmpty();
    }

    @Test
    void openPromisesOfBothSidesAreToldInTheOrderOfTheirDueTimes() {
        facts(
                fact("commitmentMade", "c", "2026-02-01", "'title':'Third','dueAt':'2026-08-03T00:00:00Z'"),
                fact("commitmentMade", "d", "2026-02-01", "'title':'First','dueAt':'2026-08-01T00:00:00Z'"),
                fact("commitmentMade", "e", "2026-02-01", "'title':'Second','dueAt':'2026-08-02T00:00:00Z'"),
                fact(
                        "commitmentMade",
                        "f",
                        "2026-02-01",
                        "'title':'Pay','side':'THEM','dueAt':'2026-02-03T00:00:00Z'"));
        JsonPath brief = briefOf("2026-02-04");
        assertThat(about(brief, "OUR_PROMISE"))
                .containsExactly(
                        "We promised: First. Due on 1 Aug 2026 00:00 UTC.",
                        "We promised: Second. Due on 2 Aug 2026 00:00 UTC. 1 more promise of ours is open.");
        assertThat(brief.getList("brief.sentences.findAll { it.topic == 'OUR_PROMISE' }[1].facts.ref", String.class))
                .containsExactly("e", "c");
        assertThat(about(brief, "THEIR_PROMISE"))
                .containsExactly("Ask for what they owe us: Pay. Acme committed to it by 3 Feb 2026 00:00 UTC.");
    }

    @Test
    void scoresAreThoseOfTheAccountRounded() {
        facts(
                person("ann", "Ann Lee", 0.9),
                fact("touchpoint", "t", "2026-01-05", "'channel':'CALL','direction':'OUT','participants':['ann']"),
                fact(
                        "commitmentMade",
                        "c",
                        "2026-02-01",
                        "'title':'Come','dueAt':'2026-03-01T00:00:00Z','madeTo':['ann']"),
                fact("commitmentKept", "k", "2026-02-20", "'commitment':'c'"),
                fact(
                        "commitmentMade",
                        "d",
                        "2026-02-21",
                        "'title':'Go','dueAt':'2026-04-01T00:00:00Z','madeTo':['ann']"),
                fact("commitmentBroken", "b", "2026-04-02", "'commitment':'d'"));
        JsonPath brief = briefOf("2026-04-03");
        assertThat(about(brief, "SCORES"))
                .containsExactly(String.format(
                        Locale.ROOT,
                        "The trust of Acme in us is %.0f of 100, from credibility %.0f and connection %.0f; the standing is %s,"
                                + " and the probability that they leave within 90 days is %.0f %%.",
                        brief.getDouble("trust.score.value"),
                        brief.getDouble("trust.credibility.value"),
                        brief.getDouble("trust.connection.value"),
                        brief.getString("trust.standing").toLowerCase(Locale.ROOT),
                        100 * brief.getDouble("churnRisk.horizons.find { it.days == 90 }.probability")));
        assertThat(factsOf(brief, "SCORES")).contains("b", "k", "t");
        double before = briefOf("2026-03-04").getDouble("trust.score.value");
        long fell = Math.round(before - brief.getDouble("trust.score.value"));
        assertThat(fell).isGreaterThan(1);
        assertThat(about(brief, "CHANGE").getFirst())
                .startsWith("Trust fell by " + fell + " points within 30 days. Strongest reason: ");
        assertThat(factsOf(brief, "CHANGE")).containsExactly("b");
        assertThat(about(brief, "DRIVER")).hasSize(1);
        assertThat(about(brief, "ACTION")).noneMatch(text -> text.contains("Find out why trust fell"));
    }

    @Test
    void briefOfABusyAccountIsBoundedAndTheSameEachTime() {
        for (int i = 0; i < 30; i++) {
            String day = "2026-03-%02d".formatted(i + 1);
            facts(
                    person("p" + i, "P" + i, 0.1),
                    fact("commitmentMade", "o" + i, day, "'title':'O','dueAt':'2026-05-01T00:00:00Z'"),
                    fact("commitmentMade", "t" + i, day, "'title':'T','side':'THEM','dueAt':'2026-05-01T00:00:00Z'"),
                    fact("commitmentMade", "b" + i, day, "'title':'B','dueAt':'2026-04-01T00:00:00Z'"),
                    fact("commitmentBroken", "x" + i, "2026-04-02", "'commitment':'b" + i + "'"),
                    fact("issueRaised", "i" + i, "2026-04-03", "'severity':0.5,'mainIssue':'I" + i + "'"),
                    fact(
                            "touchpoint",
                            "u" + i,
                            day,
                            "'channel':'CALL','direction':'OUT','participants':['p" + i + "']"));
        }
        facts(
                fact("commitmentMade", "m", "2026-01-02", "'title':'M','dueAt':'2026-02-01T00:00:00Z'"),
                fact("commitmentKept", "n", "2026-01-30", "'commitment':'m'"),
                fact("commitmentMade", "q", "2026-01-02", "'title':'Q','side':'THEM','dueAt':'2026-02-01T00:00:00Z'"),
                fact("commitmentBroken", "r", "2026-02-02", "'commitment':'q'"),
                fact("stakeholderLeft", "l", "2026-04-04", "'stakeholder':'p0'"),
                fact(
                        "contract",
                        "k",
                        "2026-01-02",
                        "'value':{'amount':'1','currency':'EUR'},'startsOn':'2026-01-01','renewsOn':'2026-05-01'"));
        JsonPath brief = briefOf("2026-04-05");
        assertThat(sentences(brief)).hasSize(13).doesNotHaveDuplicates();
        assertThat(brief.getList("brief.sentences.topic"))
                .containsExactly(
                        "SCORES",
                        "REVENUE",
                        "CHANGE",
                        "DRIVER",
                        "BREACH",
                        "BREACH",
                        "OUR_PROMISE",
                        "OUR_PROMISE",
                        "THEIR_PROMISE",
                        "PEOPLE",
                        "PEOPLE",
                        "ACTION",
                        "ACTION");
        assertThat((Map<String, Object>) brief.get("brief"))
                .isEqualTo(briefOf("2026-04-05").get("brief"));
    }

    /** {@code -DwriteExamples} writes the text anew. */
    @Test
    void exampleOfTheGuideIsTheBriefOfTheStory() throws IOException {
        post(Files.readString(Path.of("src/docs/scoring/story.jsonl")));
        JsonPath answer = query(
                Files.readString(Path.of("src/docs/examples/brief.graphql")),
                Map.of("ref", "nordwind", "asOf", "2026-07-01T00:00:00Z"));
        Path guide = Path.of("src/docs/guide.md");
        String page = Files.readString(guide);
        Matcher block = Pattern.compile("(?s)(## A brief before a meeting.*?```text\n)(.*?)(\n```)")
                .matcher(page);
        String expected = block.replaceFirst(found -> Matcher.quoteReplacement(
                found.group(1) + answer.getString("data.account.brief.text") + found.group(3)));
        if (System.getProperty("writeExamples") != null) {
            Files.writeString(guide, expected);
        }
        assertThat(page).isEqualTo(expected);
    }

    @Test
    void sentenceIsLeftOutIfOneOfItsFactsCannotBeRead() {
        List<Fact> facts = FactFixtures.of(
                FactFixtures.person("ann", "IT", "USER", 0.5, "2026-01-01"),
                FactFixtures.person("bob", "IT", "USER", 0.5, "2026-01-02"));
        BriefSentence both = BriefSentence.of(BriefTopic.PEOPLE, "Both.", facts);
        BriefSentence one = BriefSentence.of(BriefTopic.PEOPLE, "One.", facts.subList(0, 1));
        BriefSentence score = BriefSentence.computed(BriefTopic.SCORES, "Score.", () -> facts);
        assertThat(BriefApi.restedOn(List.of(both, one, score), facts)).containsExactly(both, one, score);
        assertThat(BriefApi.restedOn(List.of(both, one, score), facts.subList(0, 1)))
                .containsExactly(one, score);
    }
}
