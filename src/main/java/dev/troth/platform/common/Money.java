package dev.troth.platform.common;

import java.math.BigDecimal;
import java.util.Currency;

/** Exact amount of money: decimal number and ISO 4217 currency, never a binary floating point number. */
public record Money(BigDecimal amount, Currency currency) {
    private static final int DIGITS = 30;

    public Money {
        Require.present("amount", amount);
        Require.present("currency", currency);
        if (amount.precision() > DIGITS || Math.abs(amount.scale()) > DIGITS) {
            throw RejectedException.invalid("amount", "amount must have at most %d digits.", DIGITS);
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
