package dev.troth.trust.score;

import dev.troth.scoring.Assessment;
import dev.troth.scoring.FactorInputs;
import dev.troth.scoring.TrustDrivers.Factor;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Descriptions of drivers, in words for users. Pure functions. */
final class DriverText {
    private static final int PERCENT = 100;

    private DriverText() {}

    static String of(DriverCode code, Assessment a) {
        return switch (code) {
            case KEPT_COMMITMENTS -> kept(a);
            case RECENT_BREACHES ->
                say(
                        "Recent breaches leave %.0f %% of credibility; it recovers with time and kept commitments.",
                        a.credibility().recentBreaches() * PERCENT);
            case PAST_BREACHES ->
                say(
                        "Past breaches cost %.1f %% permanently: people forgive, but they don't forget.",
                        (1 - a.credibility().pastBreaches()) * PERCENT);
            case UNDERSTANDING -> understanding(a);
            case COVERAGE -> coverage(a);
            case RHYTHM -> rhythm(a);
            case BREADTH -> say("%.1f topics are current.", part(Factor.BREADTH, a, "topics"));
            case BALANCE -> balance(a);
            case OPENNESS -> openness(a);
            case RESPONSIVENESS ->
                say(
                        "%.1f of %.1f recent responses were prompt.",
                        part(Factor.RESPONSIVENESS, a, "prompt"), part(Factor.RESPONSIVENESS, a, "answers"));
            case EXPERIENCES ->
                say(
                        "Good experiences weigh %.1f, bad ones %.1f; a bad one counts double.",
                        part(Factor.EXPERIENCES, a, "good"), part(Factor.EXPERIENCES, a, "bad"));
            case CREDIBILITY ->
                say("Credibility is %.0f of 100.", a.credibility().value() * PERCENT);
            case CONNECTION -> say("Connection is %.0f of 100.", a.connection().value() * PERCENT);
            case SILENCE -> rhythm(a);
            case STRESS ->
                say(
                        "Stress of the account is %.0f of 100; partners are kept, vendors are dropped.",
                        a.churn().stress() * PERCENT);
            case TENURE ->
                say("The relationship has lasted %.1f years.", a.churn().tenureYears());
            case BAD_EXPERIENCES -> "Bad experiences and breaches still have an effect; its half-life is three months.";
            case OPEN_ITEMS ->
                say(
                        "Open issues, overdue commitments and overdue answers: %d.",
                        a.churn().pressures().size());
            case CHAMPION -> "A person who spoke for us left.";
            case PRIORITY -> "A priority of the account that involves us dropped.";
            case STALL -> "The account makes no progress with us and gave no reason.";
            case COMPETITION -> "Competitors are pressing.";
            case LOYALTY ->
                a.churn().loyalty() >= 0
                        ? "The account calls itself loyal; the statement fades within a year."
                        : "The account does not call itself loyal; the statement fades within a year.";
            case PRODUCT_USE -> "The account uses less than it bought.";
            case RENEWAL -> "A renewal came closer or was settled.";
        };
    }

    private static String kept(Assessment a) {
        return say(
                "Kept commitments weigh %.1f, broken ones %.1f; older ones count for less.",
                part(Factor.KEPT_COMMITMENTS, a, "kept"), part(Factor.KEPT_COMMITMENTS, a, "broken"));
    }

    private static String understanding(Assessment a) {
        return say(
                "Known: %.0f %% of the account, %.0f %% of its industry, %.0f %% of its competition.",
                part(Factor.UNDERSTANDING, a, "customer") * PERCENT,
                part(Factor.UNDERSTANDING, a, "industry") * PERCENT,
                part(Factor.UNDERSTANDING, a, "competition") * PERCENT);
    }

    private static String coverage(Assessment a) {
        String reached =
                say("We reach %.0f %% of the departments that matter", part(Factor.COVERAGE, a, "reached") * PERCENT);
        return a.connection().keyPerson() == null
                ? reached + "."
                : reached
                        + say(
                                ", and %.0f %% without the key person.",
                                part(Factor.COVERAGE, a, "reachedWithoutKeyPerson") * PERCENT);
    }

    private static String rhythm(Assessment a) {
        Map<String, Double> parts = FactorInputs.of(Factor.RHYTHM, a);
        Double gap = parts.get("daysSinceTouchpoint");
        return (gap == null
                        ? "There was no mutual touchpoint yet"
                        : say("The last mutual touchpoint was %.0f days ago", gap))
                + say("; the right interval is %.0f days.", a.connection().cadence());
    }

    private static String balance(Assessment a) {
        return say(
                "Recent touchpoints: routine %.1f, good news %.1f, problems %.1f.",
                part(Factor.BALANCE, a, "routine"),
                part(Factor.BALANCE, a, "good"),
                part(Factor.BALANCE, a, "problem"));
    }

    private static String openness(Assessment a) {
        Map<String, Double> parts = FactorInputs.of(Factor.OPENNESS, a);
        return say(
                "Our roadmap: %s. Theirs: %s. Feedback given %.1f, received %.1f.",
                shared(parts.get("daysSinceOurRoadmap")),
                shared(parts.get("daysSinceTheirRoadmap")),
                parts.getOrDefault("feedbackGiven", 0.0),
                parts.getOrDefault("feedbackReceived", 0.0));
    }

    private static String shared(@Nullable Double days) {
        return days == null ? "never shared" : say("shared %.0f days ago", days);
    }

    private static double part(Factor factor, Assessment a, String name) {
        return FactorInputs.of(factor, a).getOrDefault(name, 0.0);
    }

    private static String say(String words, Object... values) {
        return String.format(Locale.ROOT, words, values);
    }
}
