package dev.troth.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.troth.platform.Database;
import dev.troth.platform.WorkspaceScope;
import dev.troth.platform.guard.Caller;
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

/**
 * Finds whoever comes, by what they come with: first in which workspace they are, the one thing that is asked before it is
 * known; then, within it, who they are. Whoever was found is remembered for a few seconds: so long somebody who was sent
 * away may still come.
 *
 * @param <K> what they come with
 */
// Caffeine finds the classes that implement the settings of newCache() by name.
@RegisterForReflection(
        classNames = {"com.github.benmanes.caffeine.cache.SSMSW", "com.github.benmanes.caffeine.cache.PSWMS"})
final class Callers<K> {
    private static final Duration REMEMBERED = Duration.ofSeconds(5);

    private static final int MOST_KNOWN = 10_000;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Database database;
    private final Clock clock;
    private final String table;
    private final Function<K, Optional<Place>> place;
    private final BiFunction<Place, Instant, Optional<Caller>> who;
    private final Cache<K, Optional<Caller>> known = newCache();

    /** Where somebody stands: the workspace, and their row in it. */
    record Place(UUID workspace, UUID id) {
        static Place read(ResultSet row) throws SQLException {
            return new Place(row.getObject("workspace_id", UUID.class), row.getObject("row_id", UUID.class));
        }
    }

    /**
     * @param table where they stand, and where it is noted when they came last
     * @param place where somebody is
     * @param who who they are, if they may come in at that instant; asked within their workspace
     */
    Callers(
            Database database,
            Clock clock,
            String table,
            Function<K, Optional<Place>> place,
            BiFunction<Place, Instant, Optional<Caller>> who) {
        this.database = database;
        this.clock = clock;
        this.table = table;
        this.place = place;
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
                unknown -> place.apply(key)
                        .flatMap(found -> WorkspaceScope.within(found.workspace, () -> come(found, clock.instant()))));
    }

    /** Nobody is remembered any more. */
    void forget() {
        known.invalidateAll();
    }

    private Optional<Caller> come(Place place, Instant now) {
        Optional<Caller> caller = who.apply(place, now);
        caller.ifPresent(
                found -> database.update("""
                    update %s set last_used_at = ?
                    where workspace_id = ? and id = ? and (last_used_at is null or last_used_at < ?)
                    """.formatted(table), now, place.workspace, place.id, now.minus(MINUTE)));
        return caller;
    }
}
