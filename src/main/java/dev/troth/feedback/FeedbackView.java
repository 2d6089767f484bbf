package dev.troth.feedback;

import dev.troth.platform.batching.BatchContext;
import dev.troth.platform.list.EntityView;
import dev.troth.platform.node.Node;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.jspecify.annotations.Nullable;

/** Feedback as returned by the API. */
@Name("Feedback")
@Description("Feedback of one side about the other.")
public class FeedbackView extends EntityView implements Node {
    private final FeedbackRow row;

    FeedbackView(FeedbackRow row, BatchContext<FeedbackRow> batch) {
        super(FeedbackType.PREFIX, row, batch);
        this.row = row;
    }

    @Description("Text of the feedback.")
    public @Nullable String getText() {
        return row.text;
    }
}
