package dev.troth.feedback;

import dev.troth.account.AccountView;
import dev.troth.account.Accounts;
import dev.troth.ledger.AccountFacts;
import dev.troth.ledger.RecordPayload;
import dev.troth.ledger.Recorded;
import dev.troth.ledger.Recorder;
import dev.troth.platform.Moments;
import java.time.Instant;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** Feedback in the schema. */
@GraphQLApi
public class FeedbackApi {
    private final FeedbackShelf shelf;
    private final Accounts accounts;
    private final Recorder recorder;
    private final Moments moments;
    private final AccountFacts facts;

    FeedbackApi(FeedbackShelf shelf, Accounts accounts, Recorder recorder, Moments moments, AccountFacts facts) {
        this.shelf = shelf;
        this.accounts = accounts;
        this.recorder = recorder;
        this.moments = moments;
        this.facts = facts;
    }

    @Query
    @NonNull
    @Description("Feedback of all accounts, newest first.")
    public FeedbackConnection feedback(
            @DefaultValue("25") @Description("How many, 1 to 100.") @Nullable Integer first,
            @Description("Cursor of the record after which to go on.") @Nullable String after,
            @Description("Look from this instant: what had happened by then. Now when absent.") @Nullable Instant asOf,
            @Description("Look with what had been recorded by this instant.") @Nullable Instant knownAt) {
        return new FeedbackConnection(shelf.page(moments.of(asOf, knownAt)));
    }

    @NonNull
    @Description("What both sides said of each other, newest first.")
    public FeedbackConnection feedback(
            @Source AccountView account,
            @DefaultValue("25") @Description("How many, 1 to 100.") @Nullable Integer first,
            @Description("Cursor of the record after which to go on.") @Nullable String after) {
        return new FeedbackConnection(shelf.page(account.cohort(), account.uuid()));
    }

    @NonNull
    @Description("What both sides say of each other.")
    public FeedbackMetrics feedbackMetrics(@Source AccountView account) {
        return FeedbackMetrics.of(
                facts.of(account.cohort(), account.uuid()),
                account.cohort().moment().asOf());
    }

    @Mutation
    @NonNull
    @Description("One side said what it thinks of the other.")
    public RecordPayload giveFeedback(@NonNull FeedbackInputs.GiveFeedbackInput input) {
        return payload(recorder.record(
                input,
                accounts.refOf(input.account),
                () -> new FeedbackFact(
                        input.direction,
                        input.kind,
                        input.value,
                        input.text,
                        input.honest,
                        input.department,
                        input.relayedBy,
                        input.stakeholder,
                        input.saidAt,
                        input.shared)));
    }

    private RecordPayload payload(Recorded recorded) {
        return new RecordPayload(recorded, shelf.recorded(recorded));
    }
}
