package dev.troth.platform.tenancy;

import dev.troth.platform.common.RowId;
import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.MappedSuperclass;
import java.util.UUID;

/** An entity that belongs to a workspace. Its key begins with the workspace, as every key of the database does. */
@MappedSuperclass
@IdClass(RowId.class)
public abstract class WorkspaceScopedEntity {
    @Id
    @Column(name = "workspace_id")
    protected UUID workspaceId;

    @Id
    protected UUID id;

    /** For Hibernate, which sets the fields itself. */
    protected WorkspaceScopedEntity() {}

    protected WorkspaceScopedEntity(UUID workspaceId, UUID id) {
        this.workspaceId = workspaceId;
        this.id = id;
    }

    public UUID id() {
        return id;
    }
}
