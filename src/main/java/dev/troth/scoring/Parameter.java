package dev.troth.scoring;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A number of the model that is a choice, with its default, bounds, unit and ground.
 *
 * <p>A ground names the article (S0 to S4 and line), a source, or "judgement" where there is none ({@code scoring.md}
 * 3.8). The values of a model version are in {@link Parameters}. Constants that are not parameters state their ground
 * where they are declared: they are part of a definition (the exponent of a quality, the level of an interval) or bound
 * the work of an algorithm.
 */
public enum Parameter {
    PRIOR_KEPT(1.0, 0.1, 10, "commitments", "Beta prior, Josang & Ismail 2002"),
    PRIOR_BROKEN(1.0, 0.1, 10, "commitments", "Beta prior, Josang & Ismail 2002"),
    EVIDENCE_HALF_LIFE(365, 60, 730, "days", "S3 L15: steady performance is preferred"),
    SCAR_HALF_LIFE(90, 30, 180, "days", "in-sample on three public streams"),
    SCAR(StrictMath.log(2), 0.2, 1.4, "1/breach", "S4 L22: credibility will divide every time"),
    GOODWILL(0.3, 0.1, 1, "1/commitment", "Tax, Brown & Chandrashekaran 1998"),
    BREACH_AS_EXPERIENCE(0.27, 0, 1, "severity", "judgement: fifty broken promises shock as one worst experience"),
    NEVER_FORGOTTEN_MAX(0.30, 0.1, 0.5, "share", "S4 L22: people forgive, but they don't forget"),
    NEVER_FORGOTTEN_UNIT(4, 1, 20, "breaches", "judgement"),
    CANDOUR(0.25, 0, 1, "commitments", "S4 L22: an early no is commendable"),
    CANDOUR_CAP(1, 0.1, 4, "commitments", "judgement: refusing alone earns no trust"),
    NOTICE_HALF(7, 1, 60, "days", "judgement: a no after a week is worth half of one at once"),
    UNANSWERED_REQUEST(0.25, 0, 1, "promises", "judgement: an unanswered request weighs less than a broken promise"),
    CREDIBILITY_CONFIDENCE_PRIOR(2, 0.5, 20, "promises", "W = 2 of subjective logic, Josang 2016"),
    STAKEHOLDER_PRIOR(4, 0.5, 40, "promises", "judgement: a person's own experience soon outweighs the account's"),
    CANDOUR_HALF_LIFE(365, 60, 730, "days", "as evidence"),
    LATE_FRACTION(0.25, 0.125, 0.5, "of duration", "median lateness of late deliveries, Olist and invoices"),
    LATE_MINIMUM(5.0 / 1440, 1.0 / 1440, 1.0 / 24, "days", "S4 L22: I'll call you in ten minutes"),
    OVERRUN_HALF(0.25, 0.05, 1, "of budget", "S0 L20: treat their money as your own"),
    RENEGOTIATION(0.5, 0.1, 1, "share", "S4 L22: say so before the date"),
    RENEGOTIATION_AGAIN(0.15, 0, 0.5, "share", "judgement: asking again and again wears"),
    EARLY_BONUS(0.15, 0, 0.5, "share", "S0 L19: before the customer needs them"),
    SAVING_BONUS(0.10, 0, 0.5, "share", "S0 L20: value for the money"),
    UPDATE_SHARE(0.2, 0, 0.5, "share", "S0 L21: keeping customers in the loop"),
    UPDATE_PERIOD(14, 1, 60, "days", "judgement"),
    NEEDS_UNKNOWN(0.6, 0.3, 1, "factor", "S0 L12: this is not a time for guessing"),
    NEEDS_CUSTOMER(0.5, 0, 1, "weight", "S4 L13: what your customer wants first"),
    NEEDS_INDUSTRY(0.25, 0, 1, "weight", "S0 L12"),
    NEEDS_COMPETITION(0.25, 0, 1, "weight", "S0 L12"),
    NEEDS_FRESH(180, 30, 730, "days", "S0 L2: continually analyzes customer needs"),
    NEEDS_GROWTH(56, 7, 180, "days", "S3 L23: this doesn't come overnight; eight weeks are a judgement"),
    CADENCE_MAX(30, 7, 30, "days", "S3 L25: not waiting longer than one month"),
    WORKING_DAYS_BELOW(7, 1, 7, "days", "judgement: cadences below a week count working days"),
    CADENCE_HALF_LIFE(90, 30, 180, "days", "flat between 30 and 180 on email-Eu"),
    CADENCE_MINIMUM_HISTORY(90, 0, 365, "days", "S0 L14: that can take time"),
    ONE_WAY_CREDIT(0.5, 0, 1, "share", "S1 L16: outreach counts, an answer counts double"),
    NOT_AGREED(0.9, 0.5, 1, "factor", "S3 L25: agree upon a regular frequency"),
    GAP_FRACTION(0.25, 0.1, 1, "of cadence", "c/4 best on email-Eu"),
    SYNCHRONOUS_WEIGHT(1.0, 0, 1, "touchpoint days", "judgement"),
    REPLIED_WEIGHT(0.6, 0, 1, "touchpoint days", "judgement"),
    ONE_WAY_WEIGHT(0.2, 0, 1, "touchpoint days", "judgement"),
    TIE_HALF_LIFE(90, 30, 180, "days", "flat between 30 and 180 on email-Eu"),
    CONNECTION_PRIOR(2, 0.5, 20, "contact days", "as promises: a prior of one for and one against"),
    CONNECTION_CONFIDENCE_PRIOR(4, 0.5, 40, "contact days", "judgement: two contact days say as much as one promise"),
    TIE_SATURATION(2, 0.5, 10, "touchpoint days", "judgement"),
    DEPARTMENT_TARGET(4, 2, 6, "departments", "S1 L13: purchasing, manufacturing, engineering, accounting"),
    INDIRECT_REACH(0.4, 0, 1, "share", "judgement"),
    RESILIENCE(0.5, 0.3, 0.7, "share", "S1 L13: not as vulnerable if one of your contacts leaves"),
    TOPIC_HALF_LIFE(90, 30, 180, "days", "as ties"),
    TOPIC_SATURATION(0.5, 0.1, 5, "touchpoints", "judgement"),
    TOPIC_TARGET(6, 2, 12, "topics", "S3 L17: a broad spectrum of topics"),
    CONTEXT_HALF_LIFE(90, 30, 180, "days", "as ties"),
    CONTEXT_SATURATION(1.5, 0.5, 10, "touchpoints", "S3 L19: not only when there are issues"),
    ROADMAP_FRESH(90, 30, 365, "days", "S3 L28: aware of each other's roadmaps"),
    ROADMAP_SHARE(0.3, 0, 0.5, "weight", "S3 L28, each direction"),
    FEEDBACK_SHARE(0.2, 0, 0.5, "weight", "S3 L27, each direction"),
    FEEDBACK_HALF_LIFE(180, 30, 365, "days", "judgement"),
    FEEDBACK_SATURATION(1, 0.2, 10, "remarks", "judgement"),
    FEEDBACK_SUGAR_COATED(0.25, 0, 1, "share", "S3 L27: provide honest feedback at all times"),
    FEEDBACK_EXPERIENCE(0.5, 0, 1, "severity", "judgement: words weigh half of deeds"),
    RESPONSE_HALF_LIFE(180, 30, 365, "days", "judgement"),
    RESPONSE_PROMPT(4.0 / 24, 0, 1, "days", "judgement"),
    RESPONSE_HALF(1, 0.1, 7, "days", "judgement"),
    GOOD_EXPERIENCE_HALF_LIFE(540, 90, 1000, "days", "S0 L14: building experiences and memories"),
    BAD_EXPERIENCE_HALF_LIFE(180, 60, 540, "days", "judgement"),
    BAD_EXPERIENCE_WEIGHT(2, 1, 5, "factor", "judgement: bad weighs more than good"),
    COMPONENT_FLOOR(0.25, 0, 0.9, "score", "judgement: breadth alone cannot sink a connection"),
    COVERAGE_EXPONENT(0.30, 0, 1, "exponent", "judgement"),
    RHYTHM_EXPONENT(0.30, 0, 1, "exponent", "judgement"),
    BREADTH_EXPONENT(0.12, 0, 1, "exponent", "judgement"),
    BALANCE_EXPONENT(0.08, 0, 1, "exponent", "judgement"),
    OPENNESS_EXPONENT(0.08, 0, 1, "exponent", "judgement"),
    RESPONSIVENESS_EXPONENT(0.06, 0, 1, "exponent", "judgement"),
    EXPERIENCES_EXPONENT(0.06, 0, 1, "exponent", "judgement"),
    HEATED_WAIT(30.0 / 1440, 0, 1.0 / 6, "days", "S4 L20: wait at least 30 minutes"),
    ACKNOWLEDGE_HALF(4.0 / 24, 1.0 / 24, 2, "days", "judgement"),
    ACKNOWLEDGE_HASTY(0.5, 0, 1, "share", "S4 L20"),
    ACKNOWLEDGE_SHARE(0.2, 0, 1, "share", "judgement"),
    RESOLVE_HALF_MILD(3, 0.5, 14, "days", "S4 L20: solve it immediately"),
    RESOLVE_HALF_SEVERE(1, 0.1, 7, "days", "S4 L20: solve it immediately"),
    ISSUE_EVIDENCE(0.5, 0, 1, "commitments", "judgement"),
    ISSUE_AS_EXPERIENCE(
            0.45, 0, 1, "severity", "Tax, Brown & Chandrashekaran 1998: a complaint can still be handled well"),
    VENDOR_CHURN(
            0.09,
            0.02,
            0.9,
            "per year",
            "yearly losses of business customers are 5 to 20 percent, events included; to be learned per portfolio"),
    LOYAL_RETENTION(0.97, 0.8, 0.999, "per year", "S2 L13: 97 percent of loyal customers stay"),
    BAD_EXPERIENCE_QUITS(0.86, 0.1, 0.99, "share", "S2 L13; RightNow/Harris 2009, consumers, ever"),
    BAD_EXPERIENCE_IMPULSE_HALF_LIFE(90, 30, 365, "days", "judgement"),
    CHAMPION(0.3, 0, 2, "hazard", "judgement; cf. ChurnZero/Sturdy"),
    CHAMPION_HALF_LIFE(120, 30, 365, "days", "judgement"),
    PRIORITY(0.5, 0, 2, "hazard", "judgement; S1 L18"),
    PRIORITY_HALF_LIFE(120, 30, 365, "days", "judgement"),
    STALL(0.3, 0, 2, "hazard", "judgement; an unexplained stall"),
    COMPETITION(0.5, 0, 2, "hazard", "judgement; as a dropped priority"),
    SIGNAL_HALF_LIFE(90, 7, 365, "days", "judgement"),
    PRODUCT_USE(0, 0, 2, "log hazard", "0 is off, until the outcomes of a workspace show that it helps"),
    STATED_LOYALTY(0.5, 0, 1, "share", "S2 L13: of the distance to the 97 percent; half is a judgement"),
    STATED_LEAVING(3, 1, 10, "factor", "judgement; as silence and hard times"),
    STATEMENT_FADES(365, 30, 730, "days", "judgement: a statement is forgotten within a year"),
    SILENCE_FACTOR(3, 1, 10, "factor", "judgement: as hard times; S3 L25"),
    STRESS_FACTOR(3, 1, 10, "factor", "S0 L6: when times get tough; size is judgement"),
    TENURE_EXPONENT(0.35, 0, 0.9, "exponent", "Telco Weibull fit"),
    RENEWAL_SHARE(0.33, 0, 1, "share", "judgement: four times the usual hazard in the month before a renewal"),
    RENEWAL_WINDOW(30, 1, 120, "days", "judgement"),
    HAZARD_SPREAD(0.40, 0.05, 2, "log hazard", "judgement until a portfolio is fitted"),
    CALIBRATION_SHIFT(0, -3, 3, "log hazard", "0 until fitted to own outcomes"),
    CALIBRATION_SLOPE(1, 0.25, 4, "factor", "1 until fitted to own outcomes; above 0 it keeps every order"),
    PARTNERSHIP_TENURE(180, 30, 720, "days", "S3 L23: this doesn't come overnight"),
    STANDING_DWELL(90, 0, 365, "days", "S3 L23: this doesn't come overnight; a quarter is a judgement"),
    PARTNER_FROM(0.5, 0.2, 0.9, "partnership", "judgement"),
    PREFERRED_FROM(0.3, 0.1, 0.8, "partnership", "judgement");

