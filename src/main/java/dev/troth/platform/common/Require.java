package dev.troth.platform.common;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Validation of input values. A refusal names the field, its value and a suggestion. */
public final class Require {
    /** Maximum length of a text field, in characters. */
    public static final int TEXT = 10_000;

    private static final int REF = 500;
    private static final int MANY = 1000;

    private Require() {}

    /** Validates a number from 0 to 1; null is allowed. */
    public static void share(String field, @Nullable Double value) {
        if (value != null && !(value >= 0 && value <= 1)) {
            throw RejectedException.invalid(
                    field, "%s must be between 0 and 1, but is %s.%s", field, value, maybePercent(value));
        }
    }

    public static void notNegative(String field, @Nullable Double value) {
        if (value != null && !(value >= 0 && Double.isFinite(value))) {
            throw RejectedException.invalid(field, "%s must not be negative, but is %s.", field, value);
        }
    }

    /** Validates an amount of money that must not be negative; null is allowed. */
    public static void notNegative(String field, @Nullable Money value) {
        if (value != null && value.amount().signum() < 0) {
            throw RejectedException.invalid(field, "%s must not be negative, but is %s.", field, value);
        }
    }

    /** Validates an amount of money that must be above 0; null is allowed. */
    public static void aboveZero(String field, @Nullable Money value) {
        if (value != null && value.amount().signum() <= 0) {
            throw RejectedException.invalid(field, "%s must be above 0, but is %s.", field, value);
        }
    }

    /**
     * Validates that an amount of money is in an expected currency; null is allowed for both.
     *
     * @param other description of the amount that determines the currency, such as "the budget"
     */
    public static void sameCurrency(String field, @Nullable Money value, String other, @Nullable Money expected) {
        if (value != null && expected != null && !value.currency().equals(expected.currency())) {
            throw RejectedException.invalid(
                    field,
                    "%s is %s, but %s is in %s. Maybe convert the amount to %s?",
                    field,
                    value,
                    other,
                    expected.currency().getCurrencyCode(),
                    expected.currency().getCurrencyCode());
        }
    }

    /** Validates a text; null is allowed, blank is not. */
    public static void textOrNull(String field, @Nullable String value) {
        if (value != null) {
            text(field, value);
        }
    }

    /** Returns the number, which must not be negative. */
    public static double positive(String field, double value) {
        notNegative(field, value);
        return value;
    }

    /** Validates a text; blank counts as missing. */
    public static void text(String field, @Nullable String value) {
        notBlank(field, present(field, value), TEXT);
    }

    /**
     * Validates a list of refs or words; at most {@value #MANY} entries, none blank; null is allowed. The path of a refusal
     * contains the number of the entry, counted from 0.
     */
    public static void refs(String field, @Nullable List<String> values) {
        if (values == null) {
            return;
        }
        if (values.size() > MANY) {
            throw RejectedException.invalid(
                    field, "%s must have at most %d entries, but has %d.", field, MANY, values.size());
        }
        for (int i = 0; i < values.size(); i++) {
            ref(field + "." + i, values.get(i));
        }
    }

    /** Validates a ref. */
    public static void ref(String field, @Nullable String value) {
        notBlank(field, present(field, value), REF);
    }

    /** Validates a ref that identifies a record: it has no invisible characters. */
    public static void key(String field, @Nullable String value) {
        ref(field, value);
        VisibleText.check(field, present(field, value));
    }

    /** Validates a ref; null is allowed. */
    public static void refOrNull(String field, @Nullable String value) {
        if (value != null) {
            ref(field, value);
        }
    }

    /** Returns the value, which must not be null. */
    public static <T> T present(String field, @Nullable T value) {
        if (value == null) {
            throw RejectedException.of(ProblemCode.MISSING_FIELD, field, "%s is missing.", field);
        }
        return value;
    }

    /**
     * Converts each entry of a list; null stays null. The path of a refusal contains the number of the entry, counted
     * from 0.
     */
    public static <T, R> @Nullable List<R> each(
            String field, @Nullable List<T> entries, Function<? super T, ? extends R> conversion) {
        if (entries == null) {
            return null;
        }
        List<R> converted = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            try {
                converted.add(conversion.apply(entries.get(i)));
            } catch (RejectedException rejection) {
                Problem problem = rejection.problem();
                String path = problem.field() == null ? "" : problem.field();
                String within = path.startsWith(field + ".") ? path.substring(field.length() + 1) : path;
                throw RejectedException.because(new Problem(
                        problem.code(), problem.message(), field + "." + i + (within.isEmpty() ? "" : "." + within)));
            }
        }
        return List.copyOf(converted);
    }

    public static void notBefore(String field, Instant value, String otherField, Instant other) {
        if (value.isBefore(other)) {
            throw RejectedException.invalid(
                    field,
                    "%s is %s, which is before %s, %s. Maybe the two were swapped?",
                    field,
                    value,
                    otherField,
                    other);
        }
    }

    /** Validates an integer within inclusive bounds. */
    public static int between(String field, int value, int low, int high) {
        if (value < low || value > high) {
            throw RejectedException.invalid(field, "%s must be between %d and %d, but is %d.", field, low, high, value);
        }
        return value;
    }

    /** Validates that exactly one of id and ref is set. */
    public static void oneOf(@Nullable String id, @Nullable String ref) {
        if ((id == null) == (ref == null)) {
            throw RejectedException.invalid("id", "Exactly one of id and ref must be set.");
        }
    }

    private static void notBlank(String field, String value, int limit) {
        if (value.isBlank()) {
            throw RejectedException.invalid(field, "%s must not be blank.", field);
        }
        if (value.length() > limit) {
            throw RejectedException.invalid(
                    field, "%s must have at most %d characters, but has %d.", field, limit, value.length());
        }
        StorableText.check(field, value);
    }

    private static String maybePercent(double value) {
        return value >= 2 && value <= 100
                ? " Maybe "
                        + BigDecimal.valueOf(value)
                                .movePointLeft(2)
                                .stripTrailingZeros()
                                .toPlainString() + "?"
                : "";
    }
}
