package dev.troth.exchange.job;

import dev.troth.exchange.staging.StagedFactAppender.Place;
import dev.troth.platform.tenancy.WorkspaceRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads values that may change during a transaction as columns, because the session would answer from its memory. */
@ApplicationScoped
class JobRepository extends WorkspaceRepository<JobEntity> {

    /** Returns the job, locked against other writers, unless another node has claimed it since. */
    Optional<JobEntity> lock(UUID workspace, UUID id, int fencingToken) {
        return find("workspaceId = ?1 and id = ?2 and fencingToken = ?3", workspace, id, fencingToken)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .singleResultOptional();
    }

    String options(UUID workspace, UUID id) {
        return column(workspace, id, "options", String.class).orElseThrow();
    }

    Optional<Boolean> isCancelled(UUID workspace, UUID id) {
        return column(workspace, id, "cancelled", Boolean.class);
    }

    private <T> Optional<T> column(UUID workspace, UUID id, String column, Class<T> type) {
        return getSession()
                .createSelectionQuery(
                        "select j." + column + " from JobEntity j where j.workspaceId = ?1 and j.id = ?2", type)
                .setParameter(1, workspace)
                .setParameter(2, id)
                .uniqueResultOptional();
    }

    /** Progress of the import of a job. */
    Place place(UUID workspace, UUID id) {
        Object[] place = getSession()
                .createSelectionQuery("""
                        select j.lastAccount, j.lastLine, j.lastNumber from JobEntity j
                        where j.workspaceId = ?1 and j.id = ?2
                        """, Object[].class)
                .setParameter(1, workspace)
                .setParameter(2, id)
                .getSingleResult();
        return new Place((String) place[0], (Integer) place[1], (Integer) place[2]);
    }

    /** Returns the jobs that are queued or running, oldest first. */
    List<UUID> unfinished(UUID workspace) {
        return getSession()
                .createSelectionQuery(
                        "select j.id from JobEntity j where j.workspaceId = ?1 and j.state in (QUEUED, RUNNING) order by j.id",
                        UUID.class)
                .setParameter(1, workspace)
                .getResultList();
    }

    long countUnfinished(UUID workspace) {
        return count("workspaceId = ?1 and state in (UPLOADING, QUEUED, RUNNING)", workspace);
    }

    /** Returns the total size of the files of jobs that have not been imported. */
    long storedBytes(UUID workspace) {
        return getSession()
                .createSelectionQuery("""
                        select coalesce(sum(j.bytes), 0) from JobEntity j
                        where j.workspaceId = ?1 and j.state in (UPLOADING, QUEUED, RUNNING, VALIDATED)
                            and exists (select 1 from JobFileChunkEntity c
                                where c.workspaceId = ?1 and c.jobId = j.id and c.number = 0)
                        """, Long.class)
                .setParameter(1, workspace)
                .getSingleResult();
    }

    void addBytes(UUID workspace, UUID id, int bytes) {
        update("bytes = bytes + ?1 where workspaceId = ?2 and id = ?3", bytes, workspace, id);
    }

    void deleteFinishedBefore(UUID workspace, Instant end) {
        delete("workspaceId = ?1 and finishedAt < ?2", workspace, end);
    }
}
