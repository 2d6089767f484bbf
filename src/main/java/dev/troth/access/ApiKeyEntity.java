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
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** Updated column by column, so that noting the last use cannot undo a revocation. */
@Entity
@Table(name = "api_key")
@DynamicUpdate
class ApiKeyEntity extends WorkspaceScopedEntity {
    String name;

    String prefix;

    @Enumerated(EnumType.STRING)
    List<AccessScope> scopes;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "expires_at")
    @Nullable
    Instant expiresAt;

    @Column(name = "last_used_at")
    @Nullable
    Instant lastUsedAt;

    @Column(name = "revoked_at")
    @Nullable
    Instant revokedAt;

    protected ApiKeyEntity() {}

    ApiKeyEntity(UUID workspaceId, UUID id, String name, String prefix, Set<AccessScope> scopes, Instant createdAt) {
        super(workspaceId, id);
        this.name = name;
        this.prefix = prefix;
        this.scopes =
                scopes.stream().sorted(Comparator.comparing(AccessScope::name)).toList();
        this.createdAt = createdAt;
    }

    void expireAt(@Nullable Instant end) {
        expiresAt = end;
    }

    void revoke(Instant at) {
        if (revokedAt == null) {
            revokedAt = at;
        }
    }

    boolean isValid(Instant now) {
        return revokedAt == null && (expiresAt == null || expiresAt.isAfter(now));
    }

    void use(Instant now) {
        if (CallerResolver.isNoteworthy(lastUsedAt, now)) {
            lastUsedAt = now;
        }
    }

    Caller caller() {
        VisibilityScope visibility = AuthorizationRules.visibility(null, null, scopes);
        Actor actor = AuthorizationRules.actor(new GlobalId(ApiKey.PREFIX, id), null, scopes);
        return new Caller(
                new AccessContext(workspaceId, visibility, actor), id, name, null, Set.copyOf(scopes), expiresAt);
    }

    ApiKey view() {
        return new ApiKey(id, name, prefix, List.copyOf(scopes), createdAt, expiresAt, lastUsedAt, revokedAt);
    }

    @ApplicationScoped
    static class ApiKeyRepository extends WorkspaceRepository<ApiKeyEntity> {}
}