    private final double standard;
    private final double min;
    private final double max;
    private final String unit;
    private final String ground;

    Parameter(double standard, double min, double max, String unit, String ground) {
        this.standard = standard;
        this.min = min;
        this.max = max;
        this.unit = unit;
        this.ground = ground;
    }

    /** Returns the value in the standard model, in {@link #unit()}; within the bounds. */
    public double standard() {
        return standard;
    }

    /** Returns the smallest value that a model version may use, in {@link #unit()}. */
    public double min() {
        return min;
    }

    /** Returns the largest value that a model version may use, in {@link #unit()}. */
    public double max() {
        return max;
    }

    /** Returns the unit of the values, in words: "days", "share", "factor". */
    public String unit() {
        return unit;
    }

    /** Returns the reason for the default: article and line, a source, or "judgement". */
    public String ground() {
        return ground;
    }

    /**
     * The source of a parameter that was measured on another population: a starting point until the outcomes of a
     * workspace replace it.
     *
     * @param source the publication or article
     * @param population the measured population
     * @param year the year of publication; null where the source does not state it
     */
    public record Prior(
            String source, String population, @Nullable Integer year) {

        /** Returns the source of a parameter; empty for parameters that rest on no measurement. */
        public static Optional<Prior> of(Parameter parameter) {
            return Optional.ofNullable(
                    switch (parameter) {
                        case LOYAL_RETENTION ->
                            new Prior(
                                    "S2 L13: 97 percent; no study is named", "customers who report being loyal", null);
                        case BAD_EXPERIENCE_QUITS ->
                            new Prior(
                                    "S2 L13: 86 percent; RightNow/Harris, Customer Experience Impact",
                                    "consumers, who ever quit after a bad experience; not business customers, not a year",
                                    2009);
                        default -> null;
                    });
        }
    }
}
