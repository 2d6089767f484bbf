package dev.troth.platform.database;

import dev.troth.platform.common.RowId;
import dev.troth.platform.common.VisibilityScope;
import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.util.UUID;

/** Row of a projection table. API types are created from it; a row never leaves its slice. */
@MappedSuperclass
@IdClass(RowId.class)
public abstract class Row implements JsonRow {
    @Id
    @Column(name = "workspace_id")
    public UUID workspaceId;

    @Id
    public UUID id;

    /** The caller's own key. */
    public String ref;

    /** Time at which the subject was created. */
    public Instant at;

    /** Number of facts about the subject. */
    public int version;

    /**
     * Returns whether the row is visible to a caller who sees its account. Must match the policies of the table (V1).
     */
    public boolean isVisibleTo(VisibilityScope visibility) {
        return true;
    }
}
