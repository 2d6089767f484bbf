package dev.troth.signal;

import dev.troth.ledger.Fact;
import dev.troth.ledger.ShelfOfAccounts;
import dev.troth.ledger.Subject;
import dev.troth.platform.Cohort;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Repository and projection of signals. */
@Singleton
class SignalShelf extends ShelfOfAccounts<Signal, SignalRow, SignalView> {
    static final String PREFIX = "sig";

    SignalShelf() {
        super(SignalRow.class, "Signal", "signal", PREFIX);
    }

    @Override
    public String kind() {
        return "signal";
    }

    @Override
    public @Nullable Signal apply(Subject subject, @Nullable Signal before, Fact fact) {
        return Signal.apply(subject.ref(), before, fact);
    }

    @Override
    protected SignalRow row(Signal thing) {
        return SignalRow.of(thing);
    }

    @Override
    protected SignalView view(SignalRow row, Cohort<SignalRow> cohort) {
        return new SignalView(row, cohort);
    }
}
