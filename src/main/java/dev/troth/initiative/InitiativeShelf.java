package dev.troth.initiative;

import dev.troth.ledger.Fact;
import dev.troth.ledger.ShelfOfAccounts;
import dev.troth.ledger.Subject;
import dev.troth.platform.Cohort;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Repository of initiatives, and projection of their facts into rows. */
@Singleton
class InitiativeShelf extends ShelfOfAccounts<Initiative, InitiativeRow, InitiativeView> {
    static final String PREFIX = "ini";

    InitiativeShelf() {
        super(InitiativeRow.class, "Initiative", "initiative", PREFIX);
    }

    @Override
    public String kind() {
        return "initiative";
    }

    @Override
    public @Nullable Initiative apply(Subject subject, @Nullable Initiative before, Fact fact) {
        return Initiative.apply(subject.ref(), before, fact);
    }

    @Override
    protected InitiativeRow row(Initiative thing) {
        return InitiativeRow.of(thing);
    }

    @Override
    protected InitiativeView view(InitiativeRow row, Cohort<InitiativeRow> cohort) {
        return new InitiativeView(row, cohort);
    }
}
