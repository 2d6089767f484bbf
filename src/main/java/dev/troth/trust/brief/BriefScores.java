package dev.troth.trust.brief;

import dev.troth.ledger.Fact;
import dev.troth.platform.common.Party;
import dev.troth.scoring.Assessment;
import dev.troth.trust.score.Driver;
import dev.troth.trust.score.DriverCode;
import dev.troth.trust.score.FactEffect;
import dev.troth.trust.score.ScoreCode;
import dev.troth.trust.score.ScoreMeasure;
import dev.troth.trust.score.UnratedCause;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Sentences about scores: their values, the change within 30 days, and the strongest reason. Pure. */
final class BriefScores {
    private static final ScoreMeasure TRUST = ScoreMeasure.of(ScoreCode.TRUST);
    private static final Duration MONTH = Duration.ofDays(30);
    private static final int MOST_FACTS = 10;
    private static final double LEAST_CHANGE = 0.5;

    private final BriefContext on;

    private BriefScores(BriefContext on) {
        this.on = on;
    }

    static List<BriefSentence> values(BriefContext on) {
        return List.of(new BriefScores(on).value());
    }

    /** Returns the change of trust and the strongest reason beside it; none while trust is unrated. */
    static List<BriefSentence> reasons(BriefContext on) {
        return on.isRated() ? new BriefScores(on).reasons() : List.of();
    }

    private BriefSentence value() {
        Assessment now = on.assessment();
        if (now.trustUnrated().isPresent()) {
            return BriefSentence.computed(
                    BriefTopic.SCORES,
                    "Trust is unrated: "
                            + UnratedCause.inWords(now.trustUnrated().get()),
                    List::of);
        }
        boolean weSupply = on.supplier() == Party.US;
        String text =
                "%s is %.0f of 100, from credibility %.0f and connection %.0f; the standing is %s, and the probability that %s within %d days is %s."
                        .formatted(
                                weSupply ? "The trust of " + on.name() + " in us" : "Our trust in " + on.name(),
                                TRUST.value(now),
                                ScoreMeasure.of(ScoreCode.CREDIBILITY).value(now),
                                ScoreMeasure.of(ScoreCode.CONNECTION).value(now),
                                now.standing().name().toLowerCase(Locale.ROOT),
                                weSupply ? "they leave" : "we leave",
                                ScoreMeasure.USUAL_DAYS,
                                Spoken.percent(ScoreMeasure.churn(ScoreMeasure.USUAL_DAYS)
                                        .value(now)));
        return BriefSentence.computed(
                BriefTopic.SCORES,
                text,
                () -> strongest(TRUST.reasons(now).stream()
                        .map(ScoreMeasure.Reason::code)
                        .toList()));
    }

    private List<BriefSentence> reasons() {
        List<BriefSentence> all = new ArrayList<>();
        DriverCode told = null;
        Instant then = on.now().minus(MONTH);
        Assessment before = on.model().assessAt(on.facts(), on.market(), then);
        double change = TRUST.value(on.assessment()) - TRUST.value(before);
        if (before.trustUnrated().isEmpty() && Math.abs(change) >= LEAST_CHANGE) {
            Driver reason = strongest(before, change);
            told = reason.getCode();
            String text = "Trust %s by %s within 30 days. Strongest reason: %s"
                    .formatted(change < 0 ? "fell" : "rose", Spoken.points(Math.abs(change)), reason.getDescription());
            all.add(BriefSentence.computed(BriefTopic.CHANGE, text, () -> facts(reason)));
        }
        Driver other = costliestExcept(told);
        if (other != null) {
            String remedy =
                    other.getRemedy() == null ? "" : " " + other.getRemedy().description();
            all.add(BriefSentence.computed(BriefTopic.DRIVER, other.getDescription() + remedy, () -> facts(other)));
        }
        return all;
    }

    /** Returns the strongest reason of a change in its direction, with the facts since then. */
    private Driver strongest(Assessment before, double change) {
        Instant then = on.now().minus(MONTH);
        return Driver.ofChange(
                        TRUST.change(before, on.assessment()),
                        TRUST,
                        on.explanation(),
                        code -> on.explanation().evidence(TRUST, code).stream()
                                .filter(effect -> effect.fact().at().isAfter(then))
                                .toList())
                .stream()
                .filter(driver -> driver.getContribution() * change > 0)
                .findFirst()
                .orElseThrow();
    }

    private @Nullable Driver costliestExcept(@Nullable DriverCode told) {
        return Driver.of(on.explanation(), TRUST).stream()
                .filter(driver -> driver.getCode() != told && driver.getContribution() <= -LEAST_CHANGE)
                .findFirst()
                .orElse(null);
    }

    private static List<Fact> facts(Driver driver) {
        return driver.evidence().stream()
                .map(FactEffect::fact)
                .limit(MOST_FACTS)
                .toList();
    }

    private List<Fact> strongest(List<DriverCode> codes) {
        return codes.stream()
                .flatMap(code -> on.explanation().evidence(TRUST, code).stream())
                .map(FactEffect::fact)
                .distinct()
                .limit(MOST_FACTS)
                .toList();
    }
}
