package dev.troth.signal;

import dev.troth.ledger.FactType;
import dev.troth.ledger.Vocabulary;
import dev.troth.platform.list.Listed;
import dev.troth.platform.list.ListedWord;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The fact types of signals. Stress without an account is stress of the whole market. */
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
                .time("occurredAt", "t.at", "When it was measured.")
                .text(
                        "kind",
                        "t.kind",
                        "What was measured. USE, FLIGHT, STALL and COMPETITION are understood; any other word is kept.")
                .number("level", "t.level", "How much, 0 to 1.")
                .time("until", "t.until_at", "When it no longer holds.")
                .text("stakeholder", "t.stakeholder_ref", "Ref of the stakeholder it is about.")
                .text("capability", "t.capability", "What of our product is used.")
                .flag("explained", "t.explained", "Whether they said why, for stalls.")
                .searching("(t.ref || ' ' || t.kind)")
                .build();
    }
}
