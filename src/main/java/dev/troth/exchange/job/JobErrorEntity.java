package dev.troth.exchange.job;

import dev.troth.exchange.reader.EntryError;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@link JobStore} inserts errors by a statement, because the database numbers them. */
@Entity
@Table(name = "job_error")
@IdClass(JobErrorEntity.Key.class)
class JobErrorEntity {
    @Id
    @Column(name = "workspace_id")
    UUID workspaceId;

    @Id
    @Column(name = "job_id")
    UUID jobId;

    @Id
    long number;

    int line;

    String code;

    String message;

    @Nullable
    String field;

    @Nullable
    String entry;

    /** Whether the entry was sent again, by its source. */
    boolean resent;

    protected JobErrorEntity() {}

    EntryError view() {
        return new EntryError(line, code, message, field, entry);
    }

    record Key(UUID workspaceId, UUID jobId, long number) implements Serializable {}

    @ApplicationScoped
    static class JobErrorRepository implements PanacheRepositoryBase<JobErrorEntity, JobErrorEntity.Key> {

        List<JobErrorEntity> ofJob(UUID workspace, UUID job, int first) {
            return find("workspaceId = ?1 and jobId = ?2 order by line, number", workspace, job)
                    .page(0, first)
                    .list();
        }

        /**
         * Returns rejected entries of a source that were not sent again, oldest first.
         *
         * @param all whether those of all files, or only of those that the author has sent
         */
        List<JobErrorEntity> ofSource(UUID workspace, String source, boolean all, @Nullable UUID author, int first) {
            return find("""
                            workspaceId = ?1 and not resent and entry is not null and jobId in (
                                select j.id from JobEntity j
                                where j.workspaceId = ?1 and j.source = ?2 and not j.dryRun and j.finishedAt is not null
                                    and (?3 = true or j.author is not distinct from ?4))
                            order by jobId, number
                            """, workspace, source, all, author).page(0, first).list();
        }

        void markResent(List<JobErrorEntity> sent) {
            sent.forEach(error -> error.resent = true);
        }

        long countOfJob(UUID workspace, UUID job) {
            return count("workspaceId = ?1 and jobId = ?2", workspace, job);
        }

        void deleteOfJob(UUID workspace, UUID job) {
            delete("workspaceId = ?1 and jobId = ?2", workspace, job);
        }
    }
}
