package dev.troth.trust;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.troth.ledger.FactType;
import dev.troth.ledger.FactTypeRegistry;
import dev.troth.platform.database.Database;
import dev.troth.testing.Api;
import dev.troth.testing.TestDatabase;
import dev.troth.testing.TestWorkspace;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Facts that the model does not know move no score: states are the same with them and without, to the last bit. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class IrrelevantFactTypesTest {
    private static final JsonMapper JSON = new JsonMapper();

    /** Those that scoring.md names as events of the model. */
    private static final Set<String> KNOWN = Set.of(
            "account",
            "stakeholder",
            "stanceChanged",
            "stakeholderLeft",
            "tie",
            "tieEnded",
            "cadenceAgreed",
            "cadenceEnded",
            "commitmentRequested",
            "commitmentMade",
            "commitmentDeclined",
            "commitmentProgressed",
            "commitmentRenegotiated",
            "commitmentKept",
            "commitmentBroken",
            "commitmentWithdrawn",
            "commitmentReleased",
            "touchpoint",
            "experience",
            "issueRaised",
            "issueAcknowledged",
            "issueResolved",
            "insight", // as a roadmap that was shared
            "needsAssessed",
            "roadmapShared",
            "feedback",
            "priorityChanged",
            "stress",
            "contract",
            "renewed",
            "churned",
            "initiative",
            "initiativeEnded",
            "insightReviewed",
            "insightShared",
            "insightAcknowledged",
            "questionAnswered",
            "insightRetired",
            "signal",
            "signalEnded",
            "amended",
            "retracted");

    /** Mentions of what the shorter story leaves out. */
    private static final List<String> MENTIONS = List.of();

    @Inject
    FactTypeRegistry factTypes;

    @Inject
    TestWorkspace workspace;

    @Inject
    Database database;

    @Test
    void factTypesUnknownToTheModelLeaveStatesUnchanged() throws IOException {
        List<String> story = story();
        Set<String> told = new HashSet<>();
        for (String line : story) {
            told.add(JSON.readTree(line).path("type").asText());
        }
        Set<String> unknown = factTypes.all().stream()
                .map(FactType::name)
                .filter(type -> !KNOWN.contains(type))
                .collect(Collectors.toSet());
        assertThat(unknown).hasSizeGreaterThan(20).isSubsetOf(told);

        workspace.fresh(database);
        assertThat(Api.post(String.join("\n", story)).getInt("refused")).isZero();
        Map<String, String> whole = states();
        workspace.fresh(database);
        assertThat(Api.post(withoutUnknown(story)).getInt("refused")).isZero();
        assertThat(states()).isEqualTo(whole).hasSize(27);
    }

    private static String withoutUnknown(List<String> story) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (String line : story) {
            ObjectNode fact = (ObjectNode) JSON.readTree(line);
            if (KNOWN.contains(fact.path("type").asText())) {
                fact.remove(MENTIONS);
                lines.append(fact).append('\n');
            }
        }
        return lines.toString();
    }

    private List<String> story() throws IOException {
        try (InputStream story = getClass().getResourceAsStream("/demo/story.jsonl")) {
            return new String(story.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }

    private Map<String, String> states() {
        Map<String, String> states = new TreeMap<>();
        database.query(
                """
                select s.ref, a.state from account_state a join account_stream s
                  on s.workspace_id = a.workspace_id and s.id = a.account_id where a.workspace_id = ?
                """,
                row -> states.put(row.getString("ref"), HexFormat.of().formatHex(row.getBytes("state"))),
                workspace.id());
        return states;
    }
}
