package dev.troth.touchpoint;

import dev.troth.account.AccountLookup;
import dev.troth.account.AccountView;
import dev.troth.commitment.CommitmentFact;
import dev.troth.ledger.EntityRepository;
import dev.troth.ledger.Fact;
import dev.troth.ledger.FactBatchLoader;
import dev.troth.ledger.FactPayload;
import dev.troth.ledger.InputMapper;
import dev.troth.ledger.RecordPayload;
import dev.troth.ledger.RecordResult;
import dev.troth.ledger.Recorder;
import dev.troth.ledger.TypedFact;
import dev.troth.platform.batching.BatchContext;
import dev.troth.platform.common.MutationPayload;
import dev.troth.platform.common.RejectedException;
import dev.troth.platform.common.Require;
import dev.troth.platform.database.Row;
import dev.troth.stakeholder.StakeholderLookup;
import dev.troth.stakeholder.StakeholderView;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** GraphQL queries and mutations for touchpoints. */
@GraphQLApi
public class TouchpointApi {
    private final EntityRepository<TypedFact<TouchpointFact.Happened>, TouchpointRow, TouchpointView> repository;
    private final AccountLookup accounts;
    private final Recorder recorder;
    private final InputMapper inputMapper;
    private final FactBatchLoader facts;
    private final StakeholderLookup stakeholders;

    TouchpointApi(
            EntityRepository<TypedFact<TouchpointFact.Happened>, TouchpointRow, TouchpointView> repository,
            AccountLookup accounts,
            Recorder recorder,
            InputMapper inputMapper,
            FactBatchLoader facts,
            StakeholderLookup stakeholders) {
        this.stakeholders = stakeholders;
        this.repository = repository;
        this.accounts = accounts;
        this.recorder = recorder;
        this.inputMapper = inputMapper;
        this.facts = facts;
    }

    @NonNull
    @Description("Metrics of the touchpoints.")
    public TouchpointMetrics touchpointMetrics(@Source AccountView account) {
        return TouchpointMetrics.of(
                facts.of(account.batch(), account.uuid()),
                account.batch().moment().asOf());
    }

    @Description("80th percentile of the response time, in seconds, with unanswered messages as censored observations. "
            + "Null if too few responses are known. Silence is never interpreted as dislike: other "
            + "priorities keep people from responding.")
    public @Nullable Double usualResponseSeconds(@Source StakeholderView stakeholder) {
        Instant now = stakeholder.batch().moment().asOf();
        List<Fact> all = facts.of(stakeholder.batch(), stakeholder.accountUuid());
        return ResponseTimes.eightieth(ResponseTimes.of(stakeholder.getRef(), ResponseTimes.waits(all)), now)
                .map(time -> time.toMillis() / 1000.0)
                .orElse(null);
    }

    @Description("Next time window within two weeks in which both can be reached: by the recorded availability of "
            + "each, else by the registered working hours of the member, else nine to five on weekdays in their own "
            + "time zone. Null if there is none, or if the stakeholder left.")
    public @Nullable TimeWindow nextWindow(
            @Source StakeholderView stakeholder,
            @NonNull @Description("Ref of the member who wants to reach the stakeholder.") String member,
            @DefaultValue("UTC")
                    @Description("IANA time zone of the member, used if no availability is recorded and the member is "
                            + "not registered. Defaults to UTC.")
                    String timeZone) {
        if (stakeholder.getLeftAt() != null) {
            return null;
        }
        BatchContext<? extends Row> batch = stakeholder.batch();
        ZoneId theirs = zone(stakeholders.person(stakeholder).timeZone());
        return SharedAvailability.next(
                        SharedAvailability.hoursOf(member, true, facts.ofWorkspace(batch), zone(timeZone)),
                        SharedAvailability.hoursOf(
                                stakeholder.getRef(), false, facts.of(batch, stakeholder.accountUuid()), theirs),
                        batch.moment().asOf())
                .orElse(null);
    }

