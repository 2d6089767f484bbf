package dev.troth.insight;

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

/** Insight in the schema. */
@GraphQLApi
public class InsightApi {
    private final InsightShelf shelf;
    private final Accounts accounts;
    private final Recorder recorder;
    private final Moments moments;
    private final AccountFacts facts;

    InsightApi(InsightShelf shelf, Accounts accounts, Recorder recorder, Moments moments, AccountFacts facts) {
        this.shelf = shelf;
        this.accounts = accounts;
        this.recorder = recorder;
        this.moments = moments;
        this.facts = facts;
    }

    @Query
    @NonNull
    @Description("Insights of all accounts, newest first.")
    public InsightConnection insights(
            @DefaultValue("25") @Description("How many, 1 to 100.") @Nullable Integer first,
            @Description("Cursor of the record after which to go on.") @Nullable String after,
            @Description("Look from this instant: what had happened by then. Now when absent.") @Nullable Instant asOf,
            @Description("Look with what had been recorded by this instant.") @Nullable Instant knownAt) {
        return new InsightConnection(shelf.page(moments.of(asOf, knownAt)));
    }

    @NonNull
    @Description("What we know of them, and they of us, newest first.")
    public InsightConnection insights(
            @Source AccountView account,
            @DefaultValue("25") @Description("How many, 1 to 100.") @Nullable Integer first,
            @Description("Cursor of the record after which to go on.") @Nullable String after) {
        return new InsightConnection(shelf.page(account.cohort(), account.uuid()));
    }

    @NonNull
    @Description("How well we know them, and they us.")
    public InsightMetrics insightMetrics(@Source AccountView account) {
        return InsightMetrics.of(
                facts.of(account.cohort(), account.uuid()),
                account.cohort().moment().asOf());
    }

    @NonNull
    @Description("Whether our product lets us keep our word here, and what follows if it does not.")
    public ExitReview exitReview(@Source AccountView account) {
        return ExitReview.of(
                facts.of(account.cohort(), account.uuid()),
                account.cohort().moment().asOf());
    }

    @Mutation
    @NonNull
    @Description("Notes something about them, or about what we are to each other.")
    public RecordPayload noteInsight(@NonNull InsightInputs.NoteInsightInput input) {
        return payload(recorder.record(
                input,
                accounts.refOf(input.account),
                () -> new InsightFact.Noted(
                        input.kind,
                        input.text,
                        input.evidence,
                        input.rank,
                        input.domain,
                        input.horizon,
                        input.sharedAt,
                        input.acknowledgedAt,
                        input.side,
                        input.askedOf,
                        input.stakeholder,
                        input.importance,
                        input.unmet,
                        input.metric,
                        input.target,
                        input.value,
                        input.dueAt,
                        input.consent)));
    }

    @Mutation
    @NonNull
    @Description("Looks at it again: what is absent stays as it is, and it counts as fresh.")
    public RecordPayload reviewInsight(@NonNull InsightInputs.ReviewInsightInput input) {
        return payload(shelf.record(
                input,
                input.insight,
                about -> new InsightFact.Reviewed(
                        about, input.evidence, input.rank, input.text, input.value, input.unmet)));
    }

    @Mutation
    @NonNull
    @Description("The other side knows it and agrees: with a roadmap, a goal, an expectation, an idea.")
    public RecordPayload acknowledgeInsight(@NonNull InsightInputs.AcknowledgeInsightInput input) {
        return payload(
                shelf.record(input, input.insight, about -> new InsightFact.Acknowledged(about, input.acknowledgedBy)));
    }

    @Mutation
    @NonNull
    @Description("They answered a question.")
    public RecordPayload answerQuestion(@NonNull InsightInputs.AnswerQuestionInput input) {
        return payload(shelf.record(input, input.insight, about -> new InsightFact.Answered(about, input.answer)));
    }

    @Mutation
    @NonNull
    @Description("It holds no longer.")
    public RecordPayload retireInsight(@NonNull InsightInputs.RetireInsightInput input) {
        return payload(shelf.record(input, input.insight, about -> new InsightFact.Retired(about, input.reason)));
    }

    @Mutation
    @NonNull
    @Description("We looked thoroughly at what they need. Raises understanding, and thereby credibility.")
    public RecordPayload assessNeeds(@NonNull InsightInputs.AssessNeedsInput input) {
        return payload(recorder.record(
                input, accounts.refOf(input.account), () -> new InsightFact.NeedsAssessed(input.scope, input.depth)));
    }

    @Mutation
    @NonNull
    @Description("One side told the other what it plans.")
    public RecordPayload shareRoadmap(@NonNull InsightInputs.ShareRoadmapInput input) {
        return payload(recorder.record(
                input,
                accounts.refOf(input.account),
                () -> new InsightFact.RoadmapShared(input.direction, input.domain)));
    }

    private RecordPayload payload(Recorded recorded) {
        return new RecordPayload(recorded, shelf.recorded(recorded));
    }
}
