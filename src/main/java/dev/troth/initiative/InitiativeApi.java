package dev.troth.initiative;

import dev.troth.account.AccountLookup;
import dev.troth.initiative.InitiativeView.EffortEntry;
import dev.troth.initiative.InitiativeView.NoticeEntry;
import dev.troth.initiative.InitiativeView.OpportunityEntry;
import dev.troth.initiative.InitiativeView.PriorityChange;
import dev.troth.initiative.InitiativeView.ValueEntry;
import dev.troth.ledger.EntityRepository;
import dev.troth.ledger.FactBatchLoader;
import dev.troth.ledger.RecordPayload;
import dev.troth.ledger.RecordResult;
import dev.troth.ledger.Recorder;
import dev.troth.ledger.TypedFact;
import dev.troth.platform.list.Link;
import dev.troth.platform.list.LinkProvider;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;

/** Initiatives in the schema. */
@GraphQLApi
public class InitiativeApi implements LinkProvider {
    private static final int MOST = 100;

    private final EntityRepository<Initiative, InitiativeRow, InitiativeView> repository;
    private final AccountLookup accounts;
    private final Recorder recorder;
    private final FactBatchLoader facts;

    InitiativeApi(
            EntityRepository<Initiative, InitiativeRow, InitiativeView> repository,
            AccountLookup accounts,
            Recorder recorder,
            FactBatchLoader facts) {
        this.repository = repository;
        this.accounts = accounts;
        this.recorder = recorder;
        this.facts = facts;
    }

    @Override
    public List<Link> links() {
        return List.of(
                Link.one(
                        "EffortEntry",
                        "reportedBy",
                        "Member",
                        "Member who did the work. Null if it was not recorded.",
                        EffortEntry.class,
                        EffortEntry::reportedBy),
                Link.one(
                        "InitiativeReview",
                        "askedOf",
                        "Stakeholder",
                        "Stakeholder who was asked for the reason. Null if none was asked.",
                        InitiativeReview.class,
                        InitiativeReview::askedOf),
                Link.many(
                        "InitiativeReview",
                        "openCommitments",
                        "Commitment",
                        "Our open commitments that belong to it, 500 at most.",
                        InitiativeReview.class,
                        InitiativeReview::openCommitments),
                Link.one(
                        "PriorityChange",
                        "causedBy",
                        "Stakeholder",
                        "Stakeholder who joined, left or demanded the change. Defaults to the last one who joined or"
                                + " left within 90 days before it.",
                        PriorityChange.class,
                        PriorityChange::causedBy),
                Link.one(
                        "ValueEntry",
                        "confirmedBy",
                        "Stakeholder",
                        "Stakeholder who confirmed it. Null until then.",
                        ValueEntry.class,
                        ValueEntry::confirmedBy));
    }

    @NonNull
    @Description("Review of the initiative for the conversation after a priority change.")
    public InitiativeReview review(@Source InitiativeView initiative) {
        return InitiativeReview.of(
                initiative.getRef(),
                facts.of(initiative.batch(), initiative.accountUuid()),
                initiative.batch().moment().asOf());
    }

    @NonNull
    @Description("Announcements of coming changes, in order; the last 100 at most.")
    public List<@NonNull NoticeEntry> notices(@Source InitiativeView initiative) {
        return latest(initiative, InitiativeFact.NoticeGiven.class, NoticeEntry::of);
    }

    @NonNull
    @Description("Larger opportunities that resulted from it, in order; the last 100 at most.")
    public List<@NonNull OpportunityEntry> opportunities(@Source InitiativeView initiative) {
        return latest(initiative, InitiativeFact.Opportunity.class, OpportunityEntry::of);
    }

    @NonNull
    @Description("Values that it delivered to the account, in order; the last 100 at most.")
    public List<@NonNull ValueEntry> values(@Source InitiativeView initiative) {
        return latest(initiative, InitiativeFact.ValueDelivered.class, ValueEntry::of);
    }

    private <B extends InitiativeFact, E> List<E> latest(
            InitiativeView initiative, Class<B> kind, Function<TypedFact<B>, E> entry) {
        List<E> all = TypedFact.ofType(
                        InitiativeEntries.latest(facts.about("initiative", initiative.batch(), initiative.getRef())),
                        kind)
                .map(entry)
                .toList();
        return all.subList(Math.max(0, all.size() - MOST), all.size());
    }

