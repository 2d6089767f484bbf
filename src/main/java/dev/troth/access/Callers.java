package dev.troth.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.troth.platform.WorkspaceScope;
import dev.troth.platform.guard.Caller;
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
 * Finds whoever comes, by what they come with: first in which workspace they are, the one thing that is asked before it is
 * known; then, within it, who they are. Whoever was found is remembered for a few seconds: so long somebody who was sent
 * away may still come.
 *
 * @param <K> what they come with
 */
final class Callers<K> {
    private static final Duration REMEMBERED = Duration.ofSeconds(5);

    private static final int MOST_KNOWN = 10_000;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Clock clock;
    private final Function<K, Optional<Place>> place;
    private final BiFunction<Place, Instant, Optional<Caller>> who;
    private final Cache<K, Optional<Caller>> known = Caffeine.newBuilder()
            .maximumSize(MOST_KNOWN)
            .expireAfterWrite(REMEMBERED)
            .build();

    /** Where somebody stands: the workspace, and their row in it. */
    record Place(UUID workspace, UUID id) {
        static Place read(ResultSet row) throws SQLException {
            return new Place(row.getObject("workspace_id", UUID.class), row.getObject("row_id", UUID.class));
        }
    }

    /**
     * @param place where somebody is
     * @param who who they are, if they may come in at that instant; asked within their workspace, and notes the use
     */
    Callers(Clock clock, Function<K, Optional<Place>> place, BiFunction<Place, Instant, Optional<Caller>> who) {
        this.clock = clock;
        this.place = place;
        this.who = who;
    }

    Optional<Caller> find(K key) {
        return known.get(
                key,
                unknown -> place.apply(key)
                        .flatMap(found ->
                                WorkspaceScope.within(found.workspace, () -> who.apply(found, clock.instant()))));
    }

    /** Nobody is remembered any more. */
    void forget() {
        known.invalidateAll();
    }

    /**
     * Whether a use is to be noted: once a minute is enough, and spares a write with every look-up.
     *
     * @param last the use that was noted last; null for none
     */
    static boolean isNoteworthy(@Nullable Instant last, Instant now) {
        return last == null || last.isBefore(now.minus(MINUTE));
    }
}
