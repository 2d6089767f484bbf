package dev.troth.trust.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.ledger.Fact;
import dev.troth.ledger.Ledger;
import dev.troth.platform.common.AsOf;
import dev.troth.platform.database.Database;
import dev.troth.scoring.AccountState;
import dev.troth.scoring.Model;
import dev.troth.scoring.StateCodec;
import dev.troth.testing.Api;
import dev.troth.testing.TestDatabase;
import dev.troth.testing.TestWorkspace;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** One pass over the facts gives the states at many instants, equal to the last bit to those computed one by one. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class ScoreHistoryBatchTest {
    @Inject
    Ledger ledger;

    @Inject
    TestWorkspace workspace;

    @Inject
    Database database;

    @Test
    void historyInOnePassEqualsSingleComputations() throws IOException {
        workspace.fresh(database);
        try (InputStream story = getClass().getResourceAsStream("/demo/story.jsonl")) {
            Api.post(new String(story.readAllBytes(), StandardCharsets.UTF_8));
        }
        // Shared long before anybody noted it, and an answer that leaves its weight to a request of another month.
        Api.post("""
                {"type":"insight","ref":"late","account":"alpina","at":"2026-06-10T00:00:00Z","kind":"ROADMAP_OURS","text":"t","sharedAt":"2026-02-01T00:00:00Z"}
                {"type":"commitmentRequested","ref":"ask","account":"alpina","at":"2026-03-30T00:00:00Z","title":"t","importance":0.9}
                {"type":"commitmentMade","ref":"ask","account":"alpina","at":"2026-05-02T00:00:00Z","title":"t","dueAt":"2026-06-01T00:00:00Z"}
                {"type":"commitmentBroken","ref":"broke","account":"alpina","at":"2026-06-02T00:00:00Z","commitment":"ask"}""");
        List<Instant> instants = new ArrayList<>();
        for (Instant at = Instant.parse("2024-12-01T00:00:00Z");
                instants.size() < 24;
                at = at.plus(Duration.ofDays(30))) {
            instants.add(at);
        }
        List<Fact> market = ledger.seen(ledger.marketFacts(), AsOf.END_OF_TIME);
        List<UUID> accounts = database.query(
                "select id from account where workspace_id = ?", row -> row.getObject(1, UUID.class), workspace.id());
        Map<UUID, List<Fact>> histories = ledger.history(accounts, AsOf.END_OF_TIME);
        assertThat(histories).hasSize(27);
        histories.values().forEach(facts -> {
            HistoricalStates past = new HistoricalStates(Model.standard(), facts, market);
            List<AccountState> together = past.at(instants);
            for (int i = 0; i < instants.size(); i++) {
                assertThat(StateCodec.encode(together.get(i)))
                        .as(facts.getFirst() + " at " + instants.get(i))
                        .isEqualTo(StateCodec.encode(past.at(instants.get(i))));
            }
        });
    }
}
