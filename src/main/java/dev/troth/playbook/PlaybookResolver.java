package dev.troth.playbook;

import dev.troth.ledger.ReferenceResolver;
import dev.troth.platform.database.Database;
import dev.troth.platform.tenancy.CurrentWorkspace;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds the names of playbooks: the built-in ones and those of the workspace. */
@ApplicationScoped
class PlaybookResolver implements ReferenceResolver {
    private final Database database;
    private final CurrentWorkspace workspace;

    PlaybookResolver(Database database, CurrentWorkspace workspace) {
        this.database = database;
        this.workspace = workspace;
    }

    @Override
    public String kind() {
        return Playbook.KIND;
    }

    @Override
    public Set<String> names(@Nullable UUID account) {
        Set<String> names = Playbook.builtInNames();
        names.addAll(database.query(
                "select distinct body ->> 'name' as name from fact where workspace_id = ? and subject_kind = ? "
                        + "and type = ?",
                row -> row.getString("name"),
                workspace.id(),
                Playbook.KIND,
                Playbook.KIND));
        return names;
    }
}
