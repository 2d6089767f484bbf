package dev.troth.politics;

import dev.troth.platform.CurrentWorkspace;
import dev.troth.platform.Database;
import jakarta.enterprise.context.ApplicationScoped;

/** Whether a workspace looks at the politics of its accounts; it does not until somebody turns it on. */
@ApplicationScoped
class PoliticsSwitch {
    private final Database database;
    private final CurrentWorkspace workspace;

    PoliticsSwitch(Database database, CurrentWorkspace workspace) {
        this.database = database;
        this.workspace = workspace;
    }

    boolean isOn() {
        return database
                .query("select politics from workspace where id = ?", row -> row.getBoolean(1), workspace.id())
                .stream()
                .anyMatch(Boolean::booleanValue);
    }

    boolean turn(boolean on) {
        database.update("update workspace set politics = ? where id = ?", on, workspace.id());
        return on;
    }
}
