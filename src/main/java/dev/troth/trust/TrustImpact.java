package dev.troth.trust;

import dev.troth.account.AccountView;
import dev.troth.ledger.Fact;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** API type of the effect of facts on the scores of an account. */
@Description("Effect on the scores of an account: the scores at the same instant, without and with the change.")
public class TrustImpact {
    private final AccountView account;
    // The names differ from the fields of the schema, because SmallRye would use their types for those fields.
    private final Explanation without;
    private final Explanation with;
    private final Set<UUID> facts;

    /** @param facts the facts that make the difference */
    public TrustImpact(AccountView account, Explanation without, Explanation with, List<Fact> facts) {
        this.account = account;
        this.without = without;
        this.with = with;
        this.facts = facts.stream().map(Fact::id).collect(Collectors.toSet());
    }

    /** All scores of an account. */
    @Description("Scores of an account.")
    public record ScoreSet(
            @Description("Trust of the account in us.") @NonNull
            Trust trust,

            @Description("Churn risk.") @NonNull ChurnRisk churnRisk) {

        public static ScoreSet of(Explanation explanation) {
            return new ScoreSet(new Trust(explanation), new ChurnRisk(explanation));
        }
    }

    @NonNull
    @Description("Account of the scores.")
    public AccountView getAccount() {
        return account;
    }

    @NonNull
    @Description("Scores without the change.")
    public ScoreSet getBefore() {
        return ScoreSet.of(without);
    }

    @NonNull
    @Description("Scores with the change.")
    public ScoreSet getAfter() {
        return ScoreSet.of(with);
    }

    @NonNull
    @Description(
            "Drivers of the change of trust, strongest first. They add up to trust after minus trust before. Empty "
                    + "if it did not change, or has no value before or after.")
    public List<@NonNull Driver> getDrivers() {
        return drivers(Measure.of(ScoreCode.TRUST));
    }

    @NonNull
    @Description("Drivers of the change of the probability of churn within 90 days. They add up to its value after "
            + "minus before. Empty if it did not change, or has no value before or after.")
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
