package dev.troth.platform;

import java.math.BigDecimal;
import java.util.Currency;

/** An amount that keeps its digits: decimal string and ISO 4217 currency, never a binary fraction. */
public record Money(BigDecimal amount, Currency currency) {
    private static final int DIGITS = 30;

    public Money {
        Require.present("amount", amount);
        Require.present("currency", currency);
        if (amount.precision() > DIGITS || Math.abs(amount.scale()) > DIGITS) {
            throw Refusal.invalid("amount", "amount takes at most %d digits.", DIGITS);
        }
    }

    public double doubleValue() {
        return amount.doubleValue();
    }

    @Override
    public String toString() {
        return amount.toPlainString() + " " + currency.getCurrencyCode();
    }
}
