package dev.troth.trust.proof;

import dev.troth.scoring.proof.Observation;
import org.eclipse.microprofile.graphql.Description;

/** By what predictions are put together. */
@Description("By what predictions are put together.")
public enum BacktestGrouping {
    @Description("By the year in which the relationship began.")
    COHORT {
        @Override
        String key(Observation one) {
            return Integer.toString(one.since());
        }
    },
    @Description("By what we were to them then.")
    STANDING {
        @Override
        String key(Observation one) {
            return one.standing().ordinal() + " " + one.standing().name();
        }
    },
    @Description("By whole years that the relationship had lasted, up to 10.")
    TENURE {
        @Override
        String key(Observation one) {
            return twoDigits((int) Math.min(TEN, one.years()));
        }
    },
    @Description("By how many people a thread led to, up to 10.")
    THREADS {
        @Override
        String key(Observation one) {
            return twoDigits(Math.min(TEN, one.threads()));
        }
    };

    private static final int TEN = 10;

    /** Sorts as it should be shown. */
    abstract String key(Observation one);

    /** The key as it is shown. */
    String shown(String key) {
        return this == STANDING ? key.substring(key.indexOf(' ') + 1) : key.replaceFirst("^0(?=.)", "");
    }

    private static String twoDigits(int number) {
        return "%02d".formatted(number);
    }
}
