package dev.troth.stakeholder;

import dev.troth.ledger.Fact;
import dev.troth.ledger.GuardedBody;
import dev.troth.ledger.TypedFact;
import dev.troth.platform.common.Require;
import dev.troth.platform.common.VisibilityScope;
import java.util.List;

/** {@code politicsSwitched}: enables or disables the politics of accounts for the workspace. Disabled by default. */
public record PoliticsFact(Boolean enabled) implements GuardedBody {
    public PoliticsFact {
        Require.present("enabled", enabled);
    }

    /**
     * Returns whether politics are enabled.
     *
     * @param market facts that belong to no account, sorted
     */
    public static boolean isOn(List<Fact> market) {
        return TypedFact.ofType(market, PoliticsFact.class)
                .reduce((first, last) -> last)
                .map(typed -> typed.body().enabled())
                .orElse(false);
    }

    /** Returns the facts that belong to no account, without this setting if the caller may not see politics. */
    public static List<Fact> visible(List<Fact> market, VisibilityScope visibility) {
        return visibility.politics()
                ? market
                : market.stream()
                        .filter(fact -> !(fact.body() instanceof PoliticsFact))
                        .toList();
    }

    @Override
    public boolean concernsPolitics() {
        return true;
    }

    @Override
    public boolean affectsScores() {
        return false;
    }
}
