package dev.troth.issue;

import dev.troth.platform.Attribution;
import dev.troth.platform.Cohort;
import dev.troth.platform.Figures;
import dev.troth.platform.GlobalId;
import dev.troth.platform.node.Node;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** An issue as callers see one. */
@Name("Issue")
@Description("A complaint, a dispute or an incident, and where it stands.")
public class IssueView implements Node {
    private final IssueRow row;
    private final Cohort<IssueRow> cohort;

    IssueView(IssueRow row, Cohort<IssueRow> cohort) {
        this.row = row;
        this.cohort = cohort;
    }

    @Override
    @Id
    @NonNull
    @Description("Opaque id; stable.")
    public String getId() {
        return new GlobalId(IssueShelf.PREFIX, row.id).toString();
    }

    @Description("Counts the facts about it. Pass it as `expectedVersion` to be sure that nobody changed it meanwhile.")
    public int getVersion() {
        return row.version;
    }

    @NonNull
    @Description("Your own key of the issue.")
    public String getRef() {
        return row.ref;
    }

    @NonNull
    @Description("What kind of trouble it is.")
    public IssueKind getKind() {
        return row.kind;
    }

    @NonNull
    @Description("Where it stands.")
    public IssueStatus getStatus() {
        return row.status;
    }

    @Description("How bad it is, 0 to 1.")
    public double getSeverity() {
        return row.severity;
    }

    @Description("Whether they were angry when they raised it.")
    public boolean getHeated() {
        return row.heated;
    }

    @Description("Exactly what the main issue is.")
    public @Nullable String getMainIssue() {
        return row.mainIssue;
    }

    @Description("Ref of the stakeholder who raised it.")
    public @Nullable String getRaisedBy() {
        return row.stakeholderRef;
    }

    @Description("Whose doing it is; null when nobody said, and then it counts as ours.")
    public @Nullable Attribution getAttribution() {
        return row.attribution;
    }

    @NonNull
    @Description("When it was raised.")
    public Instant getRaisedAt() {
        return row.at;
    }

    @Description("When they were told that we know.")
    public @Nullable Instant getAcknowledgedAt() {
        return row.acknowledgedAt;
    }

    @Description("When it was resolved.")
    public @Nullable Instant getResolvedAt() {
        return row.resolvedAt;
    }

    @NonNull
    @Description("What was offered to resolve it.")
    public List<@NonNull String> getOptions() {
        return row.options;
    }

    @Description("When they were last written to about it.")
    public @Nullable Instant getRepliedAt() {
        return row.repliedAt;
    }

    @Description("What was sent to them last.")
    public @Nullable String getReplyText() {
        return row.replyText;
    }

    @Description("What had been agreed to be sent.")
    public @Nullable String getReplyAgreed() {
        return row.replyAgreed;
    }

    @Description("Why the last reply could not wait.")
    public @Nullable String getOverrideReason() {
        return row.overrideReason;
    }

    @Description("Until when a reply waits, where they were angry.")
    public @Nullable Instant getHeldUntil() {
        return row.heated ? row.at.plus(Issue.COOLDOWN) : null;
    }

    @Description(
            "Seconds from the first word to the solution, or to now while it is open: the clock runs from the first second.")
    public double getResolutionSeconds() {
        Instant end = row.resolvedAt == null ? cohort.moment().asOf() : row.resolvedAt;
        return Figures.seconds(row.at, end);
    }
}
