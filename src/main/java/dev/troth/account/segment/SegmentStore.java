package dev.troth.account.segment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.troth.platform.CurrentWorkspace;
import dev.troth.platform.Database;
import dev.troth.platform.GlobalId;
import dev.troth.platform.Ids;
import dev.troth.platform.Moment;
import dev.troth.platform.ProblemCode;
import dev.troth.platform.Refusal;
import dev.troth.platform.Require;
import dev.troth.platform.list.SavedFilters;
import dev.troth.platform.node.NodeSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Repository of segments. */
@ApplicationScoped
class SegmentStore implements SavedFilters, NodeSource {
    static final String PREFIX = "seg";

    private static final JsonMapper JSON = new JsonMapper();
    private static final String COLUMNS =
            "select id, name, filter, version, created_at from segment where workspace_id = ?";

    private final Database database;
    private final CurrentWorkspace workspace;
    private final Clock clock;

    SegmentStore(Database database, CurrentWorkspace workspace, Clock clock) {
        this.database = database;
        this.workspace = workspace;
        this.clock = clock;
    }

    @Override
    @Transactional
    public Map<String, Object> filter(String id) {
        return parse(find(id).orElseThrow(
                        () -> Refusal.unknown("segment", "There is no segment \"%s\". Maybe it was deleted?", id))
                .getFilter());
    }

    @Override
    public String prefix() {
        return PREFIX;
    }

    @Override
    @Transactional
    public Map<UUID, SegmentView> nodes(Collection<UUID> ids, Moment moment) {
        return database.byIds("segment", workspace.id(), ids, SegmentStore::read);
    }

    @Transactional
    Optional<SegmentView> find(String id) {
        UUID uuid = GlobalId.parse(PREFIX, id);
        return Optional.ofNullable(
                nodes(List.of(uuid), Moment.at(clock.instant())).get(uuid));
    }

    @Transactional
    List<SegmentView> all() {
        return database.query(COLUMNS + " order by name, id", SegmentStore::read, workspace.id());
    }

    @Transactional
    SegmentView create(String name, Map<String, Object> filter) {
        Require.text("name", name);
        refuseTaken(name, null);
        UUID id = Ids.next();
        database.update(
                "insert into segment (workspace_id, id, name, filter, version, created_at) values (?, ?, ?, ?::jsonb, 1, ?)",
                workspace.id(),
                id,
                name,
                write(filter),
                clock.instant());
        return find(new GlobalId(PREFIX, id).toString()).orElseThrow();
    }

    @Transactional
    SegmentView update(
            String id, @Nullable String name, @Nullable Map<String, Object> filter, @Nullable Integer expectedVersion) {
        SegmentView before = existing(id, expectedVersion);
        if (name != null) {
            Require.text("name", name);
            refuseTaken(name, before.uuid());
        }
        database.update("""
                update segment set name = coalesce(?, name), filter = coalesce(?::jsonb, filter), version = version + 1
                where workspace_id = ? and id = ?
                """, name, filter == null ? null : write(filter), workspace.id(), before.uuid());
        return find(id).orElseThrow();
    }

    @Transactional
    SegmentView delete(String id, @Nullable Integer expectedVersion) {
        SegmentView gone = existing(id, expectedVersion);
        database.update("delete from segment where workspace_id = ? and id = ?", workspace.id(), gone.uuid());
        return gone;
    }

    private SegmentView existing(String id, @Nullable Integer expectedVersion) {
        UUID uuid = GlobalId.parse(PREFIX, id);
        SegmentView segment =
                database.query(COLUMNS + " and id = ? for update", SegmentStore::read, workspace.id(), uuid).stream()
                        .findFirst()
                        .orElseThrow(() -> Refusal.unknown("id", "There is no segment \"%s\".", id));
        if (expectedVersion != null && expectedVersion != segment.getVersion()) {
            throw Refusal.of(
                    ProblemCode.CONFLICT,
                    "expectedVersion",
                    "Segment \"%s\" has version %d, not %d. Maybe read it again?",
                    segment.getName(),
                    segment.getVersion(),
                    expectedVersion);
        }
        return segment;
    }

    private void refuseTaken(String name, @Nullable UUID but) {
        boolean taken = !database.query(
                        "select 1 from segment where workspace_id = ? and name = ? and id is distinct from ?::uuid",
                        row -> 1,
                        workspace.id(),
                        name,
                        but)
                .isEmpty();
        if (taken) {
            throw Refusal.of(
                    ProblemCode.DUPLICATE_REF, "name", "A segment \"%s\" already exists. Maybe update it?", name);
        }
    }

    private static SegmentView read(ResultSet row) throws SQLException {
        return new SegmentView(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("filter"),
                row.getInt("version"),
                Database.instant(row, "created_at"));
    }

    private static Map<String, Object> parse(String json) {
        try {
            return JSON.readValue(json, new TypeReference<Map<String, Object>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Stored filter is not valid JSON: " + json, e);
        }
    }

    private static String write(Map<String, Object> filter) {
        try {
            return JSON.writeValueAsString(filter);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Filter cannot be written as JSON: " + filter, e);
        }
    }
}
