package dev.troth.trust;

import dev.troth.scoring.StakeholderTrust;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;

/** API type of the trust of one stakeholder. */
@Name("StakeholderTrust")
@Description("Trust of one stakeholder in us, 0 to 100: the record of the account, adjusted by the stakeholder's "
        + "own experience.")
public record StakeholderTrustView(
        @Description("Trust, 0 to 100: credibility times connection.")
        double value,

        @Description("Credibility of us to this stakeholder.")
        double credibility,

        @Description("Connection with this stakeholder; 0 after their departure.")
        double connection) {

    static StakeholderTrustView of(StakeholderTrust trust) {
        return new StakeholderTrustView(
                trust.value() * Score.SCALE, trust.credibility() * Score.SCALE, trust.connection() * Score.SCALE);
    }
}
