package dev.troth.access;

import dev.troth.access.Callers.Place;
import dev.troth.platform.CurrentWorkspace;
import dev.troth.platform.Database;
import dev.troth.platform.GlobalId;
import dev.troth.platform.Ids;
import dev.troth.platform.Moment;
import dev.troth.platform.ProblemCode;
import dev.troth.platform.Refusal;
import dev.troth.platform.Sight;
import dev.troth.platform.View;
import dev.troth.platform.guard.Caller;
import dev.troth.platform.guard.AccessScope;
import dev.troth.platform.node.NodeSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who of our people, and of our customers', may sign in, and as what. */
@ApplicationScoped
class Grants implements NodeSource {
    private final Database database;
    private final CurrentWorkspace workspace;
    private final Tokens tokens;
    private final AccessSettings settings;
    private final Clock clock;
    private final Callers<Subject> callers;

    Grants(Database database, CurrentWorkspace workspace, Tokens tokens, AccessSettings settings, Clock clock) {
        this.database = database;
        this.workspace = workspace;
        this.tokens = tokens;
        this.settings = settings;
        this.clock = clock;
        this.callers = new Callers<>(database, clock, "access", this::place, this::caller);
    }

    private record Subject(String issuer, String name) {}

    @Override
    public String prefix() {
        return AccessGrant.PREFIX;
    }

    @Override
    @Transactional
    public Map<UUID, AccessGrant> nodes(Collection<UUID> ids, Moment moment) {
        return database.byIds("access", workspace.id(), ids, Grants::read);
    }

    /** All of the workspace, the newest first. */
    @Transactional
    List<AccessGrant> newest(int first) {
        return database.query(
                "select * from access where workspace_id = ? order by id desc limit ?",
                Grants::read,
                workspace.id(),
                first);
    }

    /** @throws Refusal if nobody can sign in here, or this one may already, here or in another workspace */
    @Transactional
    AccessGrant grant(String subject, Role role, @Nullable String member, @Nullable String account) {
        String issuer = settings.issuer()
                .orElseThrow(() -> Refusal.invalid(
                        "subject", "Nobody can sign in here yet. Start Troth with TROTH_ACCESS_ISSUER and _AUDIENCE."));
        UUID id = Ids.next();
        database.update("""
                insert into access (workspace_id, id, issuer, subject, role, member_ref, account_ref, created_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                """, workspace.id(), id, issuer, subject, role.name(), member, account, clock.instant());
        int free = database.update("""
                insert into access_subject (issuer, subject, workspace_id, access_id) values (?, ?, ?, ?)
                on conflict do nothing
                """, issuer, subject, workspace.id(), id);
        if (free == 0) {
            throw Refusal.of(
                    ProblemCode.DUPLICATE_REF,
                    "subject",
                    "\"%s\" has access already. Maybe revoke that first?",
                    subject);
        }
        callers.forget();
        return nodes(List.of(id), Moment.END_OF_TIME).values().iterator().next();
    }

    /** @throws Refusal if there is none */
    @Transactional
    AccessGrant revoke(String id) {
        UUID uuid = GlobalId.parse(AccessGrant.PREFIX, id);
        int revoked = database.update(
                "update access set revoked_at = coalesce(revoked_at, ?) where workspace_id = ? and id = ?",
                clock.instant(),
                workspace.id(),
                uuid);
        if (revoked == 0) {
            throw Refusal.unknown("id", "There is no access \"%s\".", id);
        }
        database.update("delete from access_subject where workspace_id = ? and access_id = ?", workspace.id(), uuid);
        callers.forget();
        return nodes(List.of(uuid), Moment.END_OF_TIME).values().iterator().next();
    }

    /** Whether members and readers see only the accounts that they look after, from now on. */
    @Transactional
    void setMemberVisibility(boolean toTheirOwn) {
        database.update("update workspace set members_see_own = ? where id = ?", toTheirOwn, workspace.id());
        callers.forget();
    }

    /** Whether members and readers see only the accounts that they look after. */
    @Transactional
    boolean membersAreLimited() {
        return database.query(
                        "select members_see_own from workspace where id = ?",
                        row -> row.getBoolean("members_see_own"),
                        workspace.id())
                .getFirst();
    }

    /** Whoever a token is about, if they may sign in; empty when it proves nothing. */
    Optional<Caller> find(String token) {
        return tokens.read(token)
                .flatMap(identity -> callers.find(new Subject(identity.issuer(), identity.subject()))
                        .map(caller -> until(
                                caller, Instant.ofEpochMilli(identity.until().getValueInMillis()))));
    }

    private static Caller until(Caller caller, Instant end) {
        return new Caller(caller.view(), caller.id(), caller.name(), caller.member(), caller.scopes(), end);
    }

    private Optional<Place> place(Subject subject) {
        return database
                .query(
                        "select workspace_id, access_id as row_id from access_subject where issuer = ? and subject = ?",
                        Place::read,
                        subject.issuer,
                        subject.name)
                .stream()
                .findFirst();
    }

    private Optional<Caller> caller(Place place, Instant now) {
        Optional<AccessGrant> access = database
                .query(
                        "select * from access where workspace_id = ? and id = ? and revoked_at is null",
                        Grants::read,
                        place.workspace(),
                        place.id())
                .stream()
                .findFirst();
        boolean limited = access.isPresent() && access.get().role().isOfAMember() && membersAreLimited();
        return access.map(one -> caller(place.workspace(), one, limited));
    }

    /** Whoever is limited to their own accounts and is none of our people has none. */
    private static Caller caller(UUID workspace, AccessGrant access, boolean limited) {
        Set<AccessScope> scopes = access.role().scopes();
        String owner = access.member() == null ? "" : access.member();
        Sight sight = new Sight(limited ? owner : null, access.account(), scopes.contains(AccessScope.POLITICS));
        String name = access.member() == null ? access.subject() : access.member();
        return new Caller(new View(workspace, sight), access.uuid(), name, access.member(), scopes, null);
    }

    private static AccessGrant read(ResultSet row) throws SQLException {
        return new AccessGrant(
                row.getObject("id", UUID.class),
                row.getString("subject"),
                Role.valueOf(row.getString("role")),
                row.getString("member_ref"),
                row.getString("account_ref"),
                Database.instant(row, "created_at"),
                Database.instantOrNull(row, "last_used_at"),
                Database.instantOrNull(row, "revoked_at"));
    }
}
