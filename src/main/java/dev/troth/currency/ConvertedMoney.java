package dev.troth.currency;

import dev.troth.platform.common.MoneyView;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Sum of amounts of several currencies, converted to one. */
@Description("Sum of amounts of several currencies, converted to one by the exchange rates of the workspace.")
public record ConvertedMoney(
        @Description("Sum. Null if a rate is missing: a part of the sum would be misleading.") @Nullable
        MoneyView amount,

        @Description("Exchange rates that were used, with the time from which each is valid.") @NonNull
        List<@NonNull ExchangeRate> rates,

        @Description("Currencies without a rate. Set one with setExchangeRates.") @NonNull
        List<@NonNull String> missing) {}
