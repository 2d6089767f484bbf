package dev.troth.touchpoint;

import dev.troth.account.AccountLookup;
import dev.troth.account.AccountView;
import dev.troth.commitment.CommitmentFact;
import dev.troth.ledger.EntityRepository;
import dev.troth.ledger.Fact;
import dev.troth.ledger.FactAccess;
import dev.troth.ledger.FactBatchLoader;
import dev.troth.ledger.FactPayload;
import dev.troth.ledger.InputMapper;
import dev.troth.ledger.RecordPayload;
import dev.troth.ledger.RecordResult;
import dev.troth.ledger.Recorder;
import dev.troth.ledger.Recorder.DependentFact;
import dev.troth.member.MemberDirectory;
import dev.troth.member.MemberProfile;
import dev.troth.platform.batching.BatchContext;
import dev.troth.platform.common.MutationPayload;
import dev.troth.platform.common.RejectedException;
import dev.troth.platform.common.Require;
import dev.troth.platform.database.Row;
import dev.troth.platform.list.Link;
import dev.troth.platform.list.LinkProvider;
import dev.troth.stakeholder.StakeholderLookup;
import dev.troth.stakeholder.StakeholderRoster;
import dev.troth.stakeholder.StakeholderView;
import dev.troth.touchpoint.ContactAvailability.AvailabilityWindow;
import dev.troth.touchpoint.TouchpointView.AgendaItemView;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** GraphQL queries and mutations for touchpoints. */
@GraphQLApi
public class TouchpointApi implements LinkProvider {
    private static final int MOST_WINDOWS = 100;

    private final EntityRepository<Touchpoint, TouchpointRow, TouchpointView> repository;
    private final AccountLookup accounts;
    private final Recorder recorder;
    private final InputMapper inputMapper;
    private final FactBatchLoader facts;
    private final StakeholderLookup stakeholders;
    private final FactAccess access;

    TouchpointApi(
            EntityRepository<Touchpoint, TouchpointRow, TouchpointView> repository,
            AccountLookup accounts,
            Recorder recorder,
            InputMapper inputMapper,
            FactBatchLoader facts,
            FactAccess access,
            StakeholderLookup stakeholders) {
        this.stakeholders = stakeholders;
        this.repository = repository;
        this.accounts = accounts;
        this.recorder = recorder;
        this.inputMapper = inputMapper;
        this.facts = facts;
        this.access = access;
    }

    @Override
    public List<Link> links() {
        return List.of(
                Link.one(
                        "Receipt",
                        "stakeholder",
                        "Stakeholder",
                        "Recipient. Null if it was not recorded.",
                        Receipt.class,
                        Receipt::stakeholder),
                Link.many(
                        "TouchpointMetrics",
                        "openLoopCommitments",
                        "Commitment",
                        "Commitments counted in openLoops.",
                        TouchpointMetrics.class,
                        TouchpointMetrics::openLoopRefs),
                Link.many(
                        "TouchpointMetrics",
                        "aheadOfThemTouchpoints",
                        "Touchpoint",
                        "Touchpoints counted in aheadOfThem.",
                        TouchpointMetrics.class,
                        TouchpointMetrics::aheadRefs),
                Link.many(
                        "TouchpointMetrics",
                        "agendaInversionTouchpoints",
                        "Touchpoint",
                        "Touchpoints with the inversions counted in agendaInversions.",
                        TouchpointMetrics.class,
                        TouchpointMetrics::inversionRefs),
                Link.many(
                        "TouchpointMetrics",
                        "telephoneTagTouchpoints",
                        "Touchpoint",
                        "Missed calls counted in telephoneTag, latest first.",
                        TouchpointMetrics.class,
                        TouchpointMetrics::missedCallRefs),
                Link.many(
                        "TouchpointMetrics",
                        "unrecordedCommitmentTouchpoints",
                        "Touchpoint",
                        "Touchpoints with the commitments counted in unrecordedCommitments.",
                        TouchpointMetrics.class,
                        TouchpointMetrics::unrecordedRefs),
                Link.many(
                        "TouchpointMetrics",
                        "urgencyMismatchTouchpoints",
                        "Touchpoint",
                        "Messages counted in urgencyMismatches.",
                        TouchpointMetrics.class,
                        TouchpointMetrics::misjudgedRefs));
    }

    @NonNull
    @Description("Metrics of the touchpoints.")
    public TouchpointMetrics touchpointMetrics(@Source AccountView account) {
        return TouchpointMetrics.of(
                facts.of(account.batch(), account.uuid()),
                account.batch().moment().asOf());
    }

    @Description(
            "80th percentile of the stakeholder's own response time, in seconds, with unanswered messages as censored"
                    + " observations. Null if too few responses are known, or if it is longer than all waits so far: then"
                    + " usualResponseAtLeastSeconds has a lower bound. Silence is never interpreted as dislike: other"
                    + " priorities keep people from responding.")
    public @Nullable Double usualResponseSeconds(@Source StakeholderView stakeholder) {
        return usual(stakeholder)
                .filter(ResponseTimes.Usual::reached)
                .map(ResponseTimes.Usual::seconds)
                .orElse(null);
    }

