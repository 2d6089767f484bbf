package dev.troth.platform.common;

import java.math.BigDecimal;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Amount of money as an API type. */
@Name("Money")
@Description("Amount of money. The amount is a decimal string, so that no digit is lost.")
public record MoneyView(
        @Description("Decimal string, such as \"12.50\".") @NonNull
        String amount,

        @Description("ISO 4217 currency code, such as EUR.") @NonNull
        String currency) {

    /** Returns null for null. */
    public static @Nullable MoneyView of(@Nullable Money money) {
        return money == null ? null : of(money.amount(), money.currency().getCurrencyCode());
    }

    /** Returns null if there is no amount. */
    public static @Nullable MoneyView of(@Nullable BigDecimal amount, @Nullable String currency) {
        return amount == null || currency == null ? null : new MoneyView(amount.toPlainString(), currency);
    }
}
