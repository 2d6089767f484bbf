package dev.troth.politics;

import dev.troth.ledger.FactBody;
import dev.troth.platform.Require;

/** {@code politicsSwitched}: enables or disables the politics of accounts for the workspace. Disabled by default. */
public record PoliticsFact(Boolean enabled) implements FactBody {
    public PoliticsFact {
        Require.present("enabled", enabled);
    }
}
