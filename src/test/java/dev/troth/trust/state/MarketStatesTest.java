package dev.troth.trust.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.ledger.AppendResult;
import dev.troth.ledger.FactCodec;
import dev.troth.ledger.Ledger;
import dev.troth.platform.common.AsOf;
import dev.troth.platform.database.Database;
import dev.troth.scoring.AccountState;
import dev.troth.testing.TestDatabase;
import dev.troth.testing.TestWorkspace;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class MarketStatesTest {
    private static final AsOf THEN = AsOf.at(Instant.parse("2025-07-01T00:00:00Z"));

    @Inject
    Ledger ledger;

    @Inject
    FactCodec codec;

    @Inject
    AccountStateStore states;

    @Inject
    MarketStates markets;

    @Inject
    TestWorkspace workspace;

    @Inject
    Database database;

    private void append(String line) {
        assertThat(ledger.append(List.of(codec.read(line)))).allMatch(AppendResult.Accepted.class::isInstance);
    }

    private static String stress(String ref, double level) {
        return "{\"type\":\"stress\",\"ref\":\"%s\",\"at\":\"2025-06-01T00:00:00Z\",\"level\":%s}"
                .formatted(ref, level);
    }

    /** As in a dry run of a file, whose facts of the market come before the last facts of accounts. */
    @Test
    void marketOfARolledBackTransactionIsForgotten() {
        UUID home = workspace.fresh(database);
        append("{\"type\":\"account\",\"ref\":\"acme\",\"at\":\"2025-01-01T00:00:00Z\",\"name\":\"Acme\"}");
        QuarkusTransaction.begin();
        try {
            append(stress("imagined", 1));
            append("{\"type\":\"touchpoint\",\"ref\":\"planned\",\"account\":\"acme\",\"at\":\"2100-01-01T00:00:00Z\","
                    + "\"channel\":\"MEETING\",\"direction\":\"OUT\"}");
        } finally {
            QuarkusTransaction.rollback();
        }
        append(stress("real", 0.1));
        UUID acme = database.query(
                        "select id from account_stream where workspace_id = ?",
                        row -> row.getObject("id", UUID.class),
                        home)
                .getFirst();
        AccountState seen = states.at(List.of(acme), THEN).states().get(acme);
        assertThat(seen).isEqualTo(seen.inMarketOf(markets.now(THEN, states.model())));
    }
}
