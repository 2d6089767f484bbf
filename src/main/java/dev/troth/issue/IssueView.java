package dev.troth.issue;

import dev.troth.platform.batching.BatchContext;
import dev.troth.platform.common.Attribution;
import dev.troth.platform.common.Statistics;
import dev.troth.platform.list.EntityView;
import dev.troth.platform.node.Node;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Issue as returned by the API. */
@Name("Issue")
@Description("Complaint, dispute or incident, with its status.")
public class IssueView extends EntityView implements Node {
    private final IssueRow row;

    IssueView(IssueRow row, BatchContext<IssueRow> batch) {
        super(IssueType.PREFIX, row, batch);
        this.row = row;
    }

    @NonNull
    @Description("Status.")
    public IssueStatus getStatus() {
        return row.status;
    }

    @Description("Whether the account was angry when it raised the issue.")
    public boolean getHeated() {
        return row.heated;
    }

    @Description("Exact main issue.")
    public @Nullable String getMainIssue() {
        return row.mainIssue;
    }

    @Description("Side at fault. Null if it was not recorded; it then counts as ours.")
    public @Nullable Attribution getAttribution() {
        return row.attribution;
    }

    @NonNull
    @Description("Options offered last to resolve it.")
    public List<@NonNull String> getOptions() {
        return row.options;
    }

    @Description("Text of the last reply. Null if there is none.")
    public @Nullable String getReplyText() {
        return row.replyText;
    }

    @Description("Text that had been agreed.")
    public @Nullable String getReplyAgreed() {
        return row.replyAgreed;
    }

    @Description("Reason why the last reply could not wait.")
    public @Nullable String getOverrideReason() {
        return row.overrideReason;
    }

    @Description("Time until which an answer to a heated issue should wait. Null if it is not heated.")
    public @Nullable Instant getHeldUntil() {
        return row.heated ? row.at.plus(Issue.COOLDOWN) : null;
    }

    @Description(
            "Time from raising to resolution, or to now while it is open, in seconds. The time runs from the first "
                    + "second.")
    public double getResolutionSeconds() {
        Instant end = row.resolvedAt == null ? batch().moment().asOf() : row.resolvedAt;
        return Statistics.seconds(row.at, end);
    }
}
