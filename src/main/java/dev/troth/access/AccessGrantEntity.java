package dev.troth.access;

import dev.troth.platform.common.GlobalId;
import dev.troth.platform.common.VisibilityScope;
import dev.troth.platform.security.AccessScope;
import dev.troth.platform.security.Caller;
import dev.troth.platform.tenancy.AccessContext;
import dev.troth.platform.tenancy.Actor;
import dev.troth.platform.tenancy.WorkspaceRepository;
import dev.troth.platform.tenancy.WorkspaceScopedEntity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** Updated column by column, so that noting the last use cannot undo a revocation. */
@Entity
@Table(name = "access_grant")
@DynamicUpdate
class AccessGrantEntity extends WorkspaceScopedEntity {
    String issuer;

    String subject;

    @Enumerated(EnumType.STRING)
    Role role;

    @Column(name = "member_ref")
    @Nullable
    String member;

    @Column(name = "account_ref")
    @Nullable
    String account;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "last_used_at")
    @Nullable
    Instant lastUsedAt;

    @Column(name = "revoked_at")
    @Nullable
    Instant revokedAt;

    protected AccessGrantEntity() {}

    AccessGrantEntity(UUID workspaceId, UUID id, String issuer, String subject, Role role, Instant createdAt) {
        super(workspaceId, id);
        this.issuer = issuer;
        this.subject = subject;
        this.role = role;
        this.createdAt = createdAt;
    }

    /**
     * Limits the grant to a subject.
     *
     * @param memberRef the member of ours who signs in; null for others
     * @param accountRef the only account that they see; null for no such limit
     */
    void limitTo(@Nullable String memberRef, @Nullable String accountRef) {
        member = memberRef;
        account = accountRef;
    }

    void revoke(Instant at) {
        if (revokedAt == null) {
            revokedAt = at;
        }
    }

    boolean isRevoked() {
        return revokedAt != null;
    }

    boolean isOfAMember() {
        return role.isOfAMember();
    }

    void use(Instant now) {
        if (CallerResolver.isNoteworthy(lastUsedAt, now)) {
            lastUsedAt = now;
        }
    }

    /**
     * The caller that this grant lets in.
     *
     * @param limited whether the user sees only the accounts that they own; a user who is not a member sees none
     */
    Caller caller(boolean limited) {
        Set<AccessScope> scopes = role.scopes();
        String owner = Objects.requireNonNullElse(member, "");
        VisibilityScope visibility = AuthorizationRules.visibility(limited ? owner : null, account, scopes);
        String name = Objects.requireNonNullElse(member, subject);
        Actor actor = AuthorizationRules.actor(new GlobalId(AccessGrant.PREFIX, id), member, scopes);
        return new Caller(new AccessContext(workspaceId, visibility, actor), id, name, member, scopes, null);
    }

    AccessGrant view() {
        return new AccessGrant(id, subject, role, member, account, createdAt, lastUsedAt, revokedAt);
    }

    @ApplicationScoped
    static class AccessGrantRepository extends WorkspaceRepository<AccessGrantEntity> {}
}
