package dev.troth.currency;

import dev.troth.ledger.FactInput;
import dev.troth.ledger.Ledger;
import dev.troth.ledger.RecordPayload;
import dev.troth.ledger.Recorder;
import dev.troth.platform.common.AsOf;
import dev.troth.platform.common.AsOfResolver;
import dev.troth.platform.common.RejectedException;
import dev.troth.platform.common.Require;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.jspecify.annotations.Nullable;

/** Exchange rates in the schema. */
@GraphQLApi
public class ExchangeRateApi {
    private final Ledger ledger;
    private final Recorder recorder;
    private final AsOfResolver asOfResolver;

    ExchangeRateApi(Ledger ledger, Recorder recorder, AsOfResolver asOfResolver) {
        this.ledger = ledger;
        this.recorder = recorder;
        this.asOfResolver = asOfResolver;
    }

    @Query
    @NonNull
    @Description("Exchange rates of the workspace, one for each currency, sorted by currency. Empty if none were set.")
    public List<@NonNull ExchangeRate> exchangeRates(
            @Description("Time as of which to read (valid time): only facts that occurred by then. Defaults to now.")
                    @Nullable
                    Instant asOf,
            @Description("Time by which facts must have been recorded (transaction time). Defaults to no limit.")
                    @Nullable
                    Instant knownAt) {
        AsOf moment = asOfResolver.of(asOf, knownAt);
        return List.copyOf(ExchangeRates.of(ledger.seen(ledger.marketFacts(), moment), moment.asOf())
                .rates()
                .values());
    }

    @Mutation("setExchangeRates")
    @NonNull
    @Description(
            "Sets exchange rates of the workspace, valid from the time of the fact. Rates of other currencies with the"
                    + " same base stay valid; a new base replaces all. They are used to rank accounts by money, and for"
                    + " converted totals; sums are by currency everywhere else.")
    public RecordPayload setExchangeRates(@NonNull SetExchangeRatesInput input) {
        return new RecordPayload(
                recorder.record(
                        input,
                        null,
                        () -> new ExchangeRatesFact(
                                currency("base", input.base),
                                Objects.requireNonNull(Require.each("rates", input.rates, ExchangeRateApi::rate)))),
                null);
    }

    private static ExchangeRatesFact.Rate rate(ExchangeRateInput input) {
        return new ExchangeRatesFact.Rate(currency("currency", input.currency), decimal(input.rate));
    }

    /** Returns the currency with an ISO 4217 code. */
    public static Currency currency(String field, String code) {
        try {
            return Currency.getInstance(Require.present(field, code));
        } catch (IllegalArgumentException e) {
            throw RejectedException.invalid(
                    field, "%s is \"%s\", which is not a valid ISO 4217 currency code. Maybe \"EUR\"?", field, code);
        }
    }

    private static BigDecimal decimal(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw RejectedException.invalid(
                    "rate", "rate is \"%s\", which is not a valid decimal number. Maybe \"0.92\"?", text);
        }
    }

    @Description("Exchange rates to set.")
    @Input("SetExchangeRatesInput")
    @SuppressWarnings("NullAway.Init") // Filled by the JSON-B deserializer.
    public static final class SetExchangeRatesInput extends FactInput {
        @Description("Base currency, ISO 4217, such as EUR.")
        @NonNull
        public String base;

        @Description("Rates, 1 to 300.")
        @NonNull
        public List<ExchangeRateInput> rates;
    }

    @Description("Exchange rate.")
    @Input("ExchangeRateInput")
    public record ExchangeRateInput(
            @Description("Currency, ISO 4217, such as USD.") @NonNull
            String currency,

            @Description("Price of one unit of the currency in the base currency: a decimal string, such as \"0.92\".")
            @NonNull
            String rate) {}
}
