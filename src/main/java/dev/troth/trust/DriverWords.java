package dev.troth.trust;

import dev.troth.scoring.Assessment;
import dev.troth.scoring.RawParts;
import dev.troth.scoring.TrustDrivers.Factor;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What there is to a reason, in words for a person. Pure. */
final class DriverWords {
    private static final int PERCENT = 100;

    private DriverWords() {}

    static String of(DriverCode code, Assessment a) {
        return switch (code) {
            case KEPT_COMMITMENTS -> kept(a);
            case RECENT_BREACHES ->
                say(
                        "What was broken lately leaves %.0f %% of credibility; it heals with time and kept promises.",
                        a.credibility().recentBreaches() * PERCENT);
            case PAST_BREACHES ->
                say(
                        "What was broken at any time takes %.1f %% for good: people forgive, but they don't forget.",
                        (1 - a.credibility().pastBreaches()) * PERCENT);
            case UNDERSTANDING -> understanding(a);
            case COVERAGE -> coverage(a);
            case RHYTHM -> rhythm(a);
            case BREADTH -> say("%.1f topics are alive.", part(Factor.BREADTH, a, "topics"));
            case BALANCE -> balance(a);
            case OPENNESS -> openness(a);
            case RESPONSIVENESS ->
                say(
                        "%.1f of %.1f answers lately came promptly.",
                        part(Factor.RESPONSIVENESS, a, "prompt"), part(Factor.RESPONSIVENESS, a, "answers"));
            case EXPERIENCES ->
                say(
                        "Good experiences weigh %.1f, bad ones %.1f; a bad one counts twice.",
                        part(Factor.EXPERIENCES, a, "good"), part(Factor.EXPERIENCES, a, "bad"));
            case CREDIBILITY ->
                say("Credibility is %.0f of 100.", a.credibility().value() * PERCENT);
            case CONNECTION -> say("Connection is %.0f of 100.", a.connection().value() * PERCENT);
            case SILENCE -> rhythm(a);
            case STRESS ->
                say(
                        "Times are hard for them: %.0f of 100; a partner is kept, a vendor is let go.",
                        a.churn().stress() * PERCENT);
            case TENURE ->
                say("We have known each other for %.1f years.", a.churn().tenureYears());
            case BAD_EXPERIENCES ->
                "Bad experiences and broken promises still hurt; they fade by half in three months.";
            case OPEN_ITEMS ->
                say(
                        "%d open issues and late promises press.",
                        a.churn().pressures().size());
            case CHAMPION -> "Somebody who spoke for us is gone.";
            case PRIORITY -> "Something of theirs that we are part of matters less than it did.";
            case RENEWAL -> "A renewal came nearer, or was settled.";
        };
    }

    private static String kept(Assessment a) {
        return say(
                "Kept promises weigh %.1f, broken ones %.1f; older ones count for less.",
                part(Factor.KEPT_COMMITMENTS, a, "kept"), part(Factor.KEPT_COMMITMENTS, a, "broken"));
    }

    private static String understanding(Assessment a) {
        return say(
                "Of the customer we know %.0f %%, of the industry %.0f %%, of the competition %.0f %%.",
                part(Factor.UNDERSTANDING, a, "customer") * PERCENT,
                part(Factor.UNDERSTANDING, a, "industry") * PERCENT,
                part(Factor.UNDERSTANDING, a, "competition") * PERCENT);
    }

    private static String coverage(Assessment a) {
        String reached =
                say("We reach %.0f %% of the departments that matter", part(Factor.COVERAGE, a, "reached") * PERCENT);
        String key = a.connection().keyPerson();
        return key == null
                ? reached + "."
                : reached
                        + say(
                                ", and %.0f %% without %s.",
                                part(Factor.COVERAGE, a, "reachedWithoutKeyPerson") * PERCENT, key);
    }

    private static String rhythm(Assessment a) {
        Map<String, Double> parts = RawParts.of(Factor.RHYTHM, a);
        Double gap = parts.get("daysSinceTouchpoint");
        return (gap == null ? "There was no contact of both sides yet" : say("The last contact was %.0f days ago", gap))
                + say("; every %.0f days is right here.", a.connection().cadence());
    }

    private static String balance(Assessment a) {
        return say(
                "Contacts lately: routine %.1f, for good news %.1f, for problems %.1f.",
                part(Factor.BALANCE, a, "routine"),
                part(Factor.BALANCE, a, "good"),
                part(Factor.BALANCE, a, "problem"));
    }

    private static String openness(Assessment a) {
        Map<String, Double> parts = RawParts.of(Factor.OPENNESS, a);
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
        return RawParts.of(factor, a).getOrDefault(name, 0.0);
    }

    private static String say(String words, Object... values) {
        return String.format(Locale.ROOT, words, values);
    }
}
