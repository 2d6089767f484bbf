package dev.troth.feedback;

import dev.troth.account.AccountLookup;
import dev.troth.account.AccountView;
import dev.troth.ledger.EntityRepository;
import dev.troth.ledger.FactBatchLoader;
import dev.troth.ledger.RecordPayload;
import dev.troth.ledger.RecordResult;
import dev.troth.ledger.Recorder;
import dev.troth.ledger.TypedFact;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;

/** Feedback in the schema. */
@GraphQLApi
public class FeedbackApi {
    private final EntityRepository<TypedFact<FeedbackFact>, FeedbackRow, FeedbackView> repository;
    private final AccountLookup accounts;
    private final Recorder recorder;
    private final FactBatchLoader facts;

    FeedbackApi(
            EntityRepository<TypedFact<FeedbackFact>, FeedbackRow, FeedbackView> repository,
            AccountLookup accounts,
            Recorder recorder,
            FactBatchLoader facts) {
        this.repository = repository;
        this.accounts = accounts;
        this.recorder = recorder;
        this.facts = facts;
    }

    @NonNull
    @Description("Feedback metrics of both sides.")
    public FeedbackMetrics feedbackMetrics(@Source AccountView account) {
        return FeedbackMetrics.of(
                facts.of(account.batch(), account.uuid()),
                account.batch().moment().asOf());
    }

    @Mutation
    @NonNull
    @Description("Records feedback of one side about the other.")
    public RecordPayload giveFeedback(@NonNull FeedbackInputs.GiveFeedbackInput input) {
        return payload(recorder.record(input, accounts.refOf(input.account), FeedbackFact.class));
    }

    private RecordPayload payload(RecordResult recorded) {
        return new RecordPayload(recorded, repository.recorded(recorded));
    }
}
