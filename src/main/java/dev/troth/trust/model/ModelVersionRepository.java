package dev.troth.trust.model;

import dev.troth.scoring.Parameters;
import dev.troth.trust.Models;
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

    /** The active version, locked against other writers. */
    Optional<ModelVersionEntity> lockActive(UUID workspace) {
        return find("workspaceId = ?1 and state = ACTIVE", workspace)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .singleResultOptional();
    }

    /** Inserts a version unless there is one of this name. */
    void insert(
            UUID workspace,
            Parameters numbers,
            ModelStatus state,
            @Nullable String basedOn,
            @Nullable String note,
            Instant createdAt) {
        getSession()
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
                .setParameter("changes", Models.written(numbers))
                .setParameter("note", note)
                .setParameter("createdAt", createdAt)
                .executeUpdate();
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
}
