package dev.troth.trust.brief;

import dev.troth.platform.common.Money;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;

/** Numbers as a person says them. Pure functions. */
final class Spoken {
    private static final int PERCENT = 100;
    private static final MathContext THREE_DIGITS = new MathContext(3, RoundingMode.HALF_UP);
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
    private static final BigDecimal BILLION = BigDecimal.valueOf(1_000_000_000);

    private Spoken() {}

    /** Returns a share of 0 to 1 in percent, such as 5 %; never 0 or 100 %, unless it is. */
    static String percent(double share) {
        long rounded = Math.round(share * PERCENT);
        if (rounded == 0 && share > 0) {
            return "less than 1 %";
        }
        return rounded == PERCENT && share < 1 ? "more than 99 %" : rounded + " %";
    }

    /** Returns an amount of points, such as 1 point. */
    static String points(double points) {
        return count(Math.round(points), "point");
    }

    /** Returns a number of things, such as 2 promises. */
    static String count(long number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    /** Returns amounts of money, joined by commas and "and". */
    static String money(List<Money> amounts) {
        List<String> spoken = amounts.stream().map(Spoken::money).toList();
        return spoken.size() < 2
                ? String.join("", spoken)
                : String.join(", ", spoken.subList(0, spoken.size() - 1)) + " and " + spoken.getLast();
    }

    /** Returns an amount with its currency, rounded to three digits: 120,000 EUR, about 1.24 million USD. */
    static String money(Money money) {
        BigDecimal amount = money.amount().round(THREE_DIGITS);
        String about = amount.compareTo(money.amount()) == 0 ? "" : "about ";
        return about + amount(amount) + " " + money.currency().getCurrencyCode();
    }

    private static String amount(BigDecimal amount) {
        if (amount.compareTo(BILLION) >= 0) {
            return digits("#,##0.##", amount.divide(BILLION)) + " billion";
        }
        if (amount.compareTo(MILLION) >= 0) {
            return digits("#,##0.##", amount.divide(MILLION)) + " million";
        }
        boolean whole = amount.stripTrailingZeros().scale() <= 0;
        return digits(whole ? "#,##0" : "#,##0.00", amount);
    }

    private static String digits(String pattern, BigDecimal amount) {
        return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT)).format(amount);
    }
}
