package dev.troth.scoring.evaluation;

import dev.troth.scoring.Parameter;
import dev.troth.scoring.Parameters;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A version that learning can return: each weight anywhere within its bounds, and any half-life. */
public final class RandomVersion {
    private RandomVersion() {}

    public static Parameters drawn(long seed) {
        Random random = new Random(seed);
        List<Weight> all = List.of(Weight.values());
        double[] x = all.stream()
                .mapToDouble(weight -> switch (random.nextInt(4)) {
                    case 0 -> weight.low();
                    case 1 -> weight.high();
                    default -> weight.low() + random.nextDouble() * (weight.high() - weight.low());
                })
                .toArray();
        Parameters weights = Weight.applied(all, x, Parameters.standard(), "learned " + seed);
        for (Parameter halfLife :
                Arrays.asList(Parameter.BAD_EXPERIENCE_IMPULSE_HALF_LIFE, Parameter.CHAMPION_HALF_LIFE)) {
            double days = halfLife.min() + random.nextDouble() * (halfLife.max() - halfLife.min());
            weights = weights.with(weights.version(), Map.of(halfLife, days));
        }
        return weights;
    }
}
