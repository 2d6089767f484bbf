package dev.troth.exchange.job;

import dev.troth.exchange.reader.SkipReason;
import dev.troth.exchange.reader.SkippedEntry;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** Read only: {@link JobStore} inserts skipped entries, and the database numbers them. */
@Entity
@Table(name = "job_skipped_entry")
@IdClass(JobErrorEntity.Key.class)
@Immutable
class JobSkippedEntryEntity {
    @Id
    @Column(name = "workspace_id")
    UUID workspaceId;

    @Id
    @Column(name = "job_id")
    UUID jobId;

    @Id
    long number;

    int line;

    @Enumerated(EnumType.STRING)
    SkipReason reason;

    int parts;

    @Nullable
    String label;

    protected JobSkippedEntryEntity() {}

    /** @param labelled whether the label, a text of the file, is shown */
    SkippedEntry view(boolean labelled) {
        return new SkippedEntry(line, reason, parts, labelled ? label : null);
    }

    @ApplicationScoped
    static class JobSkippedEntryRepository implements PanacheRepositoryBase<JobSkippedEntryEntity, JobErrorEntity.Key> {

        List<JobSkippedEntryEntity> ofJob(UUID workspace, UUID job, @Nullable SkipReason reason, int first) {
            return (reason == null
                            ? find("workspaceId = ?1 and jobId = ?2 order by line, number", workspace, job)
                            : find(
                                    "workspaceId = ?1 and jobId = ?2 and reason = ?3 order by line, number",
                                    workspace,
                                    job,
                                    reason))
                    .page(0, first)
                    .list();
        }

        long countOfJob(UUID workspace, UUID job) {
            return count("workspaceId = ?1 and jobId = ?2", workspace, job);
        }

        void deleteOfJob(UUID workspace, UUID job) {
            delete("workspaceId = ?1 and jobId = ?2", workspace, job);
        }
    }
}
