package dev.troth.stakeholder;

import dev.troth.ledger.FactPayload;
import dev.troth.ledger.Recorded;
import dev.troth.platform.MutationPayload;
import org.eclipse.microprofile.graphql.Description;
import org.jspecify.annotations.Nullable;

@Description("Result of a mutation of a stakeholder.")
public final class StakeholderPayload extends FactPayload implements MutationPayload {
    private final @Nullable StakeholderView stakeholder;

    StakeholderPayload(Recorded recorded, @Nullable StakeholderView stakeholder) {
        super(recorded);
        this.stakeholder = stakeholder;
    }

    @Description("Stakeholder in its new state. Null if there are errors.")
    public @Nullable StakeholderView getStakeholder() {
        return stakeholder;
    }
}
