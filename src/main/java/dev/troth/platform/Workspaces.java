package dev.troth.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** All workspaces, for work that nobody in particular asked for. It is done in one after the other, never across them. */
@ApplicationScoped
public class Workspaces {
    /** The one that the first migration makes. */
    public static final UUID FIRST = new UUID(0, 1);

    private final Database database;

    Workspaces(Database database) {
        this.database = database;
    }

    /** The one of this name; made when there is none, however many nodes ask at once. */
    @Transactional
    public UUID named(String name) {
        database.query("select pg_advisory_xact_lock(hashtext('workspace'))", row -> 1);
        return database
                .query(
                        "select id from workspace where name = ? order by id limit 1",
                        row -> row.getObject("id", UUID.class),
                        name)
                .stream()
                .findFirst()
                .orElseGet(() -> {
                    UUID id = Ids.next();
                    database.update("insert into workspace (id, name) values (?, ?)", id, name);
                    return id;
                });
    }

    /** Does something in each. */
    public void forEach(Runnable work) {
        List<UUID> all = database.query("select id from workspace order by id", row -> row.getObject("id", UUID.class));
        all.forEach(workspace -> WorkspaceScope.run(workspace, work));
    }
}
