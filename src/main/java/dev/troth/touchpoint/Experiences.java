package dev.troth.touchpoint;

import dev.troth.ledger.Fact;
import dev.troth.ledger.TypedFact;
import dev.troth.platform.common.Statistics;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Balance of shared experiences. Pure. */
final class Experiences {
    /** Parameter GOOD_EXPERIENCE_HALF_LIFE of the standard model, in days (S0 L14). */
    private static final double HALF_LIFE = 540;

    /** Sum of experiences from which three quarters of the scale are reached. Judgement. */
    private static final double SCALE = 3;

    private Experiences() {}

    /** Returns good minus bad experiences, -1 to 1; null if there are none. */
    static @Nullable Double balance(List<Fact> facts, Instant now) {
        List<TypedFact<TouchpointFact.Experience>> experiences =
                TypedFact.ofType(facts, TouchpointFact.Experience.class).toList();
        double sum = 0;
        for (TypedFact<TouchpointFact.Experience> e : experiences) {
            List<String> people = e.body().participants();
            double many = people == null ? 1 : Math.sqrt(Math.max(1, new HashSet<>(people).size()));
            double left = Math.pow(0.5, Statistics.days(e.at(), now) / HALF_LIFE);
            sum += (Boolean.TRUE.equals(e.body().good()) ? 1 : -1) * e.body().severityOrUsual() * many * left;
        }
        return experiences.isEmpty() ? null : Double.valueOf(Math.tanh(sum / SCALE));
    }
}