    @Description(
            "Lower bound of the 80th percentile of the stakeholder's response time, in seconds: the longest wait so "
                    + "far. Null if usualResponseSeconds is known, or if too few responses are known.")
    public @Nullable Double usualResponseAtLeastSeconds(@Source StakeholderView stakeholder) {
        return usual(stakeholder)
                .filter(usual -> !usual.reached())
                .map(ResponseTimes.Usual::seconds)
                .orElse(null);
    }

    private Optional<ResponseTimes.Usual> usual(StakeholderView stakeholder) {
        List<Fact> all = facts.of(stakeholder.batch(), stakeholder.accountUuid());
        return ResponseTimes.eightieth(
                ResponseTimes.of(
                        stakeholder.getRef(),
                        ResponseTimes.waits(all),
                        StakeholderRoster.of(all).leftAt(stakeholder.getRef())),
                stakeholder.batch().moment().asOf());
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
        List<Fact> ofWorkspace = access.readable(facts.ofWorkspace(batch));
        MemberDirectory.check("member", member, MemberProfile.all(ofWorkspace).keySet());
        ZoneId theirs = zone(stakeholders.person(stakeholder).timeZone());
        return SharedAvailability.next(
                        SharedAvailability.hoursOf(member, true, ofWorkspace, zone(timeZone)),
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
                .filter(fact -> fact.body() instanceof TouchpointFact.Happened)
                .flatMap(fact -> ((TouchpointFact.Happened) fact.body()).agendaOrNone().stream())
                .map(AgendaItemView::of)
                .toList();
    }

    @NonNull
    @Description("All receipts of the message, in order.")
    public List<@NonNull Receipt> receipts(@Source TouchpointView touchpoint) {
        return Receipt.of(facts.about("touchpoint", touchpoint.batch(), touchpoint.getRef()));
    }

    @NonNull
    @Description("All recorded windows of availability, ended ones included, in order; the last 100 at most.")
    public List<@NonNull AvailabilityWindow> availability(@Source StakeholderView stakeholder) {
        String ref = stakeholder.getRef();
        List<AvailabilityWindow> all = AvailabilityWindow.of(
                facts.of(stakeholder.batch(), stakeholder.accountUuid()), window -> ref.equals(window.stakeholder()));
        return all.subList(Math.max(0, all.size() - MOST_WINDOWS), all.size());
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
                        Require.each("agenda", input.agenda, TouchpointInputs.AgendaItemInput::item),
                        input.initiative,
                        input.wantsAnswer,
                        input.answerBy,
                        input.urgency,
                        input.answers,
                        input.deliveredAt,
                        input.readAt,
                        spoken(input),
                        input.closing,
                        input.rating),
                touchpoint -> commitments(input, touchpoint)));
    }

    /**
     * Returns the commitments made at the touchpoint. They are part of the same mutation, so that none is left out (S4
     * L22).
     */
    private List<DependentFact> commitments(TouchpointInputs.RecordTouchpointInput input, String touchpoint) {
        List<TouchpointInputs.SpokenCommitmentInput> spoken = Objects.requireNonNullElse(input.commitments, List.of());
        Map<String, String> shared = new HashMap<>(Map.of("touchpoint", touchpoint));
        if (input.initiative != null) {
            shared.put("initiative", input.initiative);
        }
        return IntStream.range(0, spoken.size())
                .mapToObj(i -> new DependentFact(
                        "commitments." + i, () -> inputMapper.body(spoken.get(i), CommitmentFact.Made.class, shared)))
                .toList();
    }

    /** Returns the stated number of commitments, or else that of the commitments in the input. */
    private static @Nullable Integer spoken(TouchpointInputs.RecordTouchpointInput input) {
        return input.commitmentsSpoken != null || input.commitments == null
                ? input.commitmentsSpoken
                : Integer.valueOf(input.commitments.size());
    }

    @Mutation
    @NonNull
    @Description("Records an experience that people will remember, good or bad.")
    public RecordPayload recordExperience(@NonNull TouchpointInputs.RecordExperienceInput input) {
        return accounts.payload(recorder.record(input, accounts.refOf(input.account), TouchpointFact.Experience.class));
    }

    @Mutation
    @NonNull
    @Description("Records the receipt of a message of ours: proof that it was delivered or read.")
    public TouchpointPayload recordReceipt(@NonNull TouchpointInputs.RecordReceiptInput input) {
        return payload(repository.record(input, input.touchpoint, TouchpointFact.Received.class));
    }

    @Mutation
    @NonNull
    @Description("Records that a window of availability no longer applies.")
    public RecordPayload endAvailability(@NonNull TouchpointInputs.EndAvailabilityInput input) {
        return accounts.payload(
                recorder.record(input, accounts.refOrNull(input.account), TouchpointFact.AvailabilityEnded.class));
    }

    @Mutation
    @NonNull
    @Description("Records a weekly window of availability of a stakeholder or a member. The windows of a person add up "
            + "until they end.")
    public RecordPayload recordAvailability(@NonNull TouchpointInputs.RecordAvailabilityInput input) {
        return accounts.payload(
                recorder.record(input, accounts.refOrNull(input.account), TouchpointFact.Available.class));
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
