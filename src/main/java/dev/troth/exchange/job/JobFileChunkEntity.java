package dev.troth.exchange.job;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/** Chunk of the file of a job. */
@Entity
@Table(name = "job_file_chunk")
@IdClass(JobFileChunkEntity.Key.class)
class JobFileChunkEntity {
    @Id
    @Column(name = "workspace_id")
    UUID workspaceId;

    @Id
    @Column(name = "job_id")
    UUID jobId;

    @Id
    int number;

    byte[] bytes;

    protected JobFileChunkEntity() {}

    JobFileChunkEntity(UUID workspaceId, UUID jobId, int number, byte[] bytes) {
        this.workspaceId = workspaceId;
        this.jobId = jobId;
        this.number = number;
        this.bytes = bytes;
    }

    byte[] bytes() {
        return bytes;
    }

    record Key(UUID workspaceId, UUID jobId, int number) implements Serializable {}

    @ApplicationScoped
    static class JobFileChunkRepository implements PanacheRepositoryBase<JobFileChunkEntity, JobFileChunkEntity.Key> {

        boolean hasFile(UUID workspace, UUID job) {
            return count("workspaceId = ?1 and jobId = ?2 and number = 0", workspace, job) > 0;
        }

        void deleteFile(UUID workspace, UUID job) {
            delete("workspaceId = ?1 and jobId = ?2", workspace, job);
        }

        /** Deletes the files of all dry runs that ended. */
        void deleteValidated(UUID workspace) {
            delete("""
                    workspaceId = ?1 and jobId in (
                        select j.id from JobEntity j where j.workspaceId = ?1 and j.state = VALIDATED)
                    """, workspace);
        }

        /** Deletes the files of dry runs that ended, and of uploads that began, before an instant. */
        void deleteOld(UUID workspace, Instant end) {
            delete("""
                    workspaceId = ?1 and jobId in (select j.id from JobEntity j where j.workspaceId = ?1
                        and ((j.state = VALIDATED and j.finishedAt < ?2) or (j.state = UPLOADING and j.createdAt < ?2)))
                    """, workspace, end);
        }
    }
}
