package dev.troth.trust.evidence;

import dev.troth.account.AccountFact;
import dev.troth.cadence.Cadence;
import dev.troth.cadence.CadenceEnded;
import dev.troth.cadence.CadenceFact;
import dev.troth.commitment.CommitmentFact;
import dev.troth.contract.ContractFact;
import dev.troth.contract.ContractHistory;
import dev.troth.feedback.FeedbackFact;
import dev.troth.feedback.FeedbackKind;
import dev.troth.initiative.InitiativeFact;
import dev.troth.initiative.PriorityPeriod;
import dev.troth.insight.InsightFact;
import dev.troth.issue.IssueFact;
import dev.troth.ledger.Correction;
import dev.troth.ledger.Fact;
import dev.troth.ledger.FactBody;
import dev.troth.platform.common.Attribution;
import dev.troth.platform.common.Money;
import dev.troth.platform.common.Party;
import dev.troth.scoring.ContactContext;
import dev.troth.scoring.ContactLevel;
import dev.troth.scoring.Direction;
import dev.troth.scoring.Evidence;
import dev.troth.scoring.FactKey;
import dev.troth.scoring.Side;
import dev.troth.scoring.Signal;
import dev.troth.scoring.Stance;
import dev.troth.signal.SignalFact;
import dev.troth.stakeholder.StakeholderFact;
import dev.troth.stakeholder.TieKind;
import dev.troth.touchpoint.TouchpointFact;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Translates facts into evidence for the model: {@code scoring.md} section 0. Most facts are not evidence, and events
 * that the supplying side did not cause are none either. In the evidence, {@link Side#US} is the side that supplies: for an
 * account of kind VENDOR, the sides are exchanged, so that the same model measures our trust in the vendor. A pure function.
 */
public final class EvidenceMapper {
    private static final double MILLIS_PER_DAY = 86_400_000.0;

    /** Requests by subject: a commitment without an importance takes that of its request. */
    private final Map<String, CommitmentFact.Requested> requested = new HashMap<>();

    /** Facts about initiatives so far: severities and required cadences follow from the priorities before. */
    private final List<Fact> initiatives = new ArrayList<>();

    private final Map<String, Double> priorities = new HashMap<>();
    private final Map<String, Double> requiredDays = new HashMap<>();

    /** Contracts so far: a departure is an outcome only for a customer who had not left. */
    private final ContractHistory contracts = new ContractHistory();

    private final Map<String, Signal> signals = new HashMap<>();
    private final NeedKnowledge needs;

    private final Party supplier;

    private EvidenceMapper(Party supplier) {
        this.supplier = supplier;
        this.needs = new NeedKnowledge(supplier);
    }

    /** Returns the evidence in all facts of an account, in folding order. */
    public static List<Evidence> evidence(List<Fact> facts) {
        return evidence(facts, List.of());
    }

    /**
     * Returns the evidence in the newer facts of an account, in folding order.
     *
     * @param earlier facts before them; those that are {@link #isContext context} are needed
     */
    public static List<Evidence> evidence(List<Fact> facts, List<Fact> earlier) {
        EvidenceMapper maker = new EvidenceMapper(SupplyingSide.of(earlier, facts));
        earlier.forEach(maker.contracts::found);
        facts.forEach(maker.contracts::found);
        earlier.stream().filter(EvidenceMapper::isContext).forEach(maker::evidence);
        return facts.stream()
                .map(maker::evidence)
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(Evidence::fact))
                .toList();
    }

    /**
     * Returns whether any of these facts can change a score: because it is evidence, or because it corrects evidence.
     */
    public static boolean concernsScores(List<Fact> facts) {
        return facts.stream().anyMatch(fact -> fact.body() instanceof Correction)
                || !evidence(facts).isEmpty();
    }

    /** Returns whether the evidence in later facts depends on this fact. */
    public static boolean isContext(Fact fact) {
        return switch (fact.body()) {
            case AccountFact f -> true;
            case ContractFact f -> true;
            case CommitmentFact.Requested f -> true;
            case InitiativeFact.Started f -> true;
            case InitiativeFact.PriorityChanged f -> f.initiative() != null;
            case InitiativeFact.Ended f -> true;
            case InsightFact f -> true;
            case SignalFact.Measured f -> true;
            default -> false;
        };
    }

    /**
     * Returns the instant from which a fact is evidence: its own time, or for a roadmap that was shared later, the time
     * at which it was shared.
     */
    public static Instant countsFrom(Fact fact) {
        return fact.body() instanceof InsightFact.Noted noted
                        && noted.sharedAt() != null
                        && noted.sharedAt().isAfter(fact.at())
                ? noted.sharedAt()
                : fact.at();
    }

    private Optional<Evidence> evidence(Fact fact) {
        FactKey key = new FactKey(fact.at(), fact.type().rank(), fact.type().name(), fact.ref());
        FactBody body = fact.body();
        return Optional.ofNullable(
                switch (body) {
                    case AccountFact f -> began(key, f);
                    case StakeholderFact f -> people(key, fact.subjectRef(), f);
                    case CommitmentFact f -> promise(key, fact.subjectRef(), f);
                    case TouchpointFact f -> contact(key, f);
                    case IssueFact f -> issue(key, fact.subjectRef(), f);
                    case CadenceFact f -> new Evidence.CadenceAgreed(key, f.days());
                    // The model has no end of a cadence. At most a month applies in any case.
                    case CadenceEnded f -> new Evidence.CadenceAgreed(key, Cadence.MONTH);
                    case InsightFact f -> insight(key, fact.subjectRef(), f);
                    case FeedbackFact f -> feedback(key, f);
                    case InitiativeFact f -> initiative(key, fact, f);
                    case SignalFact f -> signal(key, fact, f);
                    case ContractFact f -> contract(key, fact, f);
                    default -> nothing(body);
                });
    }

    private static @Nullable Evidence nothing(FactBody body) {
        if (body.affectsScores()) {
            throw new IllegalArgumentException("No mapping to evidence is defined for " + body.getClass() + ".");
        }
        return null;
    }

    private static Evidence began(FactKey key, AccountFact fact) {
        return switch (fact) {
            case AccountFact.Opened f -> new Evidence.Began(key, startOfDay(f.customerSince()));
        };
    }

    private static @Nullable Evidence people(FactKey key, String subject, StakeholderFact fact) {
        return switch (fact) {
            case StakeholderFact.Joined f ->
                new Evidence.StakeholderJoined(
                        key, subject, f.department(), f.influenceOrUsual(), stance(f.stanceOrNeutral()));
            case StakeholderFact.StanceChanged f -> new Evidence.StanceChanged(key, subject, stance(f.stance()));
            case StakeholderFact.HandoverPlanned f -> null;
            case StakeholderFact.Consented f -> null;
            case StakeholderFact.Left f -> new Evidence.StakeholderLeft(key, subject);
            case StakeholderFact.Tied f ->
                carriesInfluence(f.kind())
                        ? new Evidence.Tied(key, subject, f.from(), f.to(), f.kind() == TieKind.KNOWS)
                        : null;
            case StakeholderFact.TieEnded f -> new Evidence.TieEnded(key, subject);
        };
    }

    private static boolean carriesInfluence(TieKind kind) {
        return switch (kind) {
            case KNOWS, INFLUENCES, REPORTS_TO -> true;
            case ALLIED_WITH, CONFLICTS_WITH, LIAISON, INTRODUCED -> false;
        };
    }

    private @Nullable Evidence promise(FactKey key, String subject, CommitmentFact fact) {
        return switch (fact) {
            case CommitmentFact.Requested f -> {
                requested.put(subject, f);
                // Requests are asked of us: they say nothing about a vendor.
                yield supplier == Party.US
                        ? new Evidence.Requested(key, subject, neededBy(key, f), importance(subject, f.importance()))
                        : null;
            }
            case CommitmentFact.Made f -> made(key, subject, f);
            case CommitmentFact.Forgiven f -> null;
            case CommitmentFact.Shared f -> null;
            case CommitmentFact.Progressed f -> new Evidence.Progressed(key, subject);
            case CommitmentFact.Renegotiated f ->
                new Evidence.Renegotiated(
                        key,
                        subject,
                        f.dueAt(),
                        Objects.requireNonNullElse(f.scope(), 1.0),
                        Objects.requireNonNullElse(f.budgetIncrease(), 0.0),
                        fault(f.attribution()));
            case CommitmentFact.Kept f ->
                new Evidence.Kept(key, subject, Objects.requireNonNullElse(f.scope(), 1.0), amount(f.cost()));
            case CommitmentFact.Broken f -> new Evidence.Broken(key, subject, fault(f.attribution()));
            case CommitmentFact.Withdrawn f -> new Evidence.Withdrawn(key, subject, fault(f.attribution()));
            case CommitmentFact.Released f -> new Evidence.Released(key, subject);
            case CommitmentFact.Declined f ->
                new Evidence.Declined(key, subject, side(Party.US), importance(subject, f.importance()));
        };
    }

    /** A date before the request, as imported data may have it, counts as the time of the request. */
    private static @Nullable Instant neededBy(FactKey key, CommitmentFact.Requested request) {
        Instant needed = request.neededBy();
        return needed != null && needed.isBefore(key.at()) ? key.at() : needed;
    }

    private Evidence feedback(FactKey key, FeedbackFact f) {
        double sentiment = f.value() == null ? Double.NaN : 2 * f.kind().share(f.value()) - 1;
        boolean loyalty = f.kind() == FeedbackKind.LOYALTY;
        return new Evidence.FeedbackGiven(key, direction(f.direction()), f.isHonest(), sentiment, loyalty);
    }

    private Evidence made(FactKey key, String subject, CommitmentFact.Made f) {
        String first =
                f.madeTo() == null || f.madeTo().isEmpty() ? null : f.madeTo().getFirst();
        return new Evidence.Made(
                key,
                subject,
                side(f.sideOrUs()),
                f.dueAt(),
                importance(subject, f.importance()),
                amount(f.budget()),
                first);
    }

    /** Returns the importance of the request if the fact itself has none. */
    private double importance(String subject, @Nullable Double said) {
        CommitmentFact.Requested request = requested.get(subject);
        if (said != null) {
            return said;
        }
        return request == null || request.importance() == null ? CommitmentFact.USUAL_IMPORTANCE : request.importance();
    }

    private Evidence.Fault fault(@Nullable Attribution attribution) {
        return switch (attribution) {
            case null -> Evidence.Fault.COMMITTER;
            case US, COMPANY -> supplier == Party.US ? Evidence.Fault.US : Evidence.Fault.THEM;
            case CUSTOMER -> supplier == Party.THEM ? Evidence.Fault.US : Evidence.Fault.THEM;
            case EXTERNAL -> Evidence.Fault.NOBODY;
        };
    }

    private @Nullable Evidence contact(FactKey key, TouchpointFact fact) {
        return switch (fact) {
            case TouchpointFact.Happened f ->
                new Evidence.Contact(
                        key,
                        f.channel().isSynchronous()
                                ? ContactLevel.SYNCHRONOUS
                                : f.isMutual() ? ContactLevel.REPLIED : ContactLevel.ONE_WAY,
                        Objects.requireNonNullElse(f.participants(), List.of()),
                        Objects.requireNonNullElse(f.topics(), List.of()),
                        context(f.contextOrRoutine()),
                        days(f.responseTime()));
            case TouchpointFact.Experience f ->
                isOfSupplier(f.attribution()) ? new Evidence.Experience(key, f.good(), f.severityOrUsual()) : null;
            case TouchpointFact.Received f -> null;
            case TouchpointFact.Available f -> null;
            case TouchpointFact.AvailabilityEnded f -> null;
        };
    }

    private @Nullable Evidence issue(FactKey key, String subject, IssueFact fact) {
        return switch (fact) {
            case IssueFact.Raised f ->
                new Evidence.IssueRaised(
                        key, subject, f.severity(), f.isHeated(), isOfSupplier(f.attribution()), f.stakeholder());
            // A reply is an answer, as an acknowledgement is; the first one counts.
            case IssueFact.Replied f -> new Evidence.IssueAcknowledged(key, subject);
            case IssueFact.Acknowledged f -> new Evidence.IssueAcknowledged(key, subject);
            case IssueFact.Resolved f -> new Evidence.IssueResolved(key, subject);
        };
    }

    private @Nullable Evidence insight(FactKey key, String subject, InsightFact fact) {
        Evidence known = needs.apply(key, subject, fact).orElse(null);
        return switch (fact) {
            case InsightFact.Noted f when known == null -> roadmap(key, f);
            case InsightFact.Shared f -> new Evidence.RoadmapShared(key, direction(f.direction()));
            case InsightFact.RoadmapShared f -> new Evidence.RoadmapShared(key, direction(f.direction()));
            default -> known;
        };
    }

    /** A roadmap counts from the time at which it was shared. */
    private @Nullable Evidence roadmap(FactKey key, InsightFact.Noted insight) {
        Instant shared = insight.sharedAt();
        if (shared == null) {
            return null;
        }
        FactKey then = new FactKey(shared, key.rank(), key.type(), key.ref());
        return switch (insight.kind()) {
            case ROADMAP_OURS -> new Evidence.RoadmapShared(then, direction(dev.troth.platform.common.Direction.OUT));
            case ROADMAP_THEIRS -> new Evidence.RoadmapShared(then, direction(dev.troth.platform.common.Direction.IN));
            case NEED, CUSTOMER, INDUSTRY, COMPETITION, GOAL, EXPECTATION, QUESTION, TRAIT, IDEA, ROLE -> null;
        };
    }

    /** Returns the cadence that an initiative requires from now on: 0 for none, NaN if it stays as it was. */
    private double changedCadence(String initiative) {
        double days = PriorityPeriod.of(initiatives).stream()
                .filter(period -> period.initiative().equals(initiative) && period.to() == null)
                .map(Cadence::requiredBy)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(0.0);
        Double before = requiredDays.put(initiative, days);
        return days == Objects.requireNonNullElse(before, 0.0) ? Double.NaN : days;
    }

    private @Nullable Evidence initiative(FactKey key, Fact fact, InitiativeFact body) {
        String subject = fact.subjectRef();
        return switch (body) {
            case InitiativeFact.Started f -> {
                initiatives.add(fact);
                priorities.put(subject, f.priority());
                double days = changedCadence(subject);
                yield days > 0 ? new Evidence.InitiativeCadence(key, subject, days) : null;
            }
            case InitiativeFact.Ended f -> {
                initiatives.add(fact);
                yield changedCadence(subject) == 0 ? new Evidence.InitiativeCadenceEnded(key, subject) : null;
            }
            case InitiativeFact.PriorityChanged f -> {
                double before = priorities.getOrDefault(subject, 1.0);
                if (f.initiative() != null) {
                    initiatives.add(fact);
                    priorities.put(subject, f.after(before));
                }
                yield new Evidence.PriorityChanged(
                        key, f.lostShare(before), f.mitigatedOrNot(), f.initiative(), changedCadence(subject));
            }
            default -> null;
        };
    }

    /** Hard times of a vendor are not those of the buying side, which is us; those of the whole market are. */
    private @Nullable Evidence signal(FactKey key, Fact fact, SignalFact body) {
        return switch (body) {
            case SignalFact.Stress f when supplier == Party.THEM && fact.accountId() != null -> null;
            case SignalFact.Stress f -> new Evidence.Stressed(key, f.level(), f.until(), fact.accountId() == null);
            case SignalFact.Measured f -> measured(key, f);
            case SignalFact.Ended f -> ended(key, f);
        };
    }

    /** A stall with a reason is none. */
    private @Nullable Evidence measured(FactKey key, SignalFact.Measured f) {
        Signal signal = switch (f.kind()) {
            case SignalFact.Measured.STALL -> Signal.STALL;
            case SignalFact.Measured.COMPETITION -> Signal.COMPETITION;
            default -> null;
        };
        if (signal == null) {
            return null;
        }
        signals.put(key.ref(), signal);
        double level = signal == Signal.STALL && Boolean.TRUE.equals(f.explained()) ? 0 : f.level();
        return new Evidence.SignalMeasured(key, signal, level, f.until());
    }

    private @Nullable Evidence ended(FactKey key, SignalFact.Ended f) {
        Signal signal = signals.get(f.signal());
        return signal == null ? null : new Evidence.SignalMeasured(key, signal, 0, null);
    }

    private @Nullable Evidence contract(FactKey key, Fact fact, ContractFact body) {
        Optional<ContractHistory.Outcome> outcome = contracts.add(fact);
        if (body instanceof ContractFact.Signed signed) {
            return contracts.of(supplier).containsKey(fact.subjectRef())
                    ? new Evidence.RenewalDue(key, key.ref(), Objects.requireNonNull(startOfDay(signed.renewsOn())))
                    : null;
        }
        return outcome.filter(of -> of.supplier() == supplier)
                .filter(of -> !of.churned() || of.gone())
                .map(of -> new Evidence.Outcome(key, of.churned()))
                .orElse(null);
    }

    private boolean isOfSupplier(@Nullable Attribution attribution) {
        return SupplyingSide.isAtFault(supplier, attribution);
    }

    private static double amount(@Nullable Money money) {
        return money == null ? Double.NaN : money.doubleValue();
    }

    private static double days(@Nullable Duration duration) {
        return duration == null ? Double.NaN : duration.toMillis() / MILLIS_PER_DAY;
    }

    private static @Nullable Instant startOfDay(@Nullable LocalDate date) {
        return date == null ? null : date.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private Side side(Party side) {
        return side == supplier ? Side.US : Side.THEM;
    }

    /** Returns OUT for what goes from the supplying side to the buying side. */
    private Direction direction(dev.troth.platform.common.Direction direction) {
        boolean fromUs = direction == dev.troth.platform.common.Direction.OUT;
        return fromUs == (supplier == Party.US) ? Direction.OUT : Direction.IN;
    }

    private static Stance stance(dev.troth.stakeholder.Stance stance) {
        return switch (stance) {
            case ADVOCATE -> Stance.ADVOCATE;
            case SUPPORTER -> Stance.SUPPORTER;
            case NEUTRAL -> Stance.NEUTRAL;
            case SKEPTIC -> Stance.SKEPTIC;
            case DETRACTOR -> Stance.DETRACTOR;
        };
    }

    private static ContactContext context(dev.troth.touchpoint.TouchpointContext context) {
        return switch (context) {
            case ROUTINE -> ContactContext.ROUTINE;
            case GOOD -> ContactContext.GOOD;
            case PROBLEM -> ContactContext.PROBLEM;
        };
    }
}
