package dev.troth.currency;

import dev.troth.ledger.FactBody;
import dev.troth.platform.common.RejectedException;
import dev.troth.platform.common.Require;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * {@code exchangeRates}: exchange rates that the workspace uses from the time of the fact on, until other rates of the
 * same currencies are set.
 *
 * @param base currency in which the rates are expressed
 */
public record ExchangeRatesFact(Currency base, List<Rate> rates) implements FactBody {
    private static final int MOST = 300;
    private static final int DIGITS = 30;

    /** Price of one unit of a currency in the base currency. */
    public record Rate(Currency currency, BigDecimal rate) {
        public Rate {
            Require.present("currency", currency);
            Require.present("rate", rate);
            if (rate.signum() <= 0 || rate.precision() > DIGITS || Math.abs(rate.scale()) > DIGITS) {
                throw RejectedException.invalid(
                        "rate", "rate must be above 0 and have at most %d digits, but is %s.", DIGITS, rate);
            }
        }
    }

    public ExchangeRatesFact {
        Require.present("base", base);
        Require.present("rates", rates);
        if (rates.isEmpty() || rates.size() > MOST) {
            throw RejectedException.invalid(
                    "rates", "rates must have 1 to %d entries, but has %d.", MOST, rates.size());
        }
        Set<Currency> seen = new HashSet<>();
        for (Rate rate : rates) {
            if (rate.currency().equals(base)) {
                throw RejectedException.invalid(
                        "rates", "rates has an entry for %s, which is the base. Maybe leave it out?", base);
            }
            if (!seen.add(rate.currency())) {
                throw RejectedException.invalid("rates", "rates has two entries for %s.", rate.currency());
            }
        }
        rates = List.copyOf(rates);
    }

    @Override
    public boolean affectsScores() {
        return false;
    }
}
