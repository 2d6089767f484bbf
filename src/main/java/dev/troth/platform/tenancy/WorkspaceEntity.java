package dev.troth.platform.tenancy;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
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
}
