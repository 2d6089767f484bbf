package dev.troth.signal;

import dev.troth.ledger.EntityRepository;
import dev.troth.ledger.EntityType;
import dev.troth.ledger.EntityTypeProvider;
import dev.troth.ledger.FactType;
import dev.troth.platform.batching.BatchContext;
import dev.troth.platform.list.EntityView;
import dev.troth.platform.node.Node;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;

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
            .listed(list -> list.link(
                            "stakeholder",
                            "Stakeholder",
                            "Stakeholder whom it is about. Null if it is about the account.",
                            SignalRow.class,
                            row -> row.stakeholder)
                    .beneathAccount("Signals of the account, newest first.")
                    .at("occurredAt", "Time at which it was measured.")
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

    /** API type of a signal. All of its fields are columns. */
    @Name("Signal")
    @Description("Signal: a measurement from outside, such as use, flight risk, competition or a stall.")
    public static final class SignalView extends EntityView implements Node {
        SignalView(SignalRow row, BatchContext<SignalRow> batch) {
            super(PREFIX, row, batch);
        }
    }
}
