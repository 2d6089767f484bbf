package dev.troth.account.segment;

import dev.troth.platform.tenancy.WorkspaceRepository;
import dev.troth.platform.tenancy.WorkspaceScopedEntity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

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

    /** Ref of the limited member who saved it; null for others. */
    @Column(name = "member_ref")
    @Nullable
    String member;

    protected SegmentEntity() {}

    SegmentEntity(UUID workspaceId, UUID id, String name, String filter, Instant createdAt) {
        super(workspaceId, id);
        this.name = name;
        this.filter = filter;
        this.version = 1;
        this.createdAt = createdAt;
    }

    void belongTo(@Nullable String limitedMember) {
        member = limitedMember;
    }

    @Nullable
    String member() {
        return member;
    }

    String name() {
        return name;
    }

    String filter() {
        return filter;
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

    @ApplicationScoped
    static class SegmentRepository extends WorkspaceRepository<SegmentEntity> {

        List<SegmentEntity> byName(UUID workspace) {
            return list("workspaceId = ?1 order by name, id", workspace);
        }

        /** Number of segments of a limited member; of the workspace if it is null. */
        long ofMember(UUID workspace, @Nullable String member) {
            return count("workspaceId = ?1 and member is not distinct from ?2", workspace, member);
        }

        /**
         * Whether another segment of a limited member, or of the workspace, has this name.
         *
         * @param member the limited member; null for the workspace
         * @param except the segment that may have it; null for none
         */
        boolean existsByName(UUID workspace, @Nullable String member, String name, @Nullable UUID except) {
            return list("workspaceId = ?1 and name = ?2", workspace, name).stream()
                    .anyMatch(segment -> Objects.equals(segment.member, member)
                            && !segment.id().equals(except));
        }
    }
}
