package dev.troth.trust.proof;

import dev.troth.scoring.proof.Observation;
import org.eclipse.microprofile.graphql.Description;

/** Property by which predictions are grouped. */
@Description("Property by which predictions are grouped.")
public enum BacktestGrouping {
    @Description("Year in which the relationship began.")
    COHORT {
        @Override
        String key(Observation one) {
            return Integer.toString(one.since());
        }
    },
    @Description("Standing at the time of the prediction.")
    STANDING {
        @Override
        String key(Observation one) {
            return one.standing().ordinal() + " " + one.standing().name();
        }
    },
    @Description("Age of the relationship in whole years, up to 10.")
    TENURE {
        @Override
        String key(Observation one) {
            return twoDigits((int) Math.min(TEN, one.years()));
        }
    },
    @Description("Number of threads, up to 10.")
    THREADS {
        @Override
        String key(Observation one) {
            return twoDigits(Math.min(TEN, one.threads()));
        }
    };

    private static final int TEN = 10;

    /** Returns a key that sorts in display order. */
    abstract String key(Observation one);

    /** Returns the displayed form of the key. */
    String shown(String key) {
        return this == STANDING ? key.substring(key.indexOf(' ') + 1) : key.replaceFirst("^0(?=.)", "");
    }

    private static String twoDigits(int number) {
        return "%02d".formatted(number);
    }
}
