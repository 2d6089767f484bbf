package dev.troth.graphql;

import dev.troth.platform.database.Database;
import dev.troth.platform.runtime.Metrics;
import dev.troth.platform.tenancy.CurrentWorkspace;
import dev.troth.platform.tenancy.WorkspaceScope;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Counts the requests that use deprecated parts of the schema, by workspace and client. A node collects them, and writes those
 * of a workspace every ten seconds at most, with a request that adds one, when they are read, and when it shuts down.
 */
@ApplicationScoped
class DeprecatedUses {
    /** Name under which the clients of a workspace are counted that are too many. Clients cannot send it. */
    static final String OTHERS = "(others)";

    /** Maximum number of clients by element and version in one workspace. */
    static final int MOST = 1000;

    private static final Logger LOG = Logger.getLogger("Troth");
    private static final long PAUSE = Duration.ofSeconds(10).toNanos();
    private static final int MOST_WAITING = 100;
    private static final Duration KEPT = Duration.ofDays(365);

    private final Database database;
    private final CurrentWorkspace workspace;
    private final Metrics metrics;
    private final Clock clock;
    private final Map<UUID, Waiting> waiting = new ConcurrentHashMap<>();

    DeprecatedUses(Database database, CurrentWorkspace workspace, Metrics metrics, Clock clock) {
        this.database = database;
        this.workspace = workspace;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** An element, and the client that uses it. */
    record Use(String element, ClientIdentity client) {}

    /** Number of uses between two instants. */
    record Counted(Use use, long uses, Instant first, Instant last) {
        private Counted with(Counted other) {
            return new Counted(use, uses + other.uses, first, other.last);
        }
    }

    /** Uses in one workspace that are not written yet. */
    private static final class Waiting {
        private final Map<Use, Counted> uses = new HashMap<>();
        private @Nullable Long writtenAt;

        private synchronized boolean add(Set<String> elements, ClientIdentity client, Instant now) {
            for (String element : elements) {
                Use asked = new Use(element, client);
                Use use = uses.size() < MOST_WAITING || uses.containsKey(asked) ? asked : others(element);
                uses.merge(use, new Counted(use, 1, now, now), Counted::with);
            }
            return writtenAt == null || System.nanoTime() - writtenAt > PAUSE;
        }

        private synchronized List<Counted> take() {
            writtenAt = System.nanoTime();
            List<Counted> taken = List.copyOf(uses.values());
            uses.clear();
            return taken;
        }
    }

    private static Use others(String element) {
        return new Use(element, new ClientIdentity(OTHERS, ""));
    }

    /** Counts a request of the current workspace. A fault is logged, and the request is served. */
    void add(Set<String> elements, ClientIdentity client) {
        if (elements.isEmpty()) {
            return;
        }
        elements.forEach(metrics::deprecatedUse);
        Waiting own = waiting.computeIfAbsent(workspace.id(), unknown -> new Waiting());
        if (own.add(elements, client, clock.instant().truncatedTo(ChronoUnit.MICROS))) {
            write(own);
        }
    }

    /** Returns all uses in the current workspace, by element, the latest first. */
    List<Counted> all() {
        Waiting own = waiting.get(workspace.id());
        if (own != null) {
            write(own);
        }
        return database.query(
                """
                select * from deprecated_use where workspace_id = ?
                order by element, last_used_at desc, client_name, client_version
                """,
                row -> new Counted(
                        new Use(
                                row.getString("element"),
                                new ClientIdentity(row.getString("client_name"), row.getString("client_version"))),
                        row.getLong("uses"),
                        Database.instant(row, "first_used_at"),
                        Database.instant(row, "last_used_at")),
                workspace.id());
    }

    /** Writes what was not written, before the connections to the database are closed. */
    void stop(@Observes ShutdownDelayInitiatedEvent event) {
        waiting.forEach((of, uses) -> WorkspaceScope.run(of, () -> write(uses)));
    }

    private void write(Waiting own) {
        List<Counted> taken = own.take();
        if (taken.isEmpty()) {
            return;
        }
        try {
            QuarkusTransaction.requiringNew().run(() -> write(taken));
        } catch (RuntimeException fault) {
            LOG.warn("Uses of deprecated elements could not be counted", fault);
        }
    }

    private void write(List<Counted> taken) {
        Set<Use> known = known();
        if (known.size() >= MOST) {
            database.update(
                    "delete from deprecated_use where workspace_id = ? and last_used_at < ?",
                    workspace.id(),
                    clock.instant().minus(KEPT));
            known = known();
        }
        Map<Use, Counted> rows = new HashMap<>();
        for (Counted one : taken) {
            boolean fits = known.contains(one.use) || known.size() < MOST;
            Use use = fits ? one.use : others(one.use.element);
            known.add(use);
            rows.merge(use, new Counted(use, one.uses, one.first, one.last), Counted::with);
        }
        insert(new ArrayList<>(rows.values()));
    }

    private Set<Use> known() {
        return new HashSet<>(database.query(
                "select element, client_name, client_version from deprecated_use where workspace_id = ?",
                row -> new Use(row.getString(1), new ClientIdentity(row.getString(2), row.getString(3))),
                workspace.id()));
    }

    private void insert(List<Counted> rows) {
        database.update(
                """
                insert into deprecated_use (workspace_id, element, client_name, client_version, uses, first_used_at, last_used_at)
                select ?, t.* from unnest(?::text[], ?::text[], ?::text[], ?::bigint[], ?::timestamptz[], ?::timestamptz[])
                    as t(element, client_name, client_version, uses, first_used_at, last_used_at)
                order by element, client_name, client_version
                on conflict (workspace_id, element, client_name, client_version) do update set
                    uses = deprecated_use.uses + excluded.uses,
                    last_used_at = greatest(deprecated_use.last_used_at, excluded.last_used_at)
                """,
                workspace.id(),
                rows.stream().map(row -> row.use.element).toList(),
                rows.stream().map(row -> row.use.client.name()).toList(),
                rows.stream().map(row -> row.use.client.version()).toList(),
                rows.stream().map(row -> String.valueOf(row.uses)).toList(),
                rows.stream().map(row -> row.first.toString()).toList(),
                rows.stream().map(row -> row.last.toString()).toList());
    }
}
