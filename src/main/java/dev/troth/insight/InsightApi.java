package dev.troth.insight;

import dev.troth.account.AccountKind;
import dev.troth.account.AccountLookup;
import dev.troth.account.AccountView;
import dev.troth.insight.Goal.GoalValue;
import dev.troth.ledger.EntityRepository;
import dev.troth.ledger.Fact;
import dev.troth.ledger.FactBatchLoader;
import dev.troth.ledger.InputMapper;
import dev.troth.ledger.Ledger;
import dev.troth.ledger.RecordPayload;
import dev.troth.ledger.RecordResult;
import dev.troth.ledger.Recorder;
import dev.troth.platform.common.AsOfResolver;
import dev.troth.platform.common.Direction;
import dev.troth.platform.common.Party;
import dev.troth.platform.common.RejectedException;
import dev.troth.platform.list.Link;
import dev.troth.platform.list.LinkProvider;
import dev.troth.stakeholder.ConsentPurpose;
import dev.troth.stakeholder.ConsentState;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;

/** Insights in the schema. */
@GraphQLApi
public class InsightApi implements LinkProvider {
    private static final int MOST = 500;

    private final EntityRepository<Insight, InsightRow, InsightView> repository;
    private final AccountLookup accounts;
    private final Recorder recorder;
    private final InputMapper inputMapper;
    private final AsOfResolver asOfResolver;
    private final FactBatchLoader facts;
    private final Ledger ledger;

    InsightApi(
            EntityRepository<Insight, InsightRow, InsightView> repository,
            AccountLookup accounts,
            Recorder recorder,
            InputMapper inputMapper,
            AsOfResolver asOfResolver,
            FactBatchLoader facts,
            Ledger ledger) {
        this.repository = repository;
        this.accounts = accounts;
        this.recorder = recorder;
        this.inputMapper = inputMapper;
        this.asOfResolver = asOfResolver;
        this.facts = facts;
        this.ledger = ledger;
    }

    @Override
    public List<Link> links() {
        return List.of(
                Link.many(
                        "InsightMetrics",
                        "staleNeeds",
                        "Insight",
                        "Needs that were not reviewed for 180 days.",
                        InsightMetrics.class,
                        InsightMetrics::staleNeeds),
                Link.many(
                        "InsightMetrics",
                        "expectationsUnmatched",
                        "Insight",
                        "Expectations of one side to which the other has not agreed.",
                        InsightMetrics.class,
                        InsightMetrics::expectationsUnmatched),
                Link.many(
                        "InsightMetrics",
                        "unmetNeeds",
                        "Insight",
                        "Needs that the product cannot meet.",
                        InsightMetrics.class,
                        InsightMetrics::unmetNeeds),
                Link.many(
                        "ExitReview",
                        "unmetNeeds",
                        "Insight",
                        "Needs that the product cannot meet: marked as unmet, named as the gap of a breach and not"
                                + " reviewed or retired since, or known for 180 days with a failed commitment and none"
                                + " that was kept since.",
                        ExitReview.class,
                        ExitReview::unmetNeeds),
                Link.many(
                        "ExitReview",
                        "brokenCommitments",
                        "Commitment",
                        "Commitments counted in breaches.",
                        ExitReview.class,
                        ExitReview::brokenRefs),
                Link.many(
                        "ExitReview",
                        "overdueCommitments",
                        "Commitment",
                        "Commitments counted in overdue.",
                        ExitReview.class,
                        ExitReview::overdueRefs),
                Link.many(
                        "ExitReview",
                        "lateCommitments",
                        "Commitment",
                        "Commitments counted in late.",
                        ExitReview.class,
                        ExitReview::lateRefs));
    }

    @NonNull
    @Description("Insight metrics of both sides.")
    public InsightMetrics insightMetrics(@Source AccountView account) {
        return InsightMetrics.of(
                facts.of(account.batch(), account.uuid()),
                account.batch().moment().asOf());
    }

    @NonNull
    @Description("Review of whether the product or service of the supplying side lets it fulfil its commitments, with"
            + " advice: of ours, or for accounts of kind VENDOR of theirs.")
    public ExitReview exitReview(@Source AccountView account) {
        return ExitReview.of(
                facts.of(account.batch(), account.uuid()),
                account.kind() == AccountKind.VENDOR ? Party.THEM : Party.US,
                account.batch().moment().asOf());
    }

