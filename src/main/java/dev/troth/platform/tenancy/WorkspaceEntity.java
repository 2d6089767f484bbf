package dev.troth.platform.tenancy;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;

/** Updated column by column, as other parts of Troth count their changes in the same row. */
@Entity
@Table(name = "workspace")
@DynamicUpdate
class WorkspaceEntity {
    @Id
    UUID id;

    String name;

    @Column(name = "members_see_own")
    boolean limitsMembers;

    @Column(name = "model_changes")
    long modelChanges;

    protected WorkspaceEntity() {}

    public WorkspaceEntity(UUID id, String name) {
        this.id = id;
        this.name = name;
    }

    public UUID id() {
        return id;
    }

    public boolean limitsMembers() {
        return limitsMembers;
    }

    public void limitMembers(boolean toTheirOwnAccounts) {
        limitsMembers = toTheirOwnAccounts;
    }

    public void countModelChange() {
        modelChanges++;
    }

    @ApplicationScoped
    static class WorkspaceEntityRepository implements PanacheRepositoryBase<WorkspaceEntity, UUID> {

        public Optional<UUID> named(String name) {
            return getSession()
                    .createSelectionQuery(
                            "select w.id from WorkspaceEntity w where w.name = ?1 order by w.id", UUID.class)
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

        /** Lets one transaction at a time search for a name and reserve it; there is no row to lock yet. */
        public void lockNames() {
            getSession()
                    .createNativeQuery("select 1 from pg_advisory_xact_lock(hashtext('workspace'))", Integer.class)
                    .getSingleResult();
        }
    }
}
