package dev.troth.trust;

import dev.troth.account.AccountView;
import dev.troth.ledger.Fact;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** What some facts do to the scores of an account, as callers see it. */
@Description("What something does to the scores of its account: the same instant, without it and with it.")
public class TrustImpact {
    private final AccountView account;
    // Not called like the fields of the schema: SmallRye would take their types for the schema's.
    private final Explanation without;
    private final Explanation with;
    private final Set<UUID> facts;

    /** @param facts what makes the difference */
    public TrustImpact(AccountView account, Explanation without, Explanation with, List<Fact> facts) {
        this.account = account;
        this.without = without;
        this.with = with;
        this.facts = facts.stream().map(Fact::id).collect(Collectors.toSet());
    }

    /** All scores of an account at once. */
    @Description("The scores of an account.")
    public record ScoreSet(
            @Description("How far they trust us.") @NonNull Trust trust,

            @Description("How likely they are to leave.") @NonNull
            ChurnRisk churnRisk) {

        public static ScoreSet of(Explanation explanation) {
            return new ScoreSet(new Trust(explanation), new ChurnRisk(explanation));
        }
    }

    @NonNull
    @Description("Whose scores they are.")
    public AccountView getAccount() {
        return account;
    }

    @NonNull
    @Description("The scores without it.")
    public ScoreSet getBefore() {
        return ScoreSet.of(without);
    }

    @NonNull
    @Description("The scores with it.")
    public ScoreSet getAfter() {
        return ScoreSet.of(with);
    }

    @NonNull
    @Description(
            "Why trust moved, the heaviest first: they add up to trust after minus trust before. Empty when it did "
                    + "not move, or has no value before or after.")
    public List<@NonNull Driver> getDrivers() {
        return drivers(Measure.of(ScoreCode.TRUST));
    }

    @NonNull
    @Description(
            "Why the probability of leaving within 90 days moved: they add up to it after minus before. Empty when "
                    + "it did not move, or has no value before or after.")
    public List<@NonNull Driver> getChurnDrivers() {
        return drivers(Measure.churn(Measure.USUAL_DAYS));
    }

    private List<Driver> drivers(Measure measure) {
        if (measure.unrated(without.assessment()).isPresent()
                || measure.unrated(with.assessment()).isPresent()) {
            return List.of();
        }
        return Driver.ofChange(
                measure.change(without.assessment(), with.assessment()),
                measure,
                with,
                code -> with.evidence(measure, code).stream()
                        .filter(effect -> facts.contains(effect.fact().id()))
                        .toList());
    }
}
