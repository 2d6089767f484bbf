package dev.troth.platform.common;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** One finding of a review: something missing, wrong or blocking. */
@Description("Something missing, wrong or blocking that a review found. Codes are stable; messages are for "
        + "people and may change.")
public record Finding(
        @Description("Stable code, such as NO_DATE.") @NonNull
        String code,

        @Description("Description for people, with a suggestion.") @NonNull
        String message,

        @Description("Size of the deviation. Null if it cannot be measured.") @Nullable
        Double amount) {

    public static Finding of(String code, String message, @Nullable Object... values) {
        return new Finding(code, message.formatted(values), null);
    }

    public static Finding by(long amount, String code, String message, @Nullable Object... values) {
        return by((double) amount, code, message, values);
    }

    public static Finding by(double amount, String code, String message, @Nullable Object... values) {
        return new Finding(code, message.formatted(values), amount);
    }
}
