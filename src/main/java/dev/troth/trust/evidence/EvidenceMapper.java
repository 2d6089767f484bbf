package dev.troth.trust.evidence;

import dev.troth.account.AccountFact;
import dev.troth.cadence.Cadence;
import dev.troth.cadence.CadenceFact;
import dev.troth.cadence.CadenceFact.CadenceEnded;
import dev.troth.commitment.CommitmentFact;
import dev.troth.contract.ContractFact;
import dev.troth.contract.ContractHistory;
import dev.troth.feedback.FeedbackFact;
import dev.troth.feedback.FeedbackKind;
import dev.troth.initiative.InitiativeFact;
import dev.troth.insight.InsightFact;
import dev.troth.issue.IssueFact;
import dev.troth.ledger.Correction;
import dev.troth.ledger.Fact;
import dev.troth.ledger.FactBody;
import dev.troth.platform.common.Party;
import dev.troth.scoring.ContactLevel;
import dev.troth.scoring.Evidence;
import dev.troth.scoring.FactKey;
import dev.troth.scoring.Side;
import dev.troth.signal.SignalFact;
import dev.troth.stakeholder.StakeholderFact;
import dev.troth.stakeholder.TieKind;
import dev.troth.touchpoint.TouchpointFact;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Translates facts into evidence for the model: {@code scoring.md} section 0. Most facts are not evidence, nor are
 * events that the supplying side did not cause. In the evidence, {@link Side#US} is the side that supplies: for an
 * account of kind VENDOR, the sides are exchanged, so that the same model measures our trust in the vendor. A pure
 * function.
 */
public final class EvidenceMapper {
    /** Contracts so far: a departure is an outcome only for a customer who had not left. */
    private final ContractHistory contracts = new ContractHistory();

    /** People who left so far. A touchpoint with only such people is not a contact with the account. */
    private final Set<String> gone = new HashSet<>();

    private final Party supplier;
    private final ModelTerms terms;
    private final CommitmentEvidence commitments;
    private final NeedKnowledge needs;
    private final InitiativeEvidence initiatives = new InitiativeEvidence();
    private final SignalEvidence signals;

    private EvidenceMapper(Party supplier) {
        this.supplier = supplier;
        terms = new ModelTerms(supplier);
        commitments = new CommitmentEvidence(terms);
        needs = new NeedKnowledge(supplier);
        signals = new SignalEvidence(supplier);
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
            case StakeholderFact.Left f -> true;
            case CommitmentFact.Requested f -> true;
            case InitiativeFact.Started f -> true;
            case InitiativeFact.PriorityChanged f -> f.initiative() != null;
            case InitiativeFact.Ended f -> true;
            case InsightFact f -> true;
            case SignalFact.Measured f -> true;
            case SignalFact.Ended f -> true;
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
                    case CommitmentFact f -> commitments.add(key, fact.subjectRef(), f);
                    case TouchpointFact f -> contact(key, f);
                    case IssueFact f -> issue(key, fact.subjectRef(), f);
                    case CadenceFact f -> new Evidence.CadenceAgreed(key, f.days());
                    // The model has no end of a cadence. At most a month applies in any case.
                    case CadenceEnded f -> new Evidence.CadenceAgreed(key, Cadence.MONTH);
                    case InsightFact f -> insight(key, fact.subjectRef(), f);
                    case FeedbackFact f -> feedback(key, f);
                    case InitiativeFact f -> initiatives.add(key, fact, f);
                    case SignalFact f -> signals.add(key, fact, f);
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
            case AccountFact.Opened f -> new Evidence.Began(key, ModelTerms.startOfDay(f.customerSince()));
        };
    }

    private @Nullable Evidence people(FactKey key, String subject, StakeholderFact fact) {
        return switch (fact) {
            case StakeholderFact.Joined f ->
                new Evidence.StakeholderJoined(
                        key, subject, f.department(), f.influenceOrUsual(), ModelTerms.stance(f.stanceOrNeutral()));
            case StakeholderFact.StanceChanged f ->
                new Evidence.StanceChanged(key, subject, ModelTerms.stance(f.stance()));
            case StakeholderFact.HandoverPlanned f -> null;
            case StakeholderFact.Consented f -> null;
            case StakeholderFact.Left f -> {
                gone.add(subject);
                yield new Evidence.StakeholderLeft(key, subject);
            }
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

    private Evidence feedback(FactKey key, FeedbackFact f) {
        double sentiment = f.value() == null ? Double.NaN : 2 * f.kind().share(f.value()) - 1;
        boolean loyalty = f.kind() == FeedbackKind.LOYALTY;
        return new Evidence.FeedbackGiven(key, terms.direction(f.direction()), f.isHonest(), sentiment, loyalty);
    }

    private @Nullable Evidence contact(FactKey key, TouchpointFact fact) {
        return switch (fact) {
            case TouchpointFact.Happened f -> touchpoint(key, f);
            case TouchpointFact.Experience f ->
                terms.isOfSupplier(f.attribution())
                        ? new Evidence.Experience(key, f.good(), f.severityOrUsual())
                        : null;
            case TouchpointFact.Received f -> null;
            case TouchpointFact.Available f -> null;
            case TouchpointFact.AvailabilityEnded f -> null;
        };
    }

    private @Nullable Evidence touchpoint(FactKey key, TouchpointFact.Happened fact) {
        List<String> people = fact.participantsOrNone();
        if (!people.isEmpty() && gone.containsAll(people)) {
            return null;
        }
        ContactLevel level = fact.channel().isSynchronous()
                ? ContactLevel.SYNCHRONOUS
                : fact.isMutual() ? ContactLevel.REPLIED : ContactLevel.ONE_WAY;
        return new Evidence.Contact(
                key,
                level,
                people,
                Objects.requireNonNullElse(fact.topics(), List.of()),
                ModelTerms.context(fact.contextOrRoutine()),
                ModelTerms.days(fact.responseTime()));
    }

    private @Nullable Evidence issue(FactKey key, String subject, IssueFact fact) {
        return switch (fact) {
            case IssueFact.Raised f ->
                new Evidence.IssueRaised(
                        key, subject, f.severity(), f.isHeated(), terms.isOfSupplier(f.attribution()), f.stakeholder());
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
            case InsightFact.Shared f -> new Evidence.RoadmapShared(key, terms.direction(f.direction()));
            case InsightFact.RoadmapShared f -> new Evidence.RoadmapShared(key, terms.direction(f.direction()));
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
            case ROADMAP_OURS ->
                new Evidence.RoadmapShared(then, terms.direction(dev.troth.platform.common.Direction.OUT));
            case ROADMAP_THEIRS ->
                new Evidence.RoadmapShared(then, terms.direction(dev.troth.platform.common.Direction.IN));
            case NEED, CUSTOMER, INDUSTRY, COMPETITION, GOAL, EXPECTATION, QUESTION, TRAIT, IDEA, ROLE -> null;
        };
    }

    private @Nullable Evidence contract(FactKey key, Fact fact, ContractFact body) {
        Optional<ContractHistory.Outcome> outcome = contracts.add(fact);
        if (body instanceof ContractFact.Signed signed) {
            return contracts.of(supplier).containsKey(fact.subjectRef())
                    ? new Evidence.RenewalDue(
                            key, key.ref(), Objects.requireNonNull(ModelTerms.startOfDay(signed.renewsOn())))
                    : null;
        }
        return outcome.filter(of -> of.supplier() == supplier)
                .<Evidence>map(of -> of.churned() && !of.gone()
                        ? new Evidence.RenewalEnded(key, fact.subjectRef())
                        : new Evidence.Outcome(key, of.churned()))
                .orElse(null);
    }
}
