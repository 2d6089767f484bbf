package dev.troth.platform.tenancy;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class WorkspaceEntityRepository implements PanacheRepositoryBase<WorkspaceEntity, UUID> {

    public Optional<UUID> named(String name) {
        return getSession()
                .createSelectionQuery("select w.id from WorkspaceEntity w where w.name = ?1 order by w.id", UUID.class)
                .setParameter(1, name)
                .setMaxResults(1)
                .uniqueResultOptional();
    }

    public List<UUID> ids() {
        return getSession()
                .createSelectionQuery("select w.id from WorkspaceEntity w order by w.id", UUID.class)
                .list();
    }

    public WorkspaceEntity lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).orElseThrow();
    }

    /** Lets one transaction at a time look for a name and take it; there is no row to lock yet. */
    public void lockNames() {
        getSession()
                .createNativeQuery("select 1 from pg_advisory_xact_lock(hashtext('workspace'))", Integer.class)
                .getSingleResult();
    }
}
