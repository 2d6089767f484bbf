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
            @DefaultValue("25") @Description("Number of records, 1 to 100. Defaults to 25.") @Nullable Integer first,
            @Description("Cursor of the last record of the previous page. Defaults to the first page.") @Nullable
                    String after,
            @Description("Time as of which to read (valid time): only facts that occurred by then. Defaults to now.")
                    @Nullable
                    Instant asOf,
            @Description("Time by which facts must have been recorded (transaction time). Defaults to no limit.")
                    @Nullable
                    Instant knownAt) {
        return new FeedbackConnection(shelf.page(moments.of(asOf, knownAt)));
    }

    @NonNull
    @Description("Feedback of both sides, newest first.")
    public FeedbackConnection feedback(
            @Source AccountView account,
            @DefaultValue("25") @Description("Number of records, 1 to 100. Defaults to 25.") @Nullable Integer first,
            @Description("Cursor of the last record of the previous page. Defaults to the first page.") @Nullable
                    String after) {
        return new FeedbackConnection(shelf.page(account.cohort(), account.uuid()));
    }

    @NonNull
    @Description("Feedback metrics of both sides.")
    public FeedbackMetrics feedbackMetrics(@Source AccountView account) {
        return FeedbackMetrics.of(
                facts.of(account.cohort(), account.uuid()),
                account.cohort().moment().asOf());
    }

    @Mutation
    @NonNull
    @Description("Records feedback of one side about the other.")
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
