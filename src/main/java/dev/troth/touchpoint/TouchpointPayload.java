package dev.troth.touchpoint;

import dev.troth.ledger.FactPayload;
import dev.troth.ledger.Recorded;
import dev.troth.platform.MutationPayload;
import org.eclipse.microprofile.graphql.Description;
import org.jspecify.annotations.Nullable;

@Description("Result of a mutation of a touchpoint.")
public final class TouchpointPayload extends FactPayload implements MutationPayload {
    private final @Nullable TouchpointView touchpoint;

    TouchpointPayload(Recorded recorded, @Nullable TouchpointView touchpoint) {
        super(recorded);
        this.touchpoint = touchpoint;
    }

    @Description("Touchpoint in its new state. Null if there are errors.")
    public @Nullable TouchpointView getTouchpoint() {
        return touchpoint;
    }
}
