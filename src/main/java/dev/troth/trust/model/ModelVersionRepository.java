package dev.troth.trust.model;

import dev.troth.scoring.Parameters;
import dev.troth.trust.model.ModelVersion.ModelStatus;
import dev.troth.trust.state.ModelRegistry;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class ModelVersionRepository implements PanacheRepositoryBase<ModelVersionEntity, ModelVersionEntity.Key> {

    List<ModelVersionEntity> all(UUID workspace) {
        return list("workspaceId = ?1 order by createdAt, version", workspace);
    }

    /** A version, locked against other writers. */
    Optional<ModelVersionEntity> lock(UUID workspace, String version) {
        return find("workspaceId = ?1 and version = ?2", workspace, version)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .singleResultOptional();
    }

    /** Key or grant with whose rights a version is computed; empty for the caller of access mode local. */
    Optional<UUID> author(UUID workspace, String version) {
        return findByIdOptional(new ModelVersionEntity.Key(workspace, version)).map(found -> found.author);
    }

    /** The active version, locked against other writers. */
    Optional<ModelVersionEntity> lockActive(UUID workspace) {
        return find("workspaceId = ?1 and state = ACTIVE", workspace)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .singleResultOptional();
    }

    /** Inserts a version unless there is one of this name, also if another request inserts it at the same time. */
    boolean insert(
            UUID workspace,
            Parameters numbers,
            ModelStatus state,
            @Nullable String basedOn,
            @Nullable String note,
            Instant createdAt) {
        return getSession()
                        .createMutationQuery("""
                        insert into ModelVersionEntity
                            (workspaceId, version, state, basedOn, changes, note, activating, total, done, createdAt)
                        values (:workspace, :version, :state, :basedOn, :changes, :note, false, 0, 0, :createdAt)
                        on conflict do nothing
                        """)
                        .setParameter("workspace", workspace)
                        .setParameter("version", numbers.version())
                        .setParameter("state", state)
                        .setParameter("basedOn", basedOn)
                        .setParameter("changes", ModelRegistry.written(numbers))
                        .setParameter("note", note)
                        .setParameter("createdAt", createdAt)
                        .executeUpdate()
                > 0;
    }

    /** Adds to how far a computation is. As a statement: the session has read the version before it was locked. */
    void progress(UUID workspace, String version, int computed, UUID last) {
        update(
                """
                done = done + :computed, lastAccount = :last, total = greatest(total, done + :computed)
                where workspaceId = :workspace and version = :version
                """,
                io.quarkus.panache.common.Parameters.with("computed", computed)
                        .and("last", last)
                        .and("workspace", workspace)
                        .and("version", version));
    }

    /** Writes a version now, and reads it as the database stores it. */
    ModelVersionEntity stored(ModelVersionEntity version) {
        flush();
        getSession().refresh(version);
        return version;
    }

    /** Returns the versions to compute or activate. */
    List<String> unfinished(UUID workspace) {
        return getSession()
                .createSelectionQuery("""
                        select m.version from ModelVersionEntity m where m.workspaceId = ?1 and m.failure is null
                            and (m.activating or m.state = SHADOW and m.readyAt is null)
                        order by m.version
                        """, String.class)
                .setParameter(1, workspace)
                .getResultList();
    }

    /** Returns the next accounts of a computation, locked against writers. */
    List<UUID> lockNextAccounts(UUID workspace, String version, int most) {
        return getSession()
                .createNativeQuery("""
                        select s.id from model_version m
                        join account_stream s on s.workspace_id = m.workspace_id
                          and s.id > coalesce(m.last_account, '00000000-0000-0000-0000-000000000000')
                        where m.workspace_id = :workspace and m.version = :version order by s.id limit :most
                        for update of s
                        """, UUID.class)
                .setParameter("workspace", workspace)
                .setParameter("version", version)
                .setParameter("most", most)
                .getResultList();
    }

    /** Returns the id of the current transaction. */
    String currentTransaction() {
        return getSession()
                .createNativeQuery("select cast(pg_current_xact_id() as text)", String.class)
                .getSingleResult();
    }

    /** Returns whether every transaction that began before another one has ended. */
    boolean areEarlierTransactionsOver(String transaction) {
        return getSession()
                .createNativeQuery(
                        "select pg_snapshot_xmin(pg_current_snapshot()) > cast(:transaction as xid8)", Boolean.class)
                .setParameter("transaction", transaction)
                .getSingleResult();
    }

    /** Deletes the account states of versions that are drafts or retired. */
    void deleteStates(UUID workspace) {
        getSession()
                .createNativeMutationQuery("""
                        delete from account_state k using model_version m
                        where m.workspace_id = :workspace and m.state in ('RETIRED', 'DRAFT')
                          and k.workspace_id = m.workspace_id and k.model = m.version
                        """)
                .setParameter("workspace", workspace)
                .executeUpdate();
    }
}
