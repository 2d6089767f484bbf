package dev.troth.trust;

import dev.troth.account.AccountView;
import dev.troth.scoring.Assessment;
import dev.troth.scoring.TrustDrivers;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** What a write did to the scores of its account, as callers see it. */
@Description("What this write did to the scores of its account: the same instant, without it and with it.")
public class TrustImpact {
    private final AccountView account;
    // Not called like the fields of the schema: SmallRye would take their types for the schema's.
    private final Assessment without;
    private final Assessment with;
    private final Instant asOf;

    public TrustImpact(AccountView account, Assessment without, Assessment with, Instant asOf) {
        this.account = account;
        this.without = without;
        this.with = with;
        this.asOf = asOf;
    }

    /** All scores of an account at once. */
    @Description("The scores of an account.")
    public record ScoreSet(
            @Description("How far they trust us.") @NonNull Trust trust,

            @Description("How likely they are to leave.") @NonNull
            ChurnRisk churnRisk) {}

    @NonNull
    @Description("Whose scores they are.")
    public AccountView getAccount() {
        return account;
    }

    @NonNull
    @Description("The scores without this write.")
    public ScoreSet getBefore() {
        return new ScoreSet(new Trust(without, asOf), new ChurnRisk(without, asOf));
    }

    @NonNull
    @Description("The scores with it.")
    public ScoreSet getAfter() {
        return new ScoreSet(new Trust(with, asOf), new ChurnRisk(with, asOf));
    }

    @NonNull
    @Description(
            "Why trust moved, the heaviest first: they add up to trust after minus trust before. Empty when it did "
                    + "not move, or has no value before or after.")
    public List<@NonNull Driver> getDrivers() {
        if (without.trustUnrated().isPresent() || with.trustUnrated().isPresent()) {
            return List.of();
        }
        return TrustDrivers.ofChange(without, with).stream()
                .filter(driver -> driver.contribution() != 0)
                .map(driver -> Driver.of(driver, Score.SCALE))
                .toList();
    }
}
