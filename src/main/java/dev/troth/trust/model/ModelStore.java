package dev.troth.trust.model;

import dev.troth.platform.CurrentWorkspace;
import dev.troth.platform.Database;
import dev.troth.platform.Errand;
import dev.troth.platform.Refusal;
import dev.troth.scoring.Parameters;
import dev.troth.trust.Models;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Repository of versions. The row of the workspace counts all changes that nodes have to notice. */
@ApplicationScoped
class ModelStore {
    static final String STANDARD = Parameters.standard().version();

    private final Database database;
    private final CurrentWorkspace workspace;
    private final Clock clock;

    ModelStore(Database database, CurrentWorkspace workspace, Clock clock) {
        this.database = database;
        this.workspace = workspace;
        this.clock = clock;
    }

    /** Returns all versions, oldest first; the standard one always exists. */
    @Transactional
    List<ModelVersion> all() {
        List<ModelVersion> all = new ArrayList<>(database.query(
                "select * from model_version where workspace_id = ? order by created_at, version",
                ModelStore::read,
                workspace.id()));
        if (all.stream().noneMatch(model -> model.version().equals(STANDARD))) {
            all.addFirst(standard());
        }
        return all;
    }

    @Transactional
    Optional<ModelVersion> find(String version) {
        return all().stream().filter(model -> model.version().equals(version)).findFirst();
    }

    @Transactional
    ModelVersion active() {
        return all().stream()
                .filter(model -> model.status() == ModelStatus.ACTIVE)
                .findFirst()
                .orElseThrow();
    }

    /** @throws Refusal if there is none */
    ModelVersion need(String version) {
        return find(version)
                .orElseThrow(() -> Refusal.unknown(
                        "version",
                        "There is no model \"%s\". Maybe one of %s?",
                        version,
                        all().stream().map(ModelVersion::version).toList()));
    }

    /** Returns the standard version of a workspace that has never activated another one. */
    private static ModelVersion standard() {
        return new ModelVersion(
                STANDARD,
                ModelStatus.ACTIVE,
                null,
                null,
                false,
                0,
                0,
                null,
                null,
                null,
                null,
                null,
                Parameters.standard());
    }

    private static ModelVersion read(ResultSet row) throws SQLException {
        String version = row.getString("version");
        return new ModelVersion(
                version,
                ModelStatus.valueOf(row.getString("state")),
                row.getString("based_on"),
                row.getString("note"),
                row.getBoolean("activating"),
                row.getInt("total"),
                row.getInt("done"),
                row.getString("failure"),
                Database.instantOrNull(row, "created_at"),
                Database.instantOrNull(row, "ready_at"),
                Database.instantOrNull(row, "activated_at"),
                Database.instantOrNull(row, "retired_at"),
                Parameters.standard().with(version, Models.changes(row.getString("changes"))));
    }

    /** Creates a draft. */
    @Transactional
    ModelVersion create(Parameters numbers, String basedOn, @Nullable String note) {
        insert(numbers, ModelStatus.DRAFT, basedOn, note);
        return need(numbers.version());
    }

    private void insert(Parameters numbers, ModelStatus state, @Nullable String basedOn, @Nullable String note) {
        database.update(
                """
                insert into model_version (workspace_id, version, state, based_on, changes, note, activating, total, done,
                    created_at)
                values (?, ?, ?, ?, ?::jsonb, ?, false, 0, 0, ?) on conflict do nothing
                """,
                workspace.id(),
                numbers.version(),
                state.name(),
                basedOn,
                Models.written(numbers),
                note,
                clock.instant());
    }

    /** Starts its computation in addition to the active version. */
    @Transactional
    ModelVersion shadow(ModelVersion model, boolean activating) {
        if (model.createdAt() == null) {
            insert(model.numbers(), ModelStatus.DRAFT, null, null);
        }
        boolean ready = model.status() == ModelStatus.SHADOW && model.readyAt() != null;
        database.update("""
                update model_version set state = 'SHADOW', activating = ?, failure = null,
                    ready_at = case when ? then ready_at end, last_account = case when ? then last_account end,
                    done = case when ? then done else 0 end,
                    total = (select count(*) from account_stream s where s.workspace_id = model_version.workspace_id)
                where workspace_id = ? and version = ?
                """, activating, ready, ready, ready, workspace.id(), model.version());
        changed();
        return need(model.version());
    }