    @NonNull
    @Description("Values of the goal in the order of their times, the last 500 at most. Empty for other insights.")
    public List<@NonNull GoalValue> values(@Source InsightView insight) {
        Insight known = null;
        for (Fact fact : facts.about("insight", insight.batch(), insight.getRef())) {
            known = Insight.apply(insight.getRef(), known, fact);
        }
        List<GoalValue> values = known == null ? List.of() : known.values();
        return values.subList(Math.max(0, values.size() - MOST), values.size());
    }

    @Mutation
    @NonNull
    @Description("Records an insight about the account or about the relationship.")
    public RecordPayload noteInsight(@NonNull InsightInputs.NoteInsightInput input) {
        return payload(recorder.record(input, accounts.refOf(input.account), () -> {
            checkConsent(input);
            return inputMapper.body(input, InsightFact.Noted.class, Map.of());
        }));
    }

    /** A trait of a stakeholder who refuses its storage is not stored. */
    private void checkConsent(InsightInputs.NoteInsightInput input) {
        String stakeholder = input.stakeholder;
        if (input.kind != InsightKind.TRAIT || stakeholder == null) {
            return;
        }
        List<Fact> about = ledger.historyOf("stakeholder", List.of(stakeholder), asOfResolver.now());
        if (ConsentState.refusing(ConsentPurpose.PROFILE, about).contains(stakeholder)) {
            throw RejectedException.invalid(
                    "stakeholder",
                    "\"%s\" refused the purpose PROFILE, so a trait of theirs must not be stored. Maybe record a new"
                            + " consent first?",
                    stakeholder);
        }
    }

    @Mutation
    @NonNull
    @Description("Records a review of an insight. Absent fields stay unchanged, and the insight counts as up to date.")
    public RecordPayload reviewInsight(@NonNull InsightInputs.ReviewInsightInput input) {
        return payload(repository.record(input, input.insight, InsightFact.Reviewed.class));
    }

    @Mutation
    @NonNull
    @Description("Records that the other side knows the insight and agrees with it: a roadmap, a goal, an expectation "
            + "or an idea.")
    public RecordPayload acknowledgeInsight(@NonNull InsightInputs.AcknowledgeInsightInput input) {
        return payload(repository.record(input, input.insight, InsightFact.Acknowledged.class));
    }

    @Mutation
    @NonNull
    @Description("Records that a roadmap that is on record was shared with the other side.")
    public RecordPayload shareInsight(@NonNull InsightInputs.ShareInsightInput input) {
        return payload(
                repository.record(input, input.insight, about -> new InsightFact.Shared(about, direction(about))));
    }

    private Direction direction(String insight) {
        return repository
                .find(null, insight, asOfResolver.now())
                .map(row -> row.kind == InsightKind.ROADMAP_THEIRS ? Direction.IN : Direction.OUT)
                .orElse(Direction.OUT);
    }

    @Mutation
    @NonNull
    @Description("Records the answer to a question.")
    public RecordPayload answerQuestion(@NonNull InsightInputs.AnswerQuestionInput input) {
        return payload(repository.record(input, input.insight, InsightFact.Answered.class));
    }

    @Mutation
    @NonNull
    @Description("Retires an insight that is no longer valid.")
    public RecordPayload retireInsight(@NonNull InsightInputs.RetireInsightInput input) {
        return payload(repository.record(input, input.insight, InsightFact.Retired.class));
    }

    @Mutation
    @NonNull
    @Description(
            "Records an assessment of the needs of the buying side: of the account's by us, or of ours by a vendor. It "
                    + "increases understanding and thus credibility.")
    public RecordPayload assessNeeds(@NonNull InsightInputs.AssessNeedsInput input) {
        return accounts.payload(recorder.record(input, accounts.refOf(input.account), InsightFact.NeedsAssessed.class));
    }

    @Mutation
    @NonNull
    @Description("Records that one side shared its roadmap as a whole with the other. For one item, see shareInsight.")
    public RecordPayload shareRoadmap(@NonNull InsightInputs.ShareRoadmapInput input) {
        return accounts.payload(recorder.record(input, accounts.refOf(input.account), InsightFact.RoadmapShared.class));
    }

    private RecordPayload payload(RecordResult recorded) {
        return new RecordPayload(recorded, repository.recorded(recorded));
    }
}
