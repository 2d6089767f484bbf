package dev.troth.insight;

import dev.troth.ledger.ReferenceResolver;
import dev.troth.platform.database.Database;
import dev.troth.platform.tenancy.CurrentWorkspace;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds the insights of an account that can have a role. */
record InsightResolver(InsightRole role, Database database, CurrentWorkspace workspace) implements ReferenceResolver {
    @Override
    public String kind() {
        return role.kind();
    }

    @Override
    public Set<String> names(@Nullable UUID account) {
        return Set.copyOf(database.query(
                "select ref from insight where workspace_id = ? and account_id = ?::uuid and kind = any(?::text[])",
                row -> row.getString("ref"),
                workspace.id(),
                account,
                role.insights()));
    }
}