    /** Stops its computation. */
    @Transactional
    ModelVersion retire(ModelVersion model) {
        database.update("""
                update model_version set state = 'RETIRED', activating = false, retired_at = ?, ready_at = null
                where workspace_id = ? and version = ?
                """, clock.instant(), workspace.id(), model.version());
        changed();
        return need(model.version());
    }

    /** Returns the versions that a task should compute or activate. */
    List<String> unfinished() {
        return database.query("""
                select version from model_version where workspace_id = ? and failure is null
                  and (activating or state = 'SHADOW' and ready_at is null) order by version
                """, row -> row.getString("version"), workspace.id());
    }

    /** Returns the next accounts to compute, locked against writers; empty if all are computed. */
    List<UUID> next(String version, int most) {
        return database.query("""
                select s.id from model_version m
                join account_stream s on s.workspace_id = m.workspace_id
                  and s.id > coalesce(m.last_account, '00000000-0000-0000-0000-000000000000')
                where m.workspace_id = ? and m.version = ? order by s.id limit ? for update of s
                """, row -> row.getObject("id", UUID.class), workspace.id(), version, most);
    }

    void progress(String version, List<UUID> computed) {
        database.update("""
                update model_version set done = done + ?, last_account = ?, total = greatest(total, done + ?)
                where workspace_id = ? and version = ?
                """, computed.size(), computed.getLast(), computed.size(), workspace.id(), version);
    }

    @Transactional
    void ready(String version) {
        database.update("""
                update model_version set ready_at = coalesce(ready_at, ?), total = done
                where workspace_id = ? and version = ? and state = 'SHADOW'
                """, clock.instant(), workspace.id(), version);
    }

    /**
     * Activates the version and retires the previous one.
     *
     * @return the transaction of the switch; transactions that began before it may have written with the old version
     */
    @Transactional
    String switchTo(String version) {
        database.query("select 1 from workspace where id = ? for update", row -> 1, workspace.id());
        insert(Parameters.standard(), ModelStatus.ACTIVE, null, null);
        database.update(
                "update model_version set state = 'RETIRED', retired_at = ?, ready_at = null where workspace_id = ? and state = 'ACTIVE'",
                clock.instant(),
                workspace.id());
        database.update("""
                update model_version set state = 'ACTIVE', activated_at = ?, retired_at = null
                where workspace_id = ? and version = ?
                """, clock.instant(), workspace.id(), version);
        changed();
        return database.query("select pg_current_xact_id()::text as id", row -> row.getString("id"))
                .getFirst();
    }

    /** Returns whether every transaction that began before another one has ended. */
    boolean isOver(String transaction) {
        return database.query(
                        "select pg_snapshot_xmin(pg_current_snapshot()) > ?::xid8 as over",
                        row -> row.getBoolean("over"),
                        transaction)
                .getFirst();
    }

    @Transactional
    void activated(String version) {
        database.update(
                "update model_version set activating = false where workspace_id = ? and version = ?",
                workspace.id(),
                version);
    }

    /** Deletes the states of versions that are no longer stored. */
    @Transactional
    void forgetStates() {
        database.update("""
                delete from account_state k using model_version m
                where m.workspace_id = ? and m.state in ('RETIRED', 'DRAFT')
                  and k.workspace_id = m.workspace_id and k.model = m.version
                """, workspace.id());
    }

    @Transactional
    void fail(String version) {
        database.update(
                "update model_version set failure = ?, activating = false where workspace_id = ? and version = ?",
                Errand.GIVEN_UP,
                workspace.id(),
                version);
    }

    private void changed() {
        database.update("update workspace set model_changes = model_changes + 1 where id = ?", workspace.id());
    }
}
