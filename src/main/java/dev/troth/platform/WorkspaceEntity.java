package dev.troth.platform;

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

    WorkspaceEntity(UUID id, String name) {
        this.id = id;
        this.name = name;
    }

    UUID id() {
        return id;
    }

    boolean limitsMembers() {
        return limitsMembers;
    }

    void limitMembers(boolean toTheirOwnAccounts) {
        limitsMembers = toTheirOwnAccounts;
    }

    void countModelChange() {
        modelChanges++;
    }
}
