package dev.troth.trust.action;

import dev.troth.account.AccountView;
import dev.troth.ledger.Fact;
import dev.troth.platform.common.GlobalId;
import dev.troth.platform.common.MoneyView;
import dev.troth.platform.common.Statistics;
import dev.troth.platform.node.Node;
import dev.troth.touchpoint.Channel;
import dev.troth.touchpoint.TimeWindow;
import dev.troth.trust.action.ActionPlanner.PlannedAction;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** An action recommended to a member. */
@Description(
        "Action recommended to a member: its title, its reason, and the mutation that completes it. Each matter has "
                + "one action.")
public final class Action implements Node {
    static final String PREFIX = "act";

    private final PlannedAction planned;
    private final double rank;
    private final Instant now;

    Action(PlannedAction planned, double rank, Instant now) {
        this.planned = planned;
        this.rank = rank;
        this.now = now;
    }

    /**
     * Returns the id of an action: the first half is that of the account, so that the account is found by it, and the
     * second half is a digest of the kind and the matter.
     */
    static UUID uuid(UUID account, ProposedAction action) {
        String name = account + " " + action.kind + " " + action.matter.kind() + " " + action.matter.ref();
        UUID digest = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        return new UUID(account.getMostSignificantBits(), digest.getLeastSignificantBits());
    }

    @Ignore
    ProposedAction action() {
        return planned.action();
    }

    /** Returns whether a fact is about the matter of the action. */
    @Ignore
    public boolean isAbout(Fact fact) {
        ProposedAction.Matter matter = planned.action().matter;
        return fact.subjectKind().equals(matter.kind().name().toLowerCase(Locale.ROOT))
                && fact.subjectRef().equals(matter.ref());
    }

    @Ignore
    @Nullable
    String stakeholderRef() {
        return planned.contact().ref();
    }

    @Override
    @Id
    @NonNull
    @Description("Opaque global id; the same for the same kind of action about the same matter, on every call.")
    public String getId() {
        return new GlobalId(PREFIX, uuid(planned.account().uuid(), planned.action())).toString();
    }

    @NonNull
    @Description("Kind of action.")
    public ActionKind getKind() {
        return planned.action().kind;
    }

    @NonNull
    @Description("Account.")
    public AccountView getAccount() {
        return planned.account();
    }

    @NonNull
    @Description("Action to take, in words.")
    public String getTitle() {
        return planned.action().title;
    }

    @NonNull
    @Description("Reason, in words. Times are in the time zone of the owner of the account.")
    public String getReason() {
        String note = planned.contact().note();
        return note == null ? planned.action().reason : planned.action().reason + " " + note;
    }

    @NonNull
    @Description("Time at which it is, or was, due. For actions without a deadline, the time at which their situation "
            + "began.")
    public Instant getDueAt() {
        return planned.action().dueAt;
    }

    @Description("Lateness, in seconds. 0 if it is not late.")
    public double getLateSeconds() {
        return Math.max(0, Statistics.seconds(planned.action().dueAt, now));
    }

    @Description("Rank; the list is sorted by it, highest first. The weight of the kind, multiplied by 0.5 plus the "
            + "importance or severity (0 to 1), by 1.5 if the account is angry, by the urgency (1 at the due time, "
            + "less before it, up to 2 a week after it), by 1 plus the probability of churn, and by 1 to 1.5 for the "
            + "revenue or the stake, compared with the largest in the list by the exchange rates of the workspace; if a "
            + "currency has no rate, with the largest of the same currency. An action for which a person waits comes before all others in the half hour before its due time (10,000 or more is added), "
            + "and after those in the hour after it (5,000 is added).")
    public double getRank() {
        return rank;
    }

    @Description("Importance of the commitment or request, or severity of the issue, 0 to 1; 0.5 for other actions.")
    public double getImportance() {
        return planned.action().importance;
    }

    @Description("Value that depends on it: the stake of a request or initiative, or the annual value of a contract. "
            + "Null if it is unknown.")
    public @Nullable MoneyView getStake() {
        return MoneyView.of(planned.action().stake);
    }

    @Description("Expected gain of trust compared with doing nothing, in points. Null if the model has no number for "
            + "it.")
    public @Nullable Double getExpectedGain() {
        return planned.action().gain;
    }

    @NonNull
    @Description("Refs of its subjects: the commitment, the issue, the touchpoint …")
    public List<@NonNull String> getSubjects() {
        return List.of(planned.action().matter.ref());
    }

    @NonNull
    @Description("Mutation that completes it.")
    public String getMutation() {
        return planned.action().kind.mutation();
    }

    @Description("Channel to use this time. Null if any channel is suitable.")
    public @Nullable Channel getChannel() {
        return planned.action().channel;
    }

    @Description("Name of the playbook for the matter, whether it is started or due. Null if there is none.")
    public @Nullable String getPlaybook() {
        return planned.action().playbook;
    }

    @Description("Next time window in which both the stakeholder and the owner of the account can be reached, by their "
            + "availability. Null if there is no stakeholder to reach.")
    public @Nullable TimeWindow getWindow() {
        return planned.window();
    }
}
