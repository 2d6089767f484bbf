package dev.troth.platform.common;

import java.math.BigDecimal;
import java.util.Currency;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Description("Amount of money.")
@Input("MoneyInput")
public record MoneyInput(
        @Description("Decimal string, such as \"12.50\".") @NonNull
        String amount,

        @Description("ISO 4217 currency code, such as EUR.") @NonNull
        String currency) {

    /** Returns the amount of money; null if the input is null. */
    public static @Nullable Money money(String field, @Nullable MoneyInput input) {
        if (input == null) {
            return null;
        }
        try {
            return new Money(new BigDecimal(input.amount()), Currency.getInstance(input.currency()));
        } catch (IllegalArgumentException e) {
            throw RejectedException.invalid(
                    field,
                    "%s is %s %s, which is not a valid amount of money. Maybe {amount: \"12.50\", "
                            + "currency: \"EUR\"}?",
                    field,
                    input.amount(),
                    input.currency());
        }
    }
}
