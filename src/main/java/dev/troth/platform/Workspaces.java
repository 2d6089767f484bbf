package dev.troth.platform;

import jakarta.enterprise.context.ApplicationScoped;
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

    /** Does something in each. */
    public void forEach(Runnable work) {
        List<UUID> all = database.query("select id from workspace order by id", row -> row.getObject("id", UUID.class));
        all.forEach(workspace -> WorkspaceScope.run(workspace, work));
    }
}
