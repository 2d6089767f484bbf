package dev.troth.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.troth.platform.security.Caller;
import dev.troth.platform.tenancy.WorkspaceScope;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Resolves a credential to a {@link Caller}: first the workspace (the only query that runs outside a workspace), then
 * the caller within it. Results are cached for three seconds. Work that goes on is checked every {@link
 * AuthenticationFilter#RECHECK}, so rights that were taken away on another node end within five seconds.
 *
 * @param <K> type of the credential
 */
// Caffeine finds the classes that implement the settings of newCache() by name.
@RegisterForReflection(
        classNames = {"com.github.benmanes.caffeine.cache.SSMSW", "com.github.benmanes.caffeine.cache.PSWMS"})
final class CallerResolver<K> {
    private static final Duration REMEMBERED = Duration.ofSeconds(3);

    private static final int MOST_KNOWN = 10_000;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Clock clock;
    private final Function<K, Optional<Credential>> credential;
    private final BiFunction<Credential, Instant, Optional<Caller>> who;
    private final Cache<K, Optional<Caller>> known = newCache();

    /** Workspace and row of a credential. */
    record Credential(UUID workspace, UUID id) {
        static Credential read(ResultSet row) throws SQLException {
            return new Credential(row.getObject("workspace_id", UUID.class), row.getObject("row_id", UUID.class));
        }
    }

    /**
     * @param credential finds the row of a credential
     * @param who returns the caller if the row is valid at that instant; runs within the workspace, and notes the use
     */
    CallerResolver(
            Clock clock,
            Function<K, Optional<Credential>> credential,
            BiFunction<Credential, Instant, Optional<Caller>> who) {
        this.clock = clock;
        this.credential = credential;
        this.who = who;
    }

    static <K> Cache<K, Optional<Caller>> newCache() {
        return Caffeine.newBuilder()
                .maximumSize(MOST_KNOWN)
                .expireAfterWrite(REMEMBERED)
                .build();
    }

    Optional<Caller> find(K key) {
        return known.get(
                key,
                unknown -> credential
                        .apply(key)
                        .flatMap(found ->
                                WorkspaceScope.within(found.workspace, () -> who.apply(found, clock.instant()))));
    }

    /** Clears the cache. */
    void clear() {
        known.invalidateAll();
    }

    /**
     * Returns whether the use of a credential must be stored. Once a minute is enough and saves a write per look-up.
     *
     * @param last time of the use stored last; null if there is none
     */
    static boolean isNoteworthy(@Nullable Instant last, Instant now) {
        return last == null || last.isBefore(now.minus(MINUTE));
    }
}
