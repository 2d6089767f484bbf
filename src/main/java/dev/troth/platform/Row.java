package dev.troth.platform;

import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.util.UUID;

/** A row of a word's table. What callers see is made from it; it never leaves its slice. */
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

    /** When the thing came into being. */
    public Instant at;

    /** How many facts there are about it. */
    public int version;

    /** Whether it is seen by somebody who sees its account: the same as the policies of its table say (V12). */
    public boolean isSeenWith(Sight sight) {
        return true;
    }
}
