package dev.troth.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.FactTypeRoundTripTest;
import dev.troth.platform.database.Database;
import dev.troth.testing.Api;
import dev.troth.testing.TestDatabase;
import dev.troth.testing.TestWorkspace;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A table that is empty after an update is filled from the ledger, and holds what it would have held all along. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class ProjectionRebuilderTest {
    @Inject
    ProjectionRebuilder refill;

    @Inject
    @Any
    Instance<RebuildableProjection> tables;

    @Inject
    TestWorkspace workspace;

    @Inject
    Database database;

    @Test
    void emptyTablesAreRebuiltFromTheLedger() throws IOException {
        UUID home = workspace.fresh(database);
        try (InputStream story = getClass().getResourceAsStream("/demo/story.jsonl")) {
            Api.post(new String(story.readAllBytes(), StandardCharsets.UTF_8));
        }
        rows().forEach((table, rows) -> {
            if (rows.isEmpty()) {
                Api.post(FactTypeRoundTripTest.example(table, "summit"));
            }
        });
        Map<String, List<String>> before = rows();
        assertThat(before.values()).noneMatch(List::isEmpty);
        tables.forEach(table -> database.update("delete from " + table.table() + " where workspace_id = ?", home));
        assertThat(rows().values()).allMatch(List::isEmpty);
        tables.forEach(table -> refill.rebuildIfEmpty(table));
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void tableWithRowsIsNotRebuilt() {
        UUID home = workspace.fresh(database);
        Api.post("""
                {"type":"account","ref":"a","at":"2026-01-01T00:00:00Z","name":"A"}
                {"type":"signal","ref":"s","account":"a","at":"2026-01-02T00:00:00Z","kind":"USE","level":0.5}""");
        tables.forEach(table ->
                assertThat(refill.rebuildIfEmpty(table)).as(table.table()).isZero());
    }

    /** A contract alone is no outcome: its account would be read at every start. */
    @Test
    void tableWithoutFactsStaysEmpty() {
        UUID home = workspace.fresh(database);
        Api.post("""
                {"type":"account","ref":"a","at":"2026-01-01T00:00:00Z","name":"A"}
                {"type":"contract","ref":"c","account":"a","at":"2026-01-02T00:00:00Z","value":{"amount":"9","currency":"EUR"},"startsOn":"2026-01-02","renewsOn":"2027-01-02"}""");
        tables.forEach(table ->
                assertThat(refill.rebuildIfEmpty(table)).as(table.table()).isZero());
    }

    private Map<String, List<String>> rows() {
        Map<String, List<String>> rows = new TreeMap<>();
        tables.forEach(table -> rows.put(
                table.table(),
                database.query(
                        "select to_jsonb(t)::text from " + table.table() + " t where workspace_id = ? order by 1",
                        row -> row.getString(1),
                        workspace.id())));
        return rows;
    }
}
