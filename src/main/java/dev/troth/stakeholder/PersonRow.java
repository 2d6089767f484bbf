package dev.troth.stakeholder;

import dev.troth.platform.RowId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A human, once. */
@Entity
@Table(name = "person")
@IdClass(RowId.class)
class PersonRow {
    @Id
    @Column(name = "workspace_id")
    UUID workspaceId;

    @Id
    UUID id;

    String ref;

    String name;

    @Nullable
    String email;

    @Nullable
    String phone;

    @Column(name = "time_zone")
    @Nullable
    String timeZone;
}
