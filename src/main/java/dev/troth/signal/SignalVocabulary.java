package dev.troth.signal;

import dev.troth.ledger.FactType;
import dev.troth.ledger.Vocabulary;
import dev.troth.platform.list.Listed;
import dev.troth.platform.list.ListedWord;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Fact types of signals. Stress without an account applies to the whole market. */
@ApplicationScoped
@RegisterForReflection(targets = {SignalFact.Measured.class, SignalFact.Stress.class})
public class SignalVocabulary implements Vocabulary, ListedWord {
    @Override
    public List<FactType<?>> types() {
        return List.of(
                FactType.of("signal", 5, SignalFact.Measured.class),
                new FactType<>("stress", 5, SignalFact.Stress.class, "stress", FactType.Scope.ACCOUNT_OR_MARKET));
    }

    @Override
    public Listed listed() {
        return Listed.of("Signal", "signal", SignalShelf.PREFIX, SignalRow.class)
                .ofAccount("signals")
                .time("occurredAt", "t.at", "Time at which it was measured.")
                .text(
                        "kind",
                        "t.kind",
                        "Kind of measurement. USE, FLIGHT, STALL and COMPETITION have a meaning; any other word is "
                                + "stored as it is.")
                .number("level", "t.level", "Level, 0 to 1.")
                .time("until", "t.until_at", "Time at which it expires.")
                .text("stakeholder", "t.stakeholder_ref", "Ref of the stakeholder it is about.")
                .text("capability", "t.capability", "Part of our product that is used.")
                .flag("explained", "t.explained", "Whether the customer gave a reason, for stalls.")
                .searching("(t.ref || ' ' || t.kind)")
                .build();
    }
}
