package dev.troth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.troth.platform.database.Database;
import dev.troth.testing.Api;
import dev.troth.testing.RoundTripCounter;
import dev.troth.testing.TestDatabase;
import dev.troth.testing.TestWorkspace;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The demo story asked as a frontend asks it: what the articles want to know of a relationship. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class RelationshipStoryTest {
    private static final Path EXAMPLES = Path.of("src/docs/examples");
    private static final Map<String, Object> VARIABLES = Map.of(
            "ref",
            "summit",
            "account",
            "summit",
            "person",
            "summit/lena",
            "leaver",
            "summit/lena",
            "member",
            "dana",
            "owner",
            "dana",
            "first",
            25);
    private static UUID home;

    @Inject
    TestWorkspace workspace;

    @Inject
    Database database;

    @Inject
    RoundTripCounter roundTrips;

    @BeforeEach
    void story() throws IOException {
        if (home == null) {
            home = workspace.fresh(database);
            try (InputStream story = getClass().getResourceAsStream("/demo/story.jsonl")) {
                String lines = new String(story.readAllBytes(), StandardCharsets.UTF_8);
                JsonPath taken = Api.post(lines);
                assertThat(taken.getInt("refused"))
                        .as(taken.getString("errors"))
                        .isZero();
            }
        }
        workspace.enter(home);
    }

    private static JsonPath summit(String fields) {
        JsonPath answer = Api.query("{ account(ref: \"summit\") { " + fields + " } }");
        assertThat((Object) answer.get("errors")).isNull();
        return answer.setRootPath("data.account");
    }

    static Stream<String> examples() throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleReturnsDataOfTheStory(String example) throws IOException {
        JsonPath answer = ask(example, VARIABLES);
        assertThat((Object) answer.get("errors")).as(example).isNull();
        Map<String, Object> data = answer.getMap("data");
        assertThat(data.values()).as(example).doesNotContainNull();
    }

    private static JsonPath ask(String example, Map<String, Object> variables) throws IOException {
        String document = Files.readString(EXAMPLES.resolve(example));
        return Api.query(
                document,
                variables.entrySet().stream()
                        .filter(variable -> document.contains("$" + variable.getKey() + ":"))
                        .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    @ParameterizedTest
    @CsvSource({"portfolio.graphql, 2, 20", "commitments.graphql, 2, 20"})
    void statementsDoNotGrowWithTheRowsOfALargerPage(String example, int few, int many) {
        trips(example, Map.of("first", many)); // fills the caches
        assertThat(trips(example, Map.of("first", many))).isEqualTo(trips(example, Map.of("first", few)));
    }

    /**
     * Summit has many facts, tinker has few.
     *
     * @param kinds Tinker has no initiatives with facts of their own, no action that names a person to contact, and no
     *     ties, feedback and complaints of people: each of these takes a round trip for its records, and one for names
     */
    @ParameterizedTest
    @CsvSource({"account.graphql, 12", "people.graphql, 6"})
    void statementsDoNotGrowWithTheFactsOfAnAccount(String example, int kinds) {
        int small = trips(example, Map.of("ref", "tinker", "member", "dana"));
        int large = trips(example, Map.of("ref", "summit", "member", "dana"));
        assertThat(large).isLessThanOrEqualTo(small + kinds);
    }

    /**
     * Dana looks after many accounts, Solo after one; both have a commitment, an issue and a person to contact, whose
     * records are loaded together.
     */
    @Test
    void statementsOfMemberActionsDoNotGrowWithTheAccounts() {
        Api.post("""
            {"type":"member","ref":"solo","at":"2026-11-01T00:00:00Z","name":"Solo","timeZone":"UTC"}
            {"type":"account","ref":"lonely","at":"2026-11-01T00:00:00Z","name":"Lonely","owner":"solo"}
            {"type":"stakeholder","ref":"lonely-lou","account":"lonely","at":"2026-11-01T00:00:00Z","person":{"ref":"lou","name":"Lou"},"department":"IT"}
            {"type":"issueRaised","ref":"lonely-2","account":"lonely","at":"2026-11-02T00:00:00Z","severity":0.5,"stakeholder":"lonely-lou"}
            {"type":"commitmentMade","ref":"lonely-1","account":"lonely","at":"2026-11-02T00:00:00Z","title":"One","dueAt":"2026-11-20T00:00:00Z","madeBy":"solo"}\
            """);
        assertThat(trips("today.graphql", Map.of("member", "dana")))
                .isEqualTo(trips("today.graphql", Map.of("member", "solo")));
    }

    /** The ref of an owner is part of the account; only the other fields of the member are read. */
    @Test
    void refOfALinkedMemberTakesNoRoundTrip() {
        String query = "{ accounts(first: 20) { nodes { name %s } } }";
        Api.query(query.formatted("owner { ref name }")); // fills the caches
        int without = roundTrips.of(() -> Api.query(query.formatted("")));
        assertThat(roundTrips.of(() -> Api.query(query.formatted("owner { ref __typename }"))))
                .isEqualTo(without);
        assertThat(Api.query("{ account(ref: \"summit\") { owner { ref } } }").getString("data.account.owner.ref"))
                .isEqualTo("dana");
    }

    private int trips(String example, Map<String, Object> variables) {
        return roundTrips.of(() -> {
            try {
                assertThat((Object) ask(example, variables).get("errors")).isNull();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    @Test
    void standingReviewNamesBlockersWithTheirAmounts() {
        JsonPath review = summit("""
            standingReview { current next plateau history { occurredAt standing } change90Days change365Days
              blockers { code message amount } } trust { partnership standing } ceiling ceilingReason targetStanding\
            """);
        assertThat(review.getString("standingReview.current")).isEqualTo(review.getString("trust.standing"));
        assertThat(review.getString("standingReview.next")).isEqualTo("PARTNER");
        assertThat(review.getList("standingReview.blockers.code", String.class)).contains("CEILING", "TRUST");
        assertThat(review.getString("ceilingReason")).isEqualTo("Their group buys centrally");
        assertThat(review.getList("standingReview.history")).isNotEmpty();
        assertThat(review.getDouble("standingReview.change90Days")).isNegative();
    }

    @Test
    void partnerHasNoBlockerButTime() {
        JsonPath partner = Api.query("""
            { account(ref: "alpina") { standingReview { current next blockers { code } history { standing } }
                trust { standing } } }\
            """);
        assertThat(partner.getString("data.account.trust.standing")).isEqualTo("PARTNER");
        assertThat(partner.getList("data.account.standingReview.history")).hasSizeGreaterThan(1);
        assertThat((Object) partner.get("data.account.standingReview.next")).isNull();
        assertThat(partner.getList("data.account.standingReview.blockers")).isEmpty();
    }

    @Test
    void marketStressRaisesChurnOfVendorsMoreThanOfPartners() {
        assertThat(tougher("cobalt")).isGreaterThan(tougher("alpina")).isGreaterThan(1);
    }

    /** How many times as likely an account leaves when times get tough. */
    private static double tougher(String account) {
        JsonPath risk = Api.query("""
            { account(ref: "%s") { churnRisk { horizons { days probability } ifTimesGetTough { days probability } } } }\
            """.formatted(account));
        return risk.getDouble("data.account.churnRisk.ifTimesGetTough[1].probability")
                / risk.getDouble("data.account.churnRisk.horizons[1].probability");
    }

    @Test
    void continuityNamesTheKeyPersonAndTheEmptyCells() {
        JsonPath map = summit("""
            trust { score { value } } continuity { threads singleThreaded keyPerson { ref person { name } } trustWithoutKeyPerson emptyCells
              churnRiskWithoutKeyPerson coverage { department level people threads } decisionCircle missingRoles
              leastFavorableDecisionMaker newDecisionMakers { ref } expectedDepartures readiness unprepared { ref } }
            stakeholders(where: { leftAt: { isNull: true } }) { nodes { ref trustIfTheyLeave churnRiskIfTheyLeave isNew
              departureRisk handoverReadiness usualResponseSeconds } }\
            """);
        assertThat(map.getInt("continuity.threads")).isEqualTo(4);
        assertThat(map.getBoolean("continuity.singleThreaded")).isFalse();
        List<Double> without = map.getList("stakeholders.nodes.trustIfTheyLeave", Double.class);
        assertThat(map.getDouble("continuity.trustWithoutKeyPerson"))
                .isCloseTo(without.stream().min(Double::compare).orElseThrow(), within(1e-9))
                .isLessThan(map.getDouble("trust.score.value"));
        assertThat(map.getList("continuity.coverage")).hasSize(12);
        assertThat(map.getInt("continuity.emptyCells")).isEqualTo(8);
        assertThat(map.getList("continuity.newDecisionMakers.ref", String.class))
                .containsExactly("summit/felix");
        assertThat(map.getList("continuity.unprepared.ref", String.class)).doesNotContain("summit/lena");
        assertThat(map.getDouble("stakeholders.nodes.find { it.ref == 'summit/omar' }.departureRisk"))
                .isEqualTo(0.4);
        assertThat(map.getDouble("stakeholders.nodes.find { it.ref == 'summit/lena' }.handoverReadiness"))
                .isEqualTo(0.75);
        assertThat(map.getDouble("stakeholders.nodes.find { it.ref == 'summit/omar' }.usualResponseSeconds"))
                .isEqualTo(86_400);
        assertThat(map.getBoolean("stakeholders.nodes.find { it.ref == 'summit/felix' }.isNew"))
                .isTrue();
        assertThat(map.getBoolean("stakeholders.nodes.find { it.ref == 'summit/lena' }.isNew"))
                .isFalse();
    }

    @Test
    void accountWithMoreThreadsKeepsMoreTrustWithoutItsKeyPerson() {
        JsonPath both = Api.query("""
            { many: account(ref: "northwind") { ...Loss } one: account(ref: "tinker") { ...Loss } }
            fragment Loss on Account { trust { score { value } } continuity { singleThreaded trustWithoutKeyPerson } }\
            """);
        assertThat(both.getBoolean("data.one.continuity.singleThreaded")).isTrue();
        double kept = both.getDouble("data.many.continuity.trustWithoutKeyPerson")
                / both.getDouble("data.many.trust.score.value");
        double left = both.getDouble("data.one.continuity.trustWithoutKeyPerson")
                / both.getDouble("data.one.trust.score.value");
        assertThat(kept).isGreaterThan(0.5);
        assertThat(left).isZero();
    }

    @Test
    void personIsListedInEveryAccountThatKnowsThem() {
        Api.post("""
            {"type":"stakeholder","ref":"pioneer/sam","account":"pioneer","at":"2026-10-10T09:00:00Z","department":"ENGINEERING","person":{"ref":"summit-sam","name":"Sam Lind"}}\
            """);
        JsonPath moved =
                Api.query("{ stakeholder(ref: \"pioneer/sam\") { otherAffiliations { ref leftAt account { ref } } } }");
        assertThat(moved.getList("data.stakeholder.otherAffiliations.account.ref"))
                .containsExactly("summit", "pioneer");
        assertThat((Object) moved.get("data.stakeholder.otherAffiliations[0].leftAt"))
                .isNotNull();
    }

    @Test
    void memberActionsAreRankedWithReasonSubjectsAndMutation() {
        JsonPath today = Api.query("""
            { memberActions(member: "dana", first: 50) { kind title reason rank lateSeconds expectedGain subjects mutation
              stakeholder { ref } channel playbook window { from to } account { ref } } }\
            """);
        List<Double> ranks = today.getList("data.memberActions.rank", Double.class);
        assertThat(ranks).isSortedAccordingTo((a, b) -> Double.compare(b, a)).isNotEmpty();
        assertThat(today.getList("data.memberActions.kind", String.class))
                .contains(
                        "ANSWER_ISSUE",
                        "KEEP_COMMITMENT",
                        "ANSWER_REQUEST",
                        "FOLLOW_UP",
                        "TELL_PROGRESS",
                        "GET_IN_TOUCH",
                        "RENEW",
                        "LOOK_INTO",
                        "START_PLAYBOOK",
                        "NEXT_STEP");
        assertThat(today.getString("data.memberActions.find { it.kind == 'FOLLOW_UP' }.channel"))
                .isEqualTo("CALL");
        assertThat(today.getString("data.memberActions.find { it.kind == 'FOLLOW_UP' }.window.from"))
                .isEqualTo("2026-11-23T15:00:00Z"); // Monday, when Omar is there
        assertThat(today.getDouble("data.memberActions.find { it.kind == 'KEEP_COMMITMENT' }.expectedGain"))
                .isPositive();
        assertThat(today.getList("data.memberActions.reason", String.class))
                .allSatisfy(reason -> assertThat(reason).isNotBlank());
        List<String> mutations =
                Api.query("{ __type(name: \"Mutation\") { fields { name } } }").getList("data.__type.fields.name");
        assertThat(mutations).containsAll(today.getList("data.memberActions.mutation", String.class));
    }

    @Test
    void settledActionLeavesTheList() {
        Api.query("mutation { declineCommitment(input: { ref: \"no-night\", commitment: \"summit-night\", reason: \"No"
                + " crew at night\" }) { userErrors { code } } }");
        assertThat(summit("actions(first: 50) { kind subjects }")
                        .getList("actions.findAll { it.kind == 'ANSWER_REQUEST' }"))
                .isEmpty();
        Api.query(
                "mutation { retractFact(input: { fact: \"no-night\", type: \"commitmentDeclined\", reason: \"test\" })"
                        + " { userErrors { code } } }");
    }

    @Test
    void personWhoRefusesContactIsNamedByNoAction() {
        String asked =
                "actions(first: 50) { kind reason stakeholder { ref } } nextBestActions(first: 50) { kind subject }";
        assertThat(summit(asked).getList("actions.stakeholder.ref")).contains("summit/omar");
        assertThat(summit(asked).getList("nextBestActions.subject")).contains("summit/omar");
        String score = summit("trust { score { value } }").getString("trust.score.value");
        Api.query("mutation { recordConsent(input: { ref: \"omar-no\", stakeholder: \"summit/omar\", purpose: CONTACT,"
                + " given: false }) { userErrors { code } } }");
        assertThat(summit(asked).getList("actions.stakeholder.ref")).doesNotContain("summit/omar");
        assertThat(summit(asked).getList("nextBestActions.subject")).doesNotContain("summit/omar");
        assertThat(summit(asked).getString("actions.find { it.kind == 'FOLLOW_UP' }.reason"))
                .endsWith("Omar Haddad does not want to be contacted. Contact another person.");
        assertThat(summit("trust { score { value } }").getString("trust.score.value"))
                .isEqualTo(score);
        assertThat(Api.query("{ stakeholders(where: { refusedConsents: { has: \"CONTACT\" } }) { nodes { ref"
                                + " consents { purpose granted } } } }")
                        .getList("data.stakeholders.nodes.ref", String.class))
                .containsExactlyInAnyOrder("summit/omar", "summit/sam");
        Api.query("mutation { retractFact(input: { fact: \"omar-no\", type: \"consent\", reason: \"test\" }) {"
                + " userErrors { code } } }");
    }

    @Test
    void accountsWithOverdueTouchpointsAreFoundAcrossThePortfolio() {
        JsonPath slipping = Api.query("""
            { accounts(where: { nextTouchpointDueAt: {lt: "PT0S" } }, orderBy: [{ field: NEXT_TOUCHPOINT_DUE_AT }]) {
              nodes { ref cadence { lateSeconds } } } }\
            """);
        assertThat(slipping.getList("data.accounts.nodes.ref", String.class)).contains("citrus", "meridian");
        // An account that was never contacted comes first.
        assertThat(slipping.getString("data.accounts.nodes[0].ref")).isEqualTo("quarry");
        assertThat(slipping.getDouble("data.accounts.nodes[0].cadence.lateSeconds"))
                .isPositive();
    }

    @Test
    void membersAreListedWithFiguresOfTheirAccounts() {
        JsonPath members = Api.query(
                "{ members { ref keptShare companyKeptShare openItems usualOpenItems neglected { ref } coachings } }");
        assertThat(members.getList("data.members.ref", String.class)).contains("dana", "ines", "milan", "noor");
        assertThat(members.getInt("data.members.find { it.ref == 'dana' }.coachings"))
                .isEqualTo(1);
        // Of the three promises that dana made, one is kept, one is overdue and one is not due yet.
        assertThat(members.getDouble("data.members.find { it.ref == 'dana' }.keptShare"))
                .isEqualTo(0.5);
    }

    @Test
    void outcomesAreGroupedByTheStateBeforeThem() {
        JsonPath outcomes = Api.query("""
            { standing: outcomes(groupBy: STANDING) { key renewed churned churnShare interval { low high } revenue { amount currency } }
              band: outcomes(groupBy: TRUST_BAND) { key } age: outcomes(groupBy: AGE) { key renewed churned }
              threads: outcomes(groupBy: THREADS) { key churnShare differenceToPrevious } cohort: outcomes(groupBy: COHORT) { key } }\
            """);
        assertThat(outcomes.getList("data.standing.renewed", Integer.class).stream()
                        .mapToInt(i -> i)
                        .sum())
                .isEqualTo(2);
        assertThat(outcomes.getList("data.standing.churned", Integer.class).stream()
                        .mapToInt(i -> i)
                        .sum())
                .isEqualTo(1);
        assertThat(outcomes.getList("data.age")).isNotEmpty();
        assertThat(outcomes.getList("data.threads")).isNotEmpty();
        assertThat(outcomes.getList("data.cohort")).isNotEmpty();
        assertThat(outcomes.getList("data.band")).isNotEmpty();
        assertThat(outcomes.getDouble("data.standing[0].interval.low"))
                .isLessThan(outcomes.getDouble("data.standing[0].interval.high"));
    }

    @Test
    void simulatedScenariosAreCompared() {
        JsonPath paths = Api.query("""
            { simulate(account: "summit", scenarios: [
                { name: "keep", steps: [{ keepCommitment: { commitment: "summit-steering-1" } }] }
                { name: "break", steps: [{ breakCommitment: { commitment: "summit-steering-1" } }] }]) {
              before { trust { score { value } } }
              scenarios { name facts impact { after { trust { score { value } } } drivers { code contribution } } } } }\
            """);
        double before = paths.getDouble("data.simulate.before.trust.score.value");
        String after = "data.simulate.scenarios.find{it.name=='%s'}.impact.after.trust.score.value";
        assertThat(paths.getDouble(after.formatted("keep"))).isGreaterThan(before);
        assertThat(paths.getDouble(after.formatted("break"))).isLessThan(before);
        assertThat(summit("trust { score { value } }").getDouble("trust.score.value"))
                .isEqualTo(before);
    }

    @Test
    void invalidScenarioIsRefusedWithASuggestion() {
        JsonPath refused = Api.query("""
            { simulate(account: "summit", scenarios: [{ name: "odd", steps: [{ fact: "{\\"type\\":\\"commitmentKept\\",\\"ref\\":\\"x\\",\\"account\\":\\"alpina\\",\\"at\\":\\"2026-11-22T08:00:00Z\\",\\"commitment\\":\\"nothing\\"}" }] }]) { asOf } }\
            """);
        assertThat(refused.getString("errors[0].extensions.code")).isEqualTo("BAD_USER_INPUT");
        assertThat(refused.getString("errors[0].message")).contains("alpina");
    }

    @Test
    void commitmentIsCheckedBeforeItIsMade() {
        JsonPath check = Api.query("""
            { checkCommitment(input: { account: "summit", dueAt: "2026-12-20T09:00:00Z", madeBy: "dana" }) {
              probability interval { low high } judgedBy openLoad findings { code message amount } } }\
            """);
        assertThat(check.getDouble("data.checkCommitment.probability")).isBetween(0.5, 1.0);
        assertThat(check.getInt("data.checkCommitment.judgedBy")).isGreaterThan(5);
        assertThat(check.getInt("data.checkCommitment.openLoad")).isEqualTo(2);
    }

    @Test
    void politicsAreNullUntilTheWorkspaceEnablesThem() {
        JsonPath on = summit("politics { factions { stakeholders { ref } } conflicts confidence withoutPlan }");
        assertThat(on.getInt("politics.conflicts")).isEqualTo(1);
        assertThat(on.getDouble("politics.confidence")).isEqualTo(0.6);
        assertThat(Api.query("mutation { enablePolitics(input: { enabled: false, ref: \"off\", at:"
                                + " \"2026-11-22T08:00:00Z\" }) { userErrors { code } } }")
                        .getList("data.enablePolitics.userErrors"))
                .isEmpty();
        assertThat((Object) summit("politics { conflicts }").get("politics")).isNull();
        Api.query("mutation { retractFact(input: { type: \"politicsSwitched\", fact: \"off\", reason: \"test\", at:"
                + " \"2026-11-22T08:00:00Z\" }) { userErrors { code } } }");
        assertThat((Object) summit("politics { conflicts }").get("politics")).isNotNull();
    }

    @Test
    void playbookRunShowsTrustBeforeAndAfter() {
        JsonPath runs =
                summit("playbookRuns { ref status trustChange hypothesis outcome worked playbook { name version } }");
        assertThat(runs.getDouble("playbookRuns.find { it.ref == 'summit-run-2' }.trustChange"))
                .isPositive();
        assertThat(runs.getString("playbookRuns.find { it.ref == 'summit-run-2' }.outcome"))
                .isNotBlank();
        assertThat(runs.getInt("playbookRuns.find { it.playbook.name == 'renewal' }.playbook.version"))
                .isEqualTo(1);
    }

    @Test
    void replyToAHeatedIssueIsStoredWithItsTone() {
        JsonPath issue = summit(
                "issues(where: { heated: { eq: true } }) { nodes { replyText replyAgreed replyTone replyDeviation"
                        + " heldUntil repliedAt options resolutionSeconds } }");
        assertThat(issue.getList("issues.nodes[0].replyTone", String.class)).containsExactly("POSITIVE");
        assertThat(issue.getDouble("issues.nodes[0].replyDeviation")).isBetween(0.1, 1.0);
        assertThat(issue.getList("issues.nodes[0].options")).hasSize(2);
        assertThat(issue.getDouble("issues.nodes[0].resolutionSeconds")).isEqualTo(9 * 3600);
    }

    @Test
    void sharedWindowOfBothSidesIsFound() {
        JsonPath window = Api.query(
                "{ stakeholder(ref: \"summit/omar\") { nextWindow(member: \"dana\") { from to afterHours } } }");
        // Omar is there from four to half past seven in Berlin, Dana until six in London. 22 November 2026 is a Sunday.
        assertThat(window.getString("data.stakeholder.nextWindow.from")).isEqualTo("2026-11-23T15:00:00Z");
        assertThat(window.getString("data.stakeholder.nextWindow.to")).isEqualTo("2026-11-23T18:00:00Z");
    }

    @Test
    void accountMetricsFollowTheInstantAskedFrom() {
        String fields =
                "insightMetrics { needs } commitmentMetrics { made } touchpointMetrics { touchpoints } cadence {"
                        + " lastTouchpointAt } feedbackMetrics { nps }";
        JsonPath then = Api.query("{ account(ref: \"summit\", asOf: \"2025-12-01T00:00:00Z\") { " + fields + " } }");
        assertThat(then.getInt("data.account.insightMetrics.needs")).isEqualTo(2);
        assertThat(then.getInt("data.account.commitmentMetrics.made"))
                .isLessThan(summit(fields).getInt("commitmentMetrics.made"));
        assertThat((Object) then.get("data.account.feedbackMetrics.nps")).isNull();
    }

    @Test
    void tiesKeepStrengthSentimentAndQualitiesApart() {
        JsonPath ties =
                summit("ties(where: { to: { eq: \"member:dana\" } }) { nodes { kind strength sentiment qualities } }");
        assertThat(ties.getString("ties.nodes[0].kind")).isEqualTo("KNOWS");
        assertThat(ties.getDouble("ties.nodes[0].strength")).isEqualTo(0.8);
        assertThat(ties.getDouble("ties.nodes[0].sentiment")).isEqualTo(0.9);
        assertThat(ties.getList("ties.nodes[0].qualities", String.class)).containsExactly("good", "productive");
    }

    @Test
    void brokenCommitmentCostsMoreThanInauthenticity() {
        JsonPath paths = Api.query("""
            { simulate(account: "alpina", scenarios: [
                { name: "flake", steps: [
                  { makeCommitment: { account: "alpina", ref: "x", at: "2026-11-20T08:00:00Z", title: "t", dueAt: "2026-11-21T08:00:00Z" } }
                  { breakCommitment: { commitment: "x", at: "2026-11-21T09:00:00Z" } }] }
                { name: "fake", steps: [
                  { giveFeedback: { account: "alpina", at: "2026-11-20T08:00:00Z", direction: OUT, kind: COMMENT, honest: false } }] }]) {
              before { trust { score { value } } }
              scenarios { impact { after { trust { score { value } } } drivers { code contribution } } } } }\
            """);
        double before = paths.getDouble("data.simulate.before.trust.score.value");
        double flake = before - paths.getDouble("data.simulate.scenarios[0].impact.after.trust.score.value");
        double fake = before - paths.getDouble("data.simulate.scenarios[1].impact.after.trust.score.value");
        assertThat(flake).isPositive().isGreaterThan(fake);
        assertThat(paths.getList("data.simulate.scenarios[0].impact.drivers.code", String.class))
                .contains("RECENT_BREACHES");
    }

    @Test
    void touchpointRecordsItsCommitmentsInOneCall() {
        JsonPath made = Api.query("""
            mutation { recordTouchpoint(input: { account: "tinker", ref: "hallway", channel: CALL, direction: OUT,
              at: "2026-11-21T10:00:00Z", commitmentsSpoken: 2, commitments: [
                { title: "Call back", dueAt: "2026-11-21T10:10:00Z", quote: "I'll call you in ten minutes" },
                { title: "Send the drawing", dueAt: "2026-11-25T10:00:00Z" }] }) { touchpoint { ref commitmentsSpoken } userErrors { code message } } }\
            """);
        assertThat(made.getList("data.recordTouchpoint.userErrors")).isEmpty();
        JsonPath kept = Api.query("""
            { commitments(where: { touchpoint: { eq: "hallway" } }, orderBy: [{ field: DUE_AT }]) { nodes { ref title progress { size quote } } }
              account(ref: "tinker") { touchpointMetrics { unrecordedCommitments } } }\
            """);
        assertThat(kept.getList("data.commitments.nodes.ref", String.class)).containsExactly("hallway-1", "hallway-2");
        assertThat(kept.getString("data.commitments.nodes[0].progress.size")).isEqualTo("MICRO");
        assertThat(kept.getString("data.commitments.nodes[0].progress.quote"))
                .isEqualTo("I'll call you in ten minutes");
        assertThat(kept.getInt("data.account.touchpointMetrics.unrecordedCommitments"))
                .isZero();
    }

    @Test
    void refusedCommitmentRollsTheTouchpointBack() {
        JsonPath refused = Api.query("""
            mutation { recordTouchpoint(input: { account: "tinker", ref: "undone", channel: CALL, direction: OUT,
              at: "2026-11-21T10:00:00Z", commitments: [{ title: "Too late", dueAt: "2026-11-20T10:00:00Z" }] })
              { touchpoint { ref } userErrors { code path } } }\
            """);
        assertThat(refused.getString("data.recordTouchpoint.userErrors[0].code"))
                .isEqualTo("INVALID_VALUE");
        JsonPath unknown = Api.query("""
            mutation { recordTouchpoint(input: { account: "tinker", ref: "undone", channel: CALL, direction: OUT,
              at: "2026-11-21T10:00:00Z", commitments: [{ title: "To nobody", dueAt: "2026-11-24T10:00:00Z", madeTo: ["nobody"] }] })
              { touchpoint { ref } userErrors { code } } }\
            """);
        assertThat(unknown.getString("data.recordTouchpoint.userErrors[0].code"))
                .isEqualTo("UNKNOWN_REFERENCE");
        JsonPath stale = Api.query("""
            mutation { recordTouchpoint(input: { account: "tinker", ref: "undone", channel: CALL, direction: OUT, expectedVersion: 999,
              at: "2026-11-21T10:00:00Z", commitments: [{ title: "Call back", dueAt: "2026-11-24T10:00:00Z" }] })
              { touchpoint { ref } userErrors { code } } }\
            """);
        assertThat(stale.getString("data.recordTouchpoint.userErrors[0].code")).isEqualTo("CONFLICT");
        assertThat(Api.query("{ touchpoints(where: { ref: { eq: \"undone\" } }) { totalCount } }")
                        .getInt("data.touchpoints.totalCount"))
                .isZero();
    }

    @Test
    void requesterOfAnImportedRequestIsShown() {
        assertThat(Api.query("{ commitment(ref: \"orchid-request-0\") { requestedBy { ref } } }")
                        .getString("data.commitment.requestedBy.ref"))
                .isEqualTo("orchid/carla");
    }

    @Test
    void revenueAndItsShareAtRiskAreSummedByStandingAndTrust() {
        JsonPath revenue = Api.query("""
            { contracts(where: { status: {in: [RUNNING, RENEWED]} }) { totalCount
                standing: aggregates(groupBy: STANDING) { groups { value count numbers { property sum } } }
                band: aggregates(groupBy: TRUST_BAND) { groups { value count } } } }\
            """);
        assertThat((Object) revenue.get("errors")).isNull();
        int contracts = revenue.getInt("data.contracts.totalCount");
        assertThat(revenue.getList("data.contracts.standing.groups.count", Integer.class).stream()
                        .mapToInt(i -> i)
                        .sum())
                .isEqualTo(contracts);
        assertThat(revenue.getList("data.contracts.band.groups.value", String.class))
                .contains("20-40");
        double value = revenue.getDouble(
                "data.contracts.standing.groups.find { it.value == 'VENDOR' }.numbers.find { it.property == 'value'"
                        + " }.sum");
        double atRisk = revenue.getDouble(
                "data.contracts.standing.groups.find { it.value == 'VENDOR' }.numbers.find { it.property =="
                        + " 'valueAtRisk365Days' }.sum");
        assertThat(atRisk).isPositive().isLessThan(value);
    }

    @Test
    void factTypesWithoutAListAreReadAsFacts() {
        JsonPath facts = summit("facts(types: [\"experience\", \"availability\"]) { type ref occurredAt json }");
        assertThat(facts.getList("facts.ref", String.class))
                .containsExactly("summit-fair", "summit-omar-hours", "summit-omar-mornings");
        assertThat(facts.getString("facts[0].json")).contains("Night shift at the fair in Hanover");
        assertThat(Api.query("{ account(ref: \"summit\") { facts(types: [\"experiences\"]) { ref } } }")
                        .getString("errors[0].message"))
                .contains("Maybe \"experience\"");
    }
}
