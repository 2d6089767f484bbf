package dev.troth.access;

import dev.troth.access.AccessGrantEntity.AccessGrantRepository;
import dev.troth.access.CallerResolver.Credential;
import dev.troth.platform.common.AsOf;
import dev.troth.platform.common.GlobalId;
import dev.troth.platform.common.Ids;
import dev.troth.platform.common.ProblemCode;
import dev.troth.platform.common.RejectedException;
import dev.troth.platform.database.Database;
import dev.troth.platform.node.NodeSource;
import dev.troth.platform.security.Caller;
import dev.troth.platform.tenancy.CurrentWorkspace;
import dev.troth.platform.tenancy.Workspaces;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Repository of access grants: which members and customers may sign in, with which role. */
@ApplicationScoped
class AccessGrantStore implements NodeSource {
    private final AccessGrantRepository repository;
    private final Workspaces workspaces;
    private final Database database;
    private final CurrentWorkspace workspace;
    private final TokenVerifier tokenVerifier;
    private final AccessSettings settings;
    private final Clock clock;
    private final CallerResolver<Subject> callerResolver;

    AccessGrantStore(
            AccessGrantRepository repository,
            Workspaces workspaces,
            Database database,
            CurrentWorkspace workspace,
            TokenVerifier tokenVerifier,
            AccessSettings settings,
            Clock clock) {
        this.repository = repository;
        this.workspaces = workspaces;
        this.database = database;
        this.workspace = workspace;
        this.tokenVerifier = tokenVerifier;
        this.settings = settings;
        this.clock = clock;
        this.callerResolver = new CallerResolver<>(clock, this::credential, this::caller);
    }

    /** @param workspace the workspace that the request names; null if it names none */
    private record Subject(
            String issuer, String name, @Nullable UUID workspace) {}

    @Override
    public String prefix() {
        return AccessGrant.PREFIX;
    }

    @Override
    @Transactional
    public Map<UUID, AccessGrant> nodes(Collection<UUID> ids, AsOf moment) {
        return repository.views(workspace.id(), ids, AccessGrantEntity::view);
    }

    /** Returns the grants of the workspace, newest first. */
    @Transactional
    List<AccessGrant> newest(int first) {
        return repository.newest(workspace.id(), first, null).stream()
                .map(AccessGrantEntity::view)
                .toList();
    }

    /**
     * @throws RejectedException if no identity provider is configured, or if the user already has access to the workspace
     */
    @Transactional
    AccessGrant grant(String subject, Role role, @Nullable String member, @Nullable String account) {
        String issuer = settings.issuer()
                .orElseThrow(() -> RejectedException.invalid(
                        "subject",
                        "No identity provider is configured. Start Troth with TROTH_ACCESS_ISSUER and "
                                + "TROTH_ACCESS_AUDIENCE."));
        AccessGrantEntity grant =
                new AccessGrantEntity(workspace.id(), Ids.next(), issuer, subject, role, clock.instant());
        grant.limitTo(member, account);
        repository.persistAndFlush(grant);
        int free = database.update("""
                insert into access_grant_subject (issuer, subject, workspace_id, grant_id) values (?, ?, ?, ?)
                on conflict do nothing
                """, issuer, subject, workspace.id(), grant.id());
        if (free == 0) {
            throw RejectedException.of(
                    ProblemCode.DUPLICATE_REF,
                    "subject",
                    "\"%s\" already has access. Maybe revoke that first?",
                    subject);
        }
        callerResolver.clear();
        return repository.stored(grant).view();
    }

    /** @throws RejectedException if the grant does not exist */
    @Transactional
    AccessGrant revoke(String id) {
        AccessGrantEntity grant = repository
                .lock(workspace.id(), GlobalId.parse(AccessGrant.PREFIX, id))
                .orElseThrow(() -> RejectedException.unknown("id", "There is no access \"%s\".", id));
        grant.revoke(clock.instant());
        database.update(
                "delete from access_grant_subject where workspace_id = ? and grant_id = ?", workspace.id(), grant.id());
        callerResolver.clear();
        return repository.stored(grant).view();
    }

    /** Sets whether members and readers see only the accounts that they own. */
    @Transactional
    void setMemberVisibility(boolean toTheirOwn) {
        workspaces.limitMembers(workspace.id(), toTheirOwn);
        callerResolver.clear();
    }

    /**
     * Returns the caller of a token; empty if the token is not valid or its user has no access to the workspace.
     *
     * @param named workspace that the request names; null if it names none, which is enough where there is only one.
     * Otherwise a workspace could take in users of another one by granting them access.
     */
    Optional<Caller> find(String token, @Nullable UUID named) {
        return tokenVerifier
                .read(token)
                .flatMap(identity -> callerResolver
                        .find(new Subject(identity.issuer(), identity.subject(), named))
                        .map(caller -> until(
                                caller, Instant.ofEpochMilli(identity.until().getValueInMillis()))));
    }

    private static Caller until(Caller caller, Instant end) {
        return new Caller(caller.view(), caller.id(), caller.name(), caller.member(), caller.scopes(), end);
    }

    /**
     * Plain SQL, as one round trip outside of a transaction: no workspace is known yet, and every caller waits for it.
     */
    private Optional<Credential> credential(Subject subject) {
        return database
                .query("""
                        select workspace_id, grant_id as row_id from access_grant_subject s
                        where issuer = ? and subject = ? and (workspace_id = ?
                          or ?::uuid is null and not exists (select 1 from workspace w where w.id <> s.workspace_id))
                        """, Credential::read, subject.issuer, subject.name, subject.workspace, subject.workspace)
                .stream()
                .findFirst();
    }

    /** Returns the caller of a grant of the workspace as of now; empty if there is none that is valid. */
    @Transactional
    Optional<Caller> present(UUID id) {
        return caller(new Credential(workspace.id(), id), clock.instant());
    }

    @Transactional
    Optional<Caller> caller(Credential credential, Instant now) {
        return repository
                .find(credential.workspace(), credential.id())
                .filter(grant -> !grant.isRevoked())
                .map(grant -> {
                    grant.use(now);
                    return grant.caller(grant.isOfAMember() && workspaces.limitsMembers(credential.workspace()));
                });
    }
}
