package dev.troth.access;

import dev.troth.access.Callers.Place;
import dev.troth.platform.CurrentWorkspace;
import dev.troth.platform.Database;
import dev.troth.platform.GlobalId;
import dev.troth.platform.Ids;
import dev.troth.platform.Moment;
import dev.troth.platform.Refusal;
import dev.troth.platform.Sha256;
import dev.troth.platform.Sight;
import dev.troth.platform.View;
import dev.troth.platform.guard.Caller;
import dev.troth.platform.guard.AccessScope;
import dev.troth.platform.node.NodeSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Keys: made, found, revoked. Of a secret only its hash is kept; a secret has 256 random bits, so a plain hash cannot be
 * searched.
 */
@ApplicationScoped
class ApiKeys implements NodeSource {
    private static final String BEGINS = "troth_";
    private static final int PREFIX_LENGTH = BEGINS.length() + 8;
    private static final int SECRET_BYTES = 32;

    private final Database database;
    private final CurrentWorkspace workspace;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Callers<String> callers;

    ApiKeys(Database database, CurrentWorkspace workspace, Clock clock) {
        this.database = database;
        this.workspace = workspace;
        this.clock = clock;
        this.callers = new Callers<>(database, clock, "api_key", this::place, this::caller);
    }

    /** A key and its secret, which nobody can find out later. */
    record Made(ApiKey key, String secret) {}

    @Override
    public String prefix() {
        return ApiKey.PREFIX;
    }

    @Override
    @Transactional
    public Map<UUID, ApiKey> nodes(Collection<UUID> ids, Moment moment) {
        return database.byIds("api_key", workspace.id(), ids, ApiKeys::read);
    }

    /** All of the workspace, the newest first. */
    @Transactional
    List<ApiKey> newest(int first) {
        return database.query(
                "select * from api_key where workspace_id = ? order by id desc limit ?",
                ApiKeys::read,
                workspace.id(),
                first);
    }

    /** Whether nobody has a key, in any workspace. */
    boolean areNone() {
        return database.query("select 1 from api_key_secret limit 1", row -> 1).isEmpty();
    }

    /** A new key. */
    @Transactional
    Made create(String name, Set<AccessScope> scopes, @Nullable Instant expiresAt) {
        byte[] bits = new byte[SECRET_BYTES];
        random.nextBytes(bits);
        String secret = BEGINS + Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
        return new Made(insert(name, secret, scopes, expiresAt), secret);
    }

    /** A key whose secret somebody made up; there is one of it at most. */
    @Transactional
    void createFirst(String secret) {
        if (newest(1).isEmpty()) {
            insert("first key", secret, Set.of(AccessScope.values()), null);
        }
    }

    private ApiKey insert(String name, String secret, Set<AccessScope> scopes, @Nullable Instant expiresAt) {
        UUID id = Ids.next();
        database.update(
                """
                insert into api_key (workspace_id, id, name, prefix, scopes, created_at, expires_at)
                values (?, ?, ?, ?, ?::text[], ?, ?)
                """,
                workspace.id(),
                id,
                name,
                secret.substring(0, PREFIX_LENGTH),
                scopes.stream().map(AccessScope::name).sorted().toList(),
                clock.instant(),
                expiresAt);
        database.update(
                "insert into api_key_secret (hash, workspace_id, key_id) values (?, ?, ?)",
                Sha256.of(secret),
                workspace.id(),
                id);
        return nodes(List.of(id), Moment.END_OF_TIME).values().iterator().next();
    }

    /** @throws Refusal if there is none */
    @Transactional
    ApiKey revoke(String id) {
        UUID uuid = GlobalId.parse(ApiKey.PREFIX, id);
        int revoked = database.update(
                "update api_key set revoked_at = coalesce(revoked_at, ?) where workspace_id = ? and id = ?",
                clock.instant(),
                workspace.id(),
                uuid);
        if (revoked == 0) {
            throw Refusal.unknown("id", "There is no key \"%s\".", id);
        }
        callers.forget();
        return nodes(List.of(uuid), Moment.END_OF_TIME).values().iterator().next();
    }

    /** Whoever has this secret; empty for one that nobody has, or that is of no use any more. */
    Optional<Caller> find(String secret) {
        Instant now = clock.instant();
        return callers.find(Base64.getEncoder().encodeToString(Sha256.of(secret)))
                .filter(caller -> caller.until() == null || caller.until().isAfter(now));
    }

    private Optional<Place> place(String hash) {
        return database
                .query(
                        "select workspace_id, key_id as row_id from api_key_secret where hash = ?",
                        Place::read,
                        Base64.getDecoder().decode(hash))
                .stream()
                .findFirst();
    }

    private Optional<Caller> caller(Place place, Instant now) {
        return database
                .query(
                        """
                        select * from api_key where workspace_id = ? and id = ?
                          and revoked_at is null and (expires_at is null or expires_at > ?)
                        """,
                        row -> new Caller(
                                new View(place.workspace(), sight(scopes(row))),
                                place.id(),
                                row.getString("name"),
                                null,
                                Set.copyOf(scopes(row)),
                                Database.instantOrNull(row, "expires_at")),
                        place.workspace(),
                        place.id(),
                        now)
                .stream()
                .findFirst();
    }

    private static Sight sight(List<AccessScope> scopes) {
        return new Sight(null, null, scopes.contains(AccessScope.POLITICS));
    }

    private static ApiKey read(ResultSet row) throws SQLException {
        return new ApiKey(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("prefix"),
                scopes(row),
                Database.instant(row, "created_at"),
                Database.instantOrNull(row, "expires_at"),
                Database.instantOrNull(row, "last_used_at"),
                Database.instantOrNull(row, "revoked_at"));
    }

    private static List<AccessScope> scopes(ResultSet row) throws SQLException {
        return Database.texts(row, "scopes").stream().map(AccessScope::valueOf).toList();
    }
}
