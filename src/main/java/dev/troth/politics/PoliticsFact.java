package dev.troth.politics;

import dev.troth.ledger.FactBody;
import dev.troth.platform.Require;

/**
 * {@code politicsSwitched}: the workspace looks at the politics of its accounts from now on, or no longer. It does not
 * until somebody says so.
 */
public record PoliticsFact(Boolean enabled) implements FactBody {
    public PoliticsFact {
        Require.present("enabled", enabled);
    }
}
