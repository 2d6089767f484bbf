package dev.troth.access;

import dev.troth.access.ApiKeyEntity.ApiKeyRepository;
import dev.troth.access.CallerResolver.Credential;
import dev.troth.platform.common.AsOf;
import dev.troth.platform.common.GlobalId;
import dev.troth.platform.common.Ids;
import dev.troth.platform.common.RejectedException;
import dev.troth.platform.common.Sha256;
import dev.troth.platform.database.Database;
import dev.troth.platform.node.NodeSource;
import dev.troth.platform.security.AccessScope;
import dev.troth.platform.security.Caller;
import dev.troth.platform.tenancy.CurrentWorkspace;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
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
 * Repository of API keys. Stores only the hash of a secret. A secret has 256 random bits, so a plain hash cannot be
 * reversed by search.
 */
@ApplicationScoped
class ApiKeyStore implements NodeSource {
    private static final String BEGINS = "troth_";
    private static final int PREFIX_LENGTH = BEGINS.length() + 8;
    private static final int SECRET_BYTES = 32;

    private final ApiKeyRepository repository;
    private final Database database;
    private final CurrentWorkspace workspace;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final CallerResolver<String> callerResolver;

    ApiKeyStore(ApiKeyRepository repository, Database database, CurrentWorkspace workspace, Clock clock) {
        this.repository = repository;
        this.database = database;
        this.workspace = workspace;
        this.clock = clock;
        this.callerResolver = new CallerResolver<>(clock, this::credential, this::caller);
    }

    /** A new key with its secret, which cannot be recovered later. */
    record Made(ApiKey key, String secret) {}

    @Override
    public String prefix() {
        return ApiKey.PREFIX;
    }

    @Override
    @Transactional
    public Map<UUID, ApiKey> nodes(Collection<UUID> ids, AsOf moment) {
        return repository.views(workspace.id(), ids, ApiKeyEntity::view);
    }

    /** Returns the keys of the workspace, newest first. */
    @Transactional
    List<ApiKey> newest(int first) {
        return repository.newest(workspace.id(), first, null).stream()
                .map(ApiKeyEntity::view)
                .toList();
    }

    /** Returns whether no workspace has a key. */
    boolean areNone() {
        return database.query("select 1 from api_key_secret limit 1", row -> 1).isEmpty();
    }

    /** Creates a key. */
    @Transactional
    Made create(String name, Set<AccessScope> scopes, @Nullable Instant expiresAt) {
        byte[] bits = new byte[SECRET_BYTES];
        random.nextBytes(bits);
        String secret = BEGINS + Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
        return new Made(insert(name, secret, scopes, expiresAt), secret);
    }

    /** Creates the initial key with a secret chosen by the operator, unless it exists. */
    @Transactional
    void createFirst(String secret) {
        if (newest(1).isEmpty()) {
            insert("first key", secret, Set.of(AccessScope.values()), null);
        }
    }

    private ApiKey insert(String name, String secret, Set<AccessScope> scopes, @Nullable Instant expiresAt) {
        ApiKeyEntity key = new ApiKeyEntity(
                workspace.id(), Ids.next(), name, secret.substring(0, PREFIX_LENGTH), scopes, clock.instant());
        key.expireAt(expiresAt);
        repository.persistAndFlush(key);
        database.update(
                "insert into api_key_secret (hash, workspace_id, key_id) values (?, ?, ?)",
                Sha256.of(secret),
                workspace.id(),
                key.id());
        return repository.stored(key).view();
    }

    /** @throws RejectedException if the key does not exist */
    @Transactional
    ApiKey revoke(String id) {
        ApiKeyEntity key = repository
                .lock(workspace.id(), GlobalId.parse(ApiKey.PREFIX, id))
                .orElseThrow(() -> RejectedException.unknown("id", "There is no key \"%s\".", id));
        key.revoke(clock.instant());
        callerResolver.clear();
        return repository.stored(key).view();
    }

    /** Returns the caller of this secret; empty if the key is unknown, revoked or expired. */
    Optional<Caller> find(String secret) {
        Instant now = clock.instant();
        return callerResolver
                .find(Base64.getEncoder().encodeToString(Sha256.of(secret)))
                .filter(caller -> caller.until() == null || caller.until().isAfter(now));
    }

    /**
     * Plain SQL, as one round trip outside of a transaction: no workspace is known yet, and every caller waits for it.
     */
    private Optional<Credential> credential(String hash) {
        return database
                .query(
                        "select workspace_id, key_id as row_id from api_key_secret where hash = ?",
                        Credential::read,
                        Base64.getDecoder().decode(hash))
                .stream()
                .findFirst();
    }

    /** Returns the caller of a key of the workspace as of now; empty if there is none that is valid. */
    @Transactional
    Optional<Caller> present(UUID id) {
        return caller(new Credential(workspace.id(), id), clock.instant());
    }

    @Transactional
    Optional<Caller> caller(Credential credential, Instant now) {
        return repository
                .find(credential.workspace(), credential.id())
                .filter(key -> key.isValid(now))
                .map(key -> {
                    key.use(now);
                    return key.caller();
                });
    }
}
