package dev.troth.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** All workspaces (tenants), for internal work. It runs in one workspace after the other, never across them. */
@ApplicationScoped
public class Workspaces {
    /** Workspace that the first migration creates. */
    public static final UUID FIRST = new UUID(0, 1);

    private final Database database;

    Workspaces(Database database) {
        this.database = database;
    }

    /** Returns the workspace of this name, and creates it if it does not exist. Safe under concurrency. */
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

    /** Runs the work in each workspace. */
    public void forEach(Runnable work) {
        List<UUID> all = database.query("select id from workspace order by id", row -> row.getObject("id", UUID.class));
        all.forEach(workspace -> WorkspaceScope.run(workspace, work));
    }
}
