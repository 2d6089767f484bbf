package dev.troth.cadence;

import dev.troth.ledger.FactBody;
import dev.troth.ledger.PersonalText;
import dev.troth.ledger.Reference;
import dev.troth.platform.common.RejectedException;
import dev.troth.platform.common.Require;
import java.time.Period;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code cadenceAgreed}: both sides agreed on a cadence.
 *
 * @param period for example P14D, P2W or P1M
 * @param agreedWith refs of the stakeholders who agreed
 */
public record CadenceFact(Period period, @Nullable List<String> agreedWith) implements FactBody {
    private static final int DAYS_OF_MONTH = 30;
    private static final int DAYS_OF_YEAR = 365;

    public CadenceFact {
        Require.present("period", period);
        Require.refs("agreedWith", agreedWith);
        if (days(period) <= 0) {
            throw RejectedException.invalid(
                    "period", "period must be longer than zero days, but is %s. Maybe \"P14D\"?", period);
        }
    }

    /** Returns the period in days. A month counts as 30 days and a year as 365. */
    public double days() {
        return days(period);
    }

    static double days(Period period) {
        return (double) period.getYears() * DAYS_OF_YEAR
                + (double) period.getMonths() * DAYS_OF_MONTH
                + period.getDays();
    }

    @Override
    public List<Reference> references() {
        return Reference.each("agreedWith", "stakeholder", agreedWith).toList();
    }

    /** {@code cadenceEnded}: the agreed cadence no longer applies; the default does, no more than a month. */
    public record CadenceEnded(@PersonalText @Nullable String reason) implements FactBody {}
}
