package dev.troth.exchange.job;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class JobErrorRepository implements PanacheRepositoryBase<JobErrorEntity, JobErrorEntity.Key> {

    List<JobErrorEntity> ofJob(UUID workspace, UUID job, int first) {
        return find("workspaceId = ?1 and jobId = ?2 order by line, number", workspace, job)
                .page(0, first)
                .list();
    }

    void deleteOfJob(UUID workspace, UUID job) {
        delete("workspaceId = ?1 and jobId = ?2", workspace, job);
    }
}