    @Mutation
    @NonNull
    @Description("Records the start of an initiative: a project of the account in which we take part.")
    public RecordPayload startInitiative(@NonNull InitiativeInputs.StartInitiativeInput input) {
        return payload(recorder.record(input, accounts.refOf(input.account), InitiativeFact.Started.class));
    }

    @Mutation
    @NonNull
    @Description("Records a change of the account's priorities, which is seldom our fault but often affects us.")
    public RecordPayload changePriority(@NonNull InitiativeInputs.ChangePriorityInput input) {
        return payload(recorder.record(
                input,
                accounts.refOf(input.account),
                () -> new InitiativeFact.PriorityChanged(
                        input.severity,
                        input.initiative == null ? null : repository.refOf(input.initiative),
                        input.reason,
                        input.mitigated,
                        input.cause,
                        input.to,
                        input.causedBy)));
    }

    @Mutation
    @NonNull
    @Description("Records that we asked the stakeholder who sets the priority for the reason of a change.")
    public RecordPayload recordReasonRequest(@NonNull InitiativeInputs.RecordReasonRequestInput input) {
        return payload(repository.record(input, input.initiative, InitiativeFact.ReasonAsked.class));
    }

    @Mutation
    @NonNull
    @Description("Records that we announced a coming change early, with facts to support it.")
    public RecordPayload announceChange(@NonNull InitiativeInputs.AnnounceChangeInput input) {
        return payload(repository.record(input, input.initiative, InitiativeFact.NoticeGiven.class));
    }

    @Mutation
    @NonNull
    @Description("Records effort that we spent on an initiative.")
    public RecordPayload recordEffort(@NonNull InitiativeInputs.RecordEffortInput input) {
        return payload(repository.record(input, input.initiative, InitiativeFact.EffortSpent.class));
    }

    @Mutation
    @NonNull
    @Description("Records a proposed or agreed payment for work done.")
    public RecordPayload recordSettlement(@NonNull InitiativeInputs.RecordSettlementInput input) {
        return payload(repository.record(input, input.initiative, InitiativeFact.Settlement.class));
    }

    @Mutation
    @NonNull
    @Description("Records a favour of one side for the other.")
    public RecordPayload recordAccommodation(@NonNull InitiativeInputs.RecordAccommodationInput input) {
        return payload(repository.record(input, input.initiative, InitiativeFact.Accommodation.class));
    }

    @Mutation
    @NonNull
    @Description("Records a larger opportunity that resulted from the initiative.")
    public RecordPayload recordOpportunity(@NonNull InitiativeInputs.RecordOpportunityInput input) {
        return payload(repository.record(input, input.initiative, InitiativeFact.Opportunity.class));
    }

    @Mutation
    @NonNull
    @Description("Records value that the initiative delivered to the account. It counts once the account confirms it.")
    public RecordPayload recordValueDelivered(@NonNull InitiativeInputs.RecordValueDeliveredInput input) {
        return payload(repository.record(input, input.initiative, InitiativeFact.ValueDelivered.class));
    }

    @Mutation
    @NonNull
    @Description("Records that the account was informed of an effort.")
    public RecordPayload tellEffort(@NonNull InitiativeInputs.TellEffortInput input) {
        return payload(repository.record(input, input.initiative, InitiativeFact.EffortTold.class));
    }

    @Mutation
    @NonNull
    @Description("Records that the account confirmed a delivered value.")
    public RecordPayload confirmValue(@NonNull InitiativeInputs.ConfirmValueInput input) {
        return payload(repository.record(input, input.initiative, InitiativeFact.ValueConfirmed.class));
    }

    @Mutation
    @NonNull
    @Description("Records that an opportunity was won or lost. The latest decision counts.")
    public RecordPayload decideOpportunity(@NonNull InitiativeInputs.DecideOpportunityInput input) {
        return payload(repository.record(input, input.initiative, InitiativeFact.OpportunityDecided.class));
    }

    @Mutation
    @NonNull
    @Description("Records the end of an initiative.")
    public RecordPayload endInitiative(@NonNull InitiativeInputs.EndInitiativeInput input) {
        return payload(repository.record(input, input.initiative, InitiativeFact.Ended.class));
    }

    private RecordPayload payload(RecordResult recorded) {
        return new RecordPayload(recorded, repository.recorded(recorded));
    }
}
