package dev.troth.trust.evidence;

import dev.troth.ledger.Fact;
import dev.troth.platform.common.Party;
import dev.troth.scoring.Evidence;
import dev.troth.scoring.FactKey;
import dev.troth.scoring.Signal;
import dev.troth.signal.SignalFact;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Evidence in signals about the business of an account or of the market. Facts are added in order. */
final class SignalEvidence {
    /** Judgement, {@code scoring.md} 1: they may forgive it, and will remember it. */
    private static final double TAKING_SIDES_SEVERITY = 0.4;

    /** Kind of each measured signal, by its ref: the fact that ends it does not repeat it. */
    private final Map<String, Signal> kinds = new HashMap<>();

    /** Ref of the latest signal of each kind. */
    private final Map<Signal, String> latest = new EnumMap<>(Signal.class);

    private final UseEvidence use = new UseEvidence();
    private final Party supplier;

    SignalEvidence(Party supplier) {
        this.supplier = supplier;
    }

    /** Stress of a vendor does not concern us, who buy; stress of the whole market does. */
    @Nullable
    Evidence add(FactKey key, Fact fact, SignalFact body) {
        return switch (body) {
            case SignalFact.Stress f when supplier == Party.THEM && fact.accountId() != null -> null;
            case SignalFact.Stress f -> new Evidence.Stressed(key, f.level(), f.until(), fact.accountId() == null);
            case SignalFact.Measured f -> measured(key, f);
            case SignalFact.Ended f -> ended(key, f);
        };
    }

    /** A stall for which the customer gave a reason has level 0. */
    private @Nullable Evidence measured(FactKey key, SignalFact.Measured f) {
        if (f.kind().equals(SignalFact.Measured.TAKING_SIDES)) {
            // Once they noticed it, it is a bad experience (S1 L22).
            return new Evidence.Experience(key, false, TAKING_SIDES_SEVERITY * f.level());
        }
        Signal signal = switch (f.kind()) {
            case SignalFact.Measured.STALL -> Signal.STALL;
            case SignalFact.Measured.COMPETITION -> Signal.COMPETITION;
            case SignalFact.Measured.USE -> Signal.USE;
            default -> null;
        };
        if (signal == null) {
            return null;
        }
        kinds.put(key.ref(), signal);
        if (signal == Signal.USE) {
            return use.measured(key, f);
        }
        latest.put(signal, key.ref());
        double level = signal == Signal.STALL && Boolean.TRUE.equals(f.explained()) ? 0 : f.level();
        return new Evidence.SignalMeasured(key, signal, level, f.until());
    }

    private @Nullable Evidence ended(FactKey key, SignalFact.Ended f) {
        Signal signal = kinds.get(f.signal());
        if (signal == Signal.USE) {
            return use.ended(key, f.signal());
        }
        // The end of a signal that a later one has replaced changes nothing.
        return signal == null || !f.signal().equals(latest.get(signal))
                ? null
                : new Evidence.SignalMeasured(key, signal, 0, null);
    }
}
