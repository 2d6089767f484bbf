package dev.troth.scoring;

/** Argument checks that throw an {@link IllegalArgumentException} with the name and the value of the number. */
final class Preconditions {
    private Preconditions() {}

    static void share(String name, double value) {
        that(value >= 0 && value <= 1, "The %s must be between 0 and 1, but was %s.", name, value);
    }

    static void finite(String name, double value) {
        that(Double.isFinite(value), "The %s must be a finite number, but was %s.", name, value);
    }

    static void positive(String name, double value) {
        that(value > 0 && Double.isFinite(value), "The %s must be above 0, but was %s.", name, value);
    }

    static void positiveOrUnknown(String name, double value) {
        if (!Double.isNaN(value)) {
            positive(name, value);
        }
    }

    static void notNegativeOrUnknown(String name, double value) {
        that(
                Double.isNaN(value) || (value >= 0 && Double.isFinite(value)),
                "The %s must not be negative, but was %s.",
                name,
                value);
    }

    static void that(boolean holds, String message, Object... values) {
        if (!holds) {
            throw new IllegalArgumentException(message.formatted(values));
        }
    }
}
