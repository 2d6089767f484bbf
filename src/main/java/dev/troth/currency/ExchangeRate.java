package dev.troth.currency;

import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** Exchange rate of the workspace. */
@Description("Exchange rate of the workspace.")
public record ExchangeRate(
        @Description("Currency, ISO 4217.") @NonNull String currency,
        @Description("Base currency, ISO 4217.") @NonNull String base,

        @Description("Price of one unit of the currency in the base currency: a decimal string.") @NonNull
        String rate,

        @Description("Time from which it is valid.") @NonNull
        Instant validFrom) {}
