package dev.troth.signal;

import dev.troth.ledger.Fact;
import dev.troth.ledger.TypedFact;
import dev.troth.platform.common.Statistics;
import dev.troth.signal.SignalFact.Measured;
import dev.troth.stakeholder.StakeholderRoster;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Summary of the signals of an account that are valid at an instant. A pure function. */
@Description(
        "Summary of the signals that are valid now. The latest signal of each kind, person and capability counts; for stalls and competition, it replaces the earlier ones for good, as in the churn risk.")
public record SignalSummary(
        @Description("Share of what the customer bought that is used, 0 to 1, on average over the measured "
                + "capabilities.")
        @Nullable
        Double adoption,

        @Description("Capabilities that the customer bought and hardly uses (less than a fifth).") @NonNull
        List<@NonNull String> unused,

        @Description("Whether the customer makes no progress with us and gave no reason.")
        boolean unexplainedStall,

        @Description("Pressure from competitors, 0 to 1.") double competition,

        @Description("Refs of present stakeholders who may leave, most likely first.") @NonNull
        List<@NonNull String> mayLeave,

        @Description(
                "Stress of the customer, 0 to 1: the higher one of its own and that of the market, as in the churn "
                        + "risk. 0 if none was recorded.")
        double stress) {

    /** Use below which a capability is hardly used: a fifth of what was bought. Judgement. */
    private static final double HARDLY = 0.2;

    /**
     * @param facts all of an account, sorted
     * @param market facts about the whole market, sorted
     */
    public static SignalSummary of(List<Fact> facts, List<Fact> market, Instant now) {
        // Another spelling of a capability is the same capability, shown as it was first spelled.
        Map<String, Double> use = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        Map<String, Double> flight = new LinkedHashMap<>();
        for (TypedFact<Measured> typed : SignalFact.current(facts, now)) {
            Measured signal = typed.body();
            switch (signal.kind()) {
                case Measured.USE ->
                    use.put(Objects.requireNonNullElse(signal.capability(), "").strip(), signal.level());
                case Measured.FLIGHT ->
                    flight.put(Objects.requireNonNullElse(signal.stakeholder(), ""), signal.level());
                default -> {
                    // Listed, but without effect on this summary.
                }
            }
        }
        StakeholderRoster roster = StakeholderRoster.of(facts);
        flight.keySet().removeIf(ref -> ref.isEmpty() || roster.hasLeft(ref));
        List<String> mayLeave = new ArrayList<>(flight.keySet());
        mayLeave.removeIf(ref -> flight.getOrDefault(ref, 0.0) <= 0);
        mayLeave.sort((a, b) -> Double.compare(flight.getOrDefault(b, 0.0), flight.getOrDefault(a, 0.0)));
        return new SignalSummary(
                Statistics.mean(use.values()),
                use.entrySet().stream()
                        .filter(e -> e.getValue() < HARDLY && !e.getKey().isEmpty())
                        .map(Map.Entry::getKey)
                        .toList(),
                SignalFact.latest(facts, Measured.STALL, now)
                        .filter(stall -> stall.level() > 0 && !Boolean.TRUE.equals(stall.explained()))
                        .isPresent(),
                SignalFact.latest(facts, Measured.COMPETITION, now)
                        .map(Measured::level)
                        .orElse(0.0),
                List.copyOf(mayLeave),
                Math.max(stress(facts, now), stress(market, now)));
    }

    private static double stress(List<Fact> facts, Instant now) {
        return TypedFact.ofType(facts, SignalFact.Stress.class)
                .reduce((first, last) -> last)
                .map(TypedFact::body)
                .filter(stress -> stress.until() == null || stress.until().isAfter(now))
                .map(SignalFact.Stress::level)
                .orElse(0.0);
    }
}
