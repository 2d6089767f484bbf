package dev.troth.platform;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Something that was found to be missing, wrong or in the way. */
@Description("Something that was found to be missing, wrong or in the way. Codes are stable; messages are for people.")
public record Finding(
        @Description("What it is, such as NO_DATE.") @NonNull
        String code,

        @Description("What it is, for people, and what would help.") @NonNull
        String message,

        @Description("By how much, where it can be counted.") @Nullable
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
