package dev.troth.trust;

import dev.troth.scoring.StakeholderTrust;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;

/** How far one person trusts us, as callers see it. */
@Name("StakeholderTrust")
@Description("How far one person trusts us: the account's record with us, and their own experience on top. 0 to 100.")
public record StakeholderTrustView(
        @Description("Credibility times connection.") double value,
        @Description("How far this person can rely on us.") double credibility,

        @Description("How well we know this person; 0 after they left.")
        double connection) {

    static StakeholderTrustView of(StakeholderTrust trust) {
        return new StakeholderTrustView(
                trust.value() * Score.SCALE, trust.credibility() * Score.SCALE, trust.connection() * Score.SCALE);
    }
}
