package dev.troth.account.segment;

import dev.troth.platform.tenancy.WorkspaceScopedEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

@Entity
@Table(name = "segment")
class SegmentEntity extends WorkspaceScopedEntity {
    String name;

    /** JSON of an AccountFilter. */
    @JdbcTypeCode(SqlTypes.JSON)
    String filter;

    int version;

    @Column(name = "created_at")
    Instant createdAt;

    protected SegmentEntity() {}

    SegmentEntity(UUID workspaceId, UUID id, String name, String filter, Instant createdAt) {
        super(workspaceId, id);
        this.name = name;
        this.filter = filter;
        this.version = 1;
        this.createdAt = createdAt;
    }

    void rename(String newName) {
        name = newName;
    }

    void refilter(String newFilter) {
        filter = newFilter;
    }

    void countChange() {
        version++;
    }

    SegmentView view() {
        return new SegmentView(id, name, filter, version, createdAt);
    }
}
