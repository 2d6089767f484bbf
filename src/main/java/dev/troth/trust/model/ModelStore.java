package dev.troth.trust.model;

import dev.troth.platform.CurrentWorkspace;
import dev.troth.platform.Database;
import dev.troth.platform.Errand;
import dev.troth.platform.Refusal;
import dev.troth.platform.Workspaces;
import dev.troth.scoring.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Stores the versions of the model. The row of the workspace counts all changes, so that other nodes notice them.
 */
@ApplicationScoped
class ModelStore {
    static final String STANDARD = Parameters.standard().version();

    private final ModelVersionRepository versions;
    private final Workspaces workspaces;
    private final Database database;
    private final CurrentWorkspace workspace;
    private final Clock clock;

    ModelStore(
            ModelVersionRepository versions,
            Workspaces workspaces,
            Database database,
            CurrentWorkspace workspace,
            Clock clock) {
        this.versions = versions;
        this.workspaces = workspaces;
        this.database = database;
        this.workspace = workspace;
        this.clock = clock;
    }

    /** Returns all versions, oldest first; the standard one always exists. */
    @Transactional
    List<ModelVersion> all() {
        List<ModelVersion> all = new ArrayList<>(versions.all(workspace.id()).stream()
                .map(ModelVersionEntity::view)
                .toList());
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

    /** Creates a draft. */
    @Transactional
    ModelVersion create(Parameters numbers, String basedOn, @Nullable String note) {
        insert(numbers, ModelStatus.DRAFT, basedOn, note);
        return need(numbers.version());
    }

    private void insert(Parameters numbers, ModelStatus state, @Nullable String basedOn, @Nullable String note) {
        versions.insert(workspace.id(), numbers, state, basedOn, note, clock.instant());
    }

    /** Starts its computation in addition to the active version. */
    @Transactional
    ModelVersion shadow(ModelVersion model, boolean activating) {
        if (model.createdAt() == null) {
            insert(model.numbers(), ModelStatus.DRAFT, null, null);
        }
        workspaces.countModelChange(workspace.id());
        ModelVersionEntity version =
                versions.lock(workspace.id(), model.version()).orElseThrow();
        version.shadow(activating, accounts());
        return versions.stored(version).view();
    }

    private int accounts() {
        return database.query(
                        "select count(*)::int as n from account_stream where workspace_id = ?",
                        row -> row.getInt("n"),
                        workspace.id())
                .getFirst();
    }

    /** Stops its computation. */
    @Transactional
    ModelVersion retire(ModelVersion model) {
        workspaces.countModelChange(workspace.id());
        ModelVersionEntity version =
                versions.lock(workspace.id(), model.version()).orElseThrow();
        version.retire(clock.instant());
        version.activated();
        return versions.stored(version).view();
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
        versions.progress(workspace.id(), version, computed.size(), computed.getLast());
    }

    @Transactional
    void ready(String version) {
        versions.lock(workspace.id(), version).ifPresent(model -> model.ready(clock.instant()));
    }

    /**
     * Activates the version and retires the previous one.
     *
     * @return the transaction of the switch; transactions that began before it may have written with the old version
     */
    @Transactional
    String switchTo(String version) {
        workspaces.countModelChange(workspace.id());
        insert(Parameters.standard(), ModelStatus.ACTIVE, null, null);
        versions.lockActive(workspace.id()).ifPresent(before -> before.retire(clock.instant()));
        // Before the next one is active: at most one version of a workspace is.
        versions.flush();
        versions.lock(workspace.id(), version).ifPresent(next -> next.activate(clock.instant()));
        versions.flush();
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
        versions.lock(workspace.id(), version).ifPresent(ModelVersionEntity::activated);
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
        versions.lock(workspace.id(), version).ifPresent(model -> model.fail(Errand.GIVEN_UP));
    }
}
