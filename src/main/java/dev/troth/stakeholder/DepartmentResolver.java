package dev.troth.stakeholder;

import dev.troth.ledger.ReferenceResolver;
import dev.troth.platform.database.Database;
import dev.troth.platform.tenancy.CurrentWorkspace;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds the departments of an account: those of its present and former stakeholders. */
@ApplicationScoped
class DepartmentResolver implements ReferenceResolver {
    private final Database database;
    private final CurrentWorkspace workspace;

    DepartmentResolver(Database database, CurrentWorkspace workspace) {
        this.database = database;
        this.workspace = workspace;
    }

    @Override
    public String kind() {
        return StakeholderFact.DEPARTMENT;
    }

    @Override
    public Set<String> names(@Nullable UUID account) {
        return Set.copyOf(database.query(
                "select distinct department from stakeholder where workspace_id = ? and account_id = ?::uuid",
                row -> row.getString("department"),
                workspace.id(),
                account));
    }
}
