package dev.troth.signal;

import dev.troth.ledger.EntityRepository;
import dev.troth.ledger.EntityType;
import dev.troth.ledger.EntityTypeProvider;
import dev.troth.ledger.FactType;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Declaration of signals. */
@ApplicationScoped
@RegisterForReflection(targets = {SignalFact.Measured.class, SignalFact.Ended.class, SignalFact.Stress.class})
public class SignalType implements EntityTypeProvider {
    static final String PREFIX = "sig";

    private static final EntityType<Signal, SignalRow, SignalView> TYPE = EntityType.of(
                    "Signal", "signals", PREFIX, SignalRow.class, SignalView::new)
            .projection(Signal::apply, SignalRow::of)
            .fact(FactType.of("signal", 5, SignalFact.Measured.class))
            .fact(FactType.of("signalEnded", 6, SignalFact.Ended.class, "signal"))
            .fact(new FactType<>("stress", 5, SignalFact.Stress.class, "stress", FactType.Scope.ACCOUNT_OR_MARKET))
            .listed(list -> list.beneathAccount("Signals of the account, newest first.")
                    .time("occurredAt", "t.at", "Time at which it was measured.")
                    .category(
                            "kind",
                            "t.kind",
                            "Kind of measurement, in upper case. USE, FLIGHT, STALL and COMPETITION have a meaning; "
                                    + "signals of other kinds are only listed.")
                    .number("level", "t.level", "Level, 0 to 1.")
                    .time("until", "t.until_at", "Time at which it ended or expires.")
                    .text("stakeholder", "t.stakeholder_ref", "Ref of the stakeholder it is about.")
                    .text("capability", "t.capability", "Part of our product that is used.")
                    .flag("explained", "t.explained", "Whether the customer gave a reason, for stalls.")
                    .searching("(t.ref || ' ' || t.kind)"));

    @Override
    public EntityType<?, ?, ?> type() {
        return TYPE;
    }

    @Produces
    @Singleton
    EntityRepository<Signal, SignalRow, SignalView> repository(EntityRepository.Services services) {
        return new EntityRepository<>(TYPE, services);
    }
}