    private static ZoneId zone(@Nullable String name) {
        try {
            return name == null ? ZoneOffset.UTC : ZoneId.of(name);
        } catch (DateTimeException e) {
            throw RejectedException.invalid(
                    "timeZone", "timeZone is \"%s\", which is not an IANA time zone. Maybe \"Europe/Berlin\"?", name);
        }
    }

    @NonNull
    @Description("Agenda items, in order.")
    public List<@NonNull AgendaItemView> agenda(@Source TouchpointView touchpoint) {
        return facts.about("touchpoint", touchpoint.batch(), touchpoint.getRef()).stream()
                .flatMap(fact -> ((TouchpointFact.Happened) fact.body()).agendaOrNone().stream())
                .map(AgendaItemView::of)
                .toList();
    }

    @Mutation
    @NonNull
    @Description("Records a touchpoint.")
    public TouchpointPayload recordTouchpoint(@NonNull TouchpointInputs.RecordTouchpointInput input) {
        return payload(recorder.record(
                input,
                accounts.refOf(input.account),
                () -> new TouchpointFact.Happened(
                        input.channel,
                        input.direction,
                        input.mutual,
                        input.participants,
                        input.topics,
                        input.context,
                        input.trigger,
                        input.responseSeconds == null
                                ? null
                                : Duration.ofMillis(
                                        Math.round(1000 * Require.positive("responseSeconds", input.responseSeconds))),
                        input.summary,
                        input.learnings,
                        input.agenda == null
                                ? null
                                : input.agenda.stream()
                                        .map(TouchpointInputs.AgendaItemInput::item)
                                        .toList(),
                        input.initiative,
                        input.wantsAnswer,
                        input.answerBy,
                        input.urgency,
                        input.answers,
                        input.deliveredAt,
                        input.readAt,
                        input.commitmentsSpoken == null && input.commitments != null
                                ? Integer.valueOf(input.commitments.size())
                                : input.commitmentsSpoken,
                        input.closing,
                        input.rating),
                touchpoint -> commitments(input, touchpoint)));
    }

    /**
     * Returns the commitments made at the touchpoint. They are part of the same mutation, so that none is left out (S4
     * L22).
     */
    private List<CommitmentFact.Made> commitments(
            TouchpointInputs.RecordTouchpointInput input, String touchpoint) {
        if (input.commitments == null) {
            return List.of();
        }
        Map<String, String> shared = new HashMap<>(Map.of("touchpoint", touchpoint));
        if (input.initiative != null) {
            shared.put("initiative", input.initiative);
        }
        return input.commitments.stream()
                .map(commitment -> inputMapper.body(commitment, CommitmentFact.Made.class, shared))
                .toList();
    }

    @Mutation
    @NonNull
    @Description("Records an experience that people will remember, good or bad.")
    public RecordPayload recordExperience(@NonNull TouchpointInputs.RecordExperienceInput input) {
        return new RecordPayload(
                recorder.record(
                        input,
                        accounts.refOf(input.account),
                        TouchpointFact.Experience.class),
                null);
    }

    @Mutation
    @NonNull
    @Description("Records the weekly availability of a stakeholder or a member. The latest one is valid.")
    public RecordPayload recordAvailability(@NonNull TouchpointInputs.RecordAvailabilityInput input) {
        return new RecordPayload(
                recorder.record(
                        input,
                        input.account == null ? null : accounts.refOf(input.account),
                        TouchpointFact.Available.class),
                null);
    }

    private TouchpointPayload payload(RecordResult recorded) {
        return new TouchpointPayload(recorded, repository.recorded(recorded));
    }

    @Description("Result of a mutation of a touchpoint.")
    public static final class TouchpointPayload extends FactPayload implements MutationPayload {
        private final @Nullable TouchpointView touchpoint;

        TouchpointPayload(RecordResult recorded, @Nullable TouchpointView touchpoint) {
            super(recorded);
            this.touchpoint = touchpoint;
        }

        @Description("Touchpoint in its new state. Null if there are errors.")
        public @Nullable TouchpointView getTouchpoint() {
            return touchpoint;
        }
    }
}
