package dev.troth.stakeholder;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.troth.account.AccountLookup;
import dev.troth.ledger.Correction;
import dev.troth.ledger.EntityRepository;
import dev.troth.ledger.Fact;
import dev.troth.ledger.FactPayload;
import dev.troth.ledger.Ledger;
import dev.troth.ledger.RecordPayload;
import dev.troth.ledger.RecordResult;
import dev.troth.ledger.Recorder;
import dev.troth.platform.common.AsOf;
import dev.troth.platform.common.AsOfResolver;
import dev.troth.platform.common.MutationPayload;
import dev.troth.platform.common.ProblemCode;
import dev.troth.platform.common.RejectedException;
import dev.troth.stakeholder.TieType.TieView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** GraphQL queries and mutations for stakeholders, people and ties. */
@GraphQLApi
public class StakeholderApi {
    private final StakeholderRepository repository;
    private final EntityRepository<Tie, TieRow, TieView> ties;
    private final StakeholderLookup stakeholders;
    private final AccountLookup accounts;
    private final Recorder recorder;
    private final Ledger ledger;
    private final AsOfResolver asOfResolver;

    StakeholderApi(
            StakeholderRepository repository,
            EntityRepository<Tie, TieRow, TieView> ties,
            StakeholderLookup stakeholders,
            AccountLookup accounts,
            Recorder recorder,
            Ledger ledger,
            AsOfResolver asOfResolver) {
        this.repository = repository;
        this.ties = ties;
        this.stakeholders = stakeholders;
        this.accounts = accounts;
        this.recorder = recorder;
        this.ledger = ledger;
        this.asOfResolver = asOfResolver;
    }

    @NonNull
    @Description("Person behind the stakeholder.")
    public PersonView person(@Source StakeholderView stakeholder) {
        return stakeholders.person(stakeholder);
    }

    @NonNull
    @Description("Stakeholders of the same person in all accounts, past ones included, earliest first. People change "
            + "companies, and their opinion of us moves with them.")
    public List<@NonNull StakeholderView> otherAffiliations(@Source StakeholderView stakeholder) {
        Map<UUID, List<StakeholderView>> all = stakeholder
                .batch()
                .computeIfAbsent(
                        "other affiliations",
                        () -> stakeholders.ofPeople(
                                stakeholder.peopleOfBatch(), stakeholder.batch().moment()));
        return all.getOrDefault(stakeholder.personUuid(), List.of());
    }

    @Mutation
    @NonNull
    @Description("Adds a stakeholder to an account.")
    public StakeholderPayload addStakeholder(@NonNull StakeholderInputs.AddStakeholderInput input) {
        return payload(recorder.record(input, accounts.refOf(input.account), StakeholderFact.Joined.class));
    }

    @Mutation
    @NonNull
    @Description("Records a new stance of a stakeholder towards us.")
    public StakeholderPayload changeStance(@NonNull StakeholderInputs.ChangeStanceInput input) {
        return payload(repository.record(input, input.stakeholder, StakeholderFact.StanceChanged.class));
    }

    @Mutation
    @NonNull
    @Description("Records consent or refusal. The latest decision is valid; use `note` to record how and where it was "
            + "given.")
    public StakeholderPayload recordConsent(@NonNull StakeholderInputs.RecordConsentInput input) {
        return payload(repository.record(input, input.stakeholder, StakeholderFact.Consented.class));
    }

    @Mutation
    @NonNull
    @Description("Records that a stakeholder left, for another company or another job.")
    public StakeholderPayload recordDeparture(@NonNull StakeholderInputs.RecordDepartureInput input) {
        return payload(repository.record(input, input.stakeholder, StakeholderFact.Left.class));
    }

    @Mutation
    @NonNull
    @Description("Records a handover plan for the departure of a stakeholder. The latest plan is valid.")
    public StakeholderPayload planHandover(@NonNull StakeholderInputs.PlanHandoverInput input) {
        return payload(repository.record(input, input.stakeholder, StakeholderFact.HandoverPlanned.class));
    }

    @Mutation
    @NonNull
    @Description(
            "Changes the department, level, roles or influence of a stakeholder from now on. Queries as of an earlier "
                    + "time return the previous ones. The position that they leave remains in `Continuity.coverage`; to "
                    + "correct a wrong department, use amendFact.")
    public StakeholderPayload changeStakeholder(@NonNull StakeholderInputs.ChangeStakeholderInput input) {
        return payload(recorder.record(input, null, () -> {
            String ref = repository.refOf(input.stakeholder);
            checkPresence(ref, input);
            return new Correction.Amended(ref, "stakeholder", changes(input));
        }));
    }

    private void checkPresence(String ref, StakeholderInputs.ChangeStakeholderInput input) {
        AsOf moment = asOfResolver.of(input.at, null);
        List<Fact> facts = ledger.historyOf("stakeholder", List.of(ref), moment);
        Instant left = StakeholderRoster.of(facts).leftAt(ref);
        if (left != null) {
            throw RejectedException.of(
                    ProblemCode.INVALID_TRANSITION,
                    "stakeholder",
                    "The stakeholder \"%s\" left on %s. Maybe date the change before that time?",
                    ref,
                    left);
        }
    }

    private static ObjectNode changes(StakeholderInputs.ChangeStakeholderInput input) {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        if (input.department != null) {
            fields.put("department", input.department);
        }
        if (input.level != null) {
            fields.put("level", input.level);
        }
        if (input.roles != null) {
            ArrayNode roles = fields.putArray("roles");
            input.roles.forEach(role -> roles.add(role.name()));
        }
        if (input.influence != null) {
            fields.put("influence", input.influence);
        }
        if (fields.isEmpty()) {
            throw RejectedException.of(
                    ProblemCode.MISSING_FIELD, null, "Set at least one of department, level, roles and influence.");
        }
        if (fields.has("department") || fields.has("level")) {
            fields.put("moved", true);
        }
        return fields;
    }

    @Mutation
    @NonNull
    @Description("Records a tie between two stakeholders, such as a reporting line, an acquaintance, influence, an "
            + "alliance or a conflict.")
    public RecordPayload recordTie(@NonNull StakeholderInputs.RecordTieInput input) {
        RecordResult recorded = recorder.record(input, accounts.refOf(input.account), StakeholderFact.Tied.class);
        return new RecordPayload(recorded, ties.recorded(recorded));
    }

    @Mutation
    @NonNull
    @Description("Ends a tie.")
    public RecordPayload endTie(@NonNull StakeholderInputs.EndTieInput input) {
        RecordResult recorded = ties.record(input, input.tie, StakeholderFact.TieEnded.class);
        return new RecordPayload(recorded, ties.recorded(recorded));
    }

    private StakeholderPayload payload(RecordResult recorded) {
        return new StakeholderPayload(recorded, repository.recorded(recorded));
    }

    @Description("Result of a mutation of a stakeholder.")
    public static final class StakeholderPayload extends FactPayload implements MutationPayload {
        private final @Nullable StakeholderView stakeholder;

        StakeholderPayload(RecordResult recorded, @Nullable StakeholderView stakeholder) {
            super(recorded);
            this.stakeholder = stakeholder;
        }

        @Description("Stakeholder in its new state. Null if there are errors.")
        public @Nullable StakeholderView getStakeholder() {
            return stakeholder;
        }
    }
}
