package dev.troth.stakeholder;

import dev.troth.platform.batching.BatchContext;
import dev.troth.platform.list.EntityView;
import dev.troth.platform.node.Node;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** API type of a tie. */
@Name("Tie")
@Description("Tie: typed, directed edge between two stakeholders of an account.")
public class TieView extends EntityView implements Node {
    private final TieRow row;

    TieView(TieRow row, BatchContext<TieRow> batch) {
        super(TieType.PREFIX, row, batch);
        this.row = row;
    }

    @NonNull
    @Description("Kind of tie.")
    public TieKind getKind() {
        return row.kind;
    }

    @Description("Strength, 0 to 1; independent of the sentiment.")
    public @Nullable Double getStrength() {
        return row.strength;
    }

    @NonNull
    @Description("Qualities in words, for example good, forced, awkward or productive. Shown, never scored.")
    public List<@NonNull String> getQualities() {
        return row.qualities;
    }
}
