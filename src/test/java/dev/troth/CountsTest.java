package dev.troth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.troth.platform.database.Database;
import dev.troth.testing.Api;
import dev.troth.testing.TestDatabase;
import dev.troth.testing.TestWorkspace;
import graphql.language.FieldDefinition;
import graphql.language.ListType;
import graphql.language.NonNullType;
import graphql.language.ObjectTypeDefinition;
import graphql.language.Type;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeInfo;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each count of the schema leads to what it counts: a list beside it, or a list with a filter, which agrees with it. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class CountsTest {
    /** The description names a list of the account whose length is the count. */
    private static final Pattern LIST = Pattern.compile("List: `(\\w+)(\\(.*\\))?`");

    /** Counts that have a list beside them. */
    private static final Map<String, String> BESIDE = new TreeMap<>(Map.ofEntries(
            Map.entry("CommitmentMetrics.answeredRequests", "answeredRequestCommitments"),
            Map.entry("CommitmentMetrics.brokenByGaps", "brokenByGapCommitments"),
            Map.entry("Continuity.emptyCells", "coverage"),
            Map.entry("Continuity.threads", "threadStakeholders"),
            Map.entry("ExitReview.breaches", "brokenCommitments"),
            Map.entry("ExitReview.late", "lateCommitments"),
            Map.entry("ExitReview.overdue", "overdueCommitments"),
            Map.entry("IssueMetrics.hastyReplies", "hastyReplyIssues"),
            Map.entry("IssueMetrics.unaddressed", "unaddressedIssues"),
            Map.entry("TouchpointMetrics.agendaInversions", "agendaInversionTouchpoints"),
            Map.entry("TouchpointMetrics.aheadOfThem", "aheadOfThemTouchpoints"),
            Map.entry("TouchpointMetrics.openLoops", "openLoopCommitments"),
            Map.entry("TouchpointMetrics.telephoneTag", "telephoneTagTouchpoints"),
            Map.entry("TouchpointMetrics.unrecordedCommitments", "unrecordedCommitmentTouchpoints"),
            Map.entry("TouchpointMetrics.urgencyMismatches", "urgencyMismatchTouchpoints")));

    /** Types whose counts are not about records of an account: pages, background tasks and statistics of the model. */
    private static final Pattern STATISTICS = Pattern.compile(
            "Aggregate.*|.*Connection|Backtest.*|PredictionQuality|ReliabilityBin|Job.*|Skip.*|Source|Webhook.*|Draft.*|.*Payload"
                    + "|PortfolioActions|CommitmentRisk|CommitmentCheck|DataSufficiency|LearnedWeight|TopTenthBenefit");

    /** Single counts without a list, and the reason. */
    private static final Map<String, String> EXEMPT = Map.of(
            "CommitmentProgress.expectedUpdates", "a number that is expected, of updates that need not exist",
            "FeedbackMetrics.liaisonLoad", "a number of departments of one person, not of records",
            "PeerRank.accounts", "the size of a comparison, whose accounts are those of the peer group with a value",
            "Politics.basedOn", "the size of the evidence, of several kinds of records");

    private static UUID home;

    @Inject
    Database database;

    @Inject
    TestWorkspace workspace;

    @BeforeEach
    void story() throws IOException {
        if (home == null) {
            home = workspace.fresh(database);
            try (InputStream story = getClass().getResourceAsStream("/demo/story.jsonl")) {
                assertThat(Api.post(new String(story.readAllBytes(), StandardCharsets.UTF_8))
                                .getInt("refused"))
                        .isZero();
            }
        }
        workspace.enter(home);
    }

    private static List<ObjectTypeDefinition> types() throws IOException {
        return new SchemaParser()
                .parse(Files.readString(Path.of("src/main/resources/schema.graphql")))
                .getTypes(ObjectTypeDefinition.class);
    }

    private static String told(FieldDefinition field) {
        return field.getDescription().getContent();
    }

    @Test
    void everyCountLeadsToWhatItCounts() throws IOException {
        List<String> alone = new ArrayList<>();
        for (ObjectTypeDefinition type : types()) {
            for (FieldDefinition field : type.getFieldDefinitions()) {
                String place = type.getName() + "." + field.getName();
                boolean counts = TypeInfo.typeInfo(field.getType()).getName().equals("Int")
                        && told(field).startsWith("Number of");
                if (counts
                        && !STATISTICS.matcher(type.getName()).matches()
                        && !told(field).contains("`")
                        && !BESIDE.containsKey(place)
                        && !EXEMPT.containsKey(place)) {
                    alone.add(place);
                }
            }
        }
        assertThat(alone).as("counts without a list of what they count").isEmpty();
    }

    /** Lists on an account that a description names, by the path of the count. */
    private static Map<String, String> lists() throws IOException {
        Map<String, String> lists = new TreeMap<>();
        for (ObjectTypeDefinition type : types()) {
            for (FieldDefinition field : type.getFieldDefinitions()) {
                Matcher list = LIST.matcher(told(field));
                if (list.find()) {
                    String metrics = Character.toLowerCase(type.getName().charAt(0))
                            + type.getName().substring(1);
                    lists.put(
                            metrics + "." + field.getName(),
                            list.group().substring(7, list.group().length() - 1));
                }
            }
        }
        return lists;
    }

    @Test
    void countEqualsTheLengthOfItsListForEveryAccount() throws IOException {
        Map<String, String> lists = lists();
        assertThat(lists).hasSizeGreaterThan(14);
        lists.forEach((path, list) -> {
            String[] parts = path.split("\\.");
            JsonPath answer = Api.query("{ accounts(first: 100) { nodes { ref " + parts[0] + " { " + parts[1]
                    + " } list: " + list.replace("\\\"", "\"") + " { totalCount } } } }");
            assertThat((Object) answer.get("errors"))
                    .as(path + " " + answer.prettify())
                    .isNull();
            assertThat(answer.getList("data.accounts.nodes." + path, Integer.class))
                    .as(path + " of " + answer.getList("data.accounts.nodes.ref"))
                    .isEqualTo(answer.getList("data.accounts.nodes.list.totalCount", Integer.class))
                    .anyMatch(count -> count > 0);
        });
    }

    @Test
    void listBesideACountHasItsEntries() throws IOException {
        Map<String, ObjectTypeDefinition> types = new TreeMap<>();
        types().forEach(type -> types.put(type.getName(), type));
        BESIDE.forEach((count, list) -> assertThat(
                        types.get(count.substring(0, count.indexOf('.'))).getFieldDefinitions().stream()
                                .filter(field -> isList(field.getType()))
                                .map(FieldDefinition::getName))
                .as(count)
                .contains(list));
        JsonPath answer = Api.query("""
            { accounts(first: 100) { nodes { ref
                commitmentMetrics { answeredRequests answeredRequestCommitments { ref } brokenByGaps brokenByGapCommitments { ref } }
                continuity { threads threadStakeholders { ref } }
                exitReview { breaches brokenCommitments { ref } late lateCommitments { ref } overdue overdueCommitments { ref } }
                issueMetrics { unaddressed unaddressedIssues { ref } }
                touchpointMetrics { aheadOfThem aheadOfThemTouchpoints { ref } telephoneTag telephoneTagTouchpoints { ref }
                  urgencyMismatches urgencyMismatchTouchpoints { ref } openLoops openLoopItems openLoopCommitments { ref } } } } }
            """);
        assertThat((Object) answer.get("errors")).as(answer.prettify()).isNull();
        for (Map<String, Object> account : answer.<Map<String, Object>>getList("data.accounts.nodes")) {
            JsonPath one = JsonPath.from(new ObjectMapper().writeValueAsString(account));
            for (String pair : List.of(
                    "commitmentMetrics.answeredRequests",
                    "commitmentMetrics.brokenByGaps",
                    "continuity.threads",
                    "exitReview.breaches",
                    "exitReview.late",
                    "exitReview.overdue",
                    "issueMetrics.unaddressed",
                    "touchpointMetrics.aheadOfThem",
                    "touchpointMetrics.telephoneTag",
                    "touchpointMetrics.urgencyMismatches")) {
                String type = Character.toUpperCase(pair.charAt(0)) + pair.substring(1);
                String list = pair.substring(0, pair.indexOf('.') + 1) + BESIDE.get(type);
                assertThat(one.getList(list))
                        .as(account.get("ref") + " " + list)
                        .hasSize(one.getInt(pair));
            }
            assertThat(one.getInt("touchpointMetrics.openLoops"))
                    .isEqualTo(one.getList("touchpointMetrics.openLoopItems").size()
                            + one.getList("touchpointMetrics.openLoopCommitments")
                                    .size());
        }
    }

    private static boolean isList(Type<?> type) {
        return type instanceof NonNullType required ? isList(required.getType()) : type instanceof ListType;
    }
}
