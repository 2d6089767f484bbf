package dev.troth.trust.scenario;

import dev.troth.cadence.CadenceApi;
import dev.troth.commitment.CommitmentMutations;
import dev.troth.contract.ContractApi;
import dev.troth.feedback.FeedbackApi;
import dev.troth.initiative.InitiativeApi;
import dev.troth.insight.InsightApi;
import dev.troth.issue.IssueApi;
import dev.troth.ledger.FactCodec;
import dev.troth.ledger.FactDraft;
import dev.troth.ledger.Imagination;
import dev.troth.platform.Refusal;
import dev.troth.signal.SignalApi;
import dev.troth.stakeholder.StakeholderApi;
import dev.troth.touchpoint.TouchpointApi;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Translates scenario steps into facts by a dry run of the corresponding mutation. Nothing is stored. */
@ApplicationScoped
class Storyteller {
    private final FactCodec codec;
    private final CommitmentMutations commitments;
    private final TouchpointApi touchpoints;
    private final IssueApi issues;
    private final StakeholderApi stakeholders;
    private final CadenceApi cadences;
    private final InsightApi insights;
    private final FeedbackApi feedbacks;
    private final InitiativeApi initiatives;
    private final SignalApi signals;
    private final ContractApi contracts;

    Storyteller(
            FactCodec codec,
            CommitmentMutations commitments,
            TouchpointApi touchpoints,
            IssueApi issues,
            StakeholderApi stakeholders,
            CadenceApi cadences,
            InsightApi insights,
            FeedbackApi feedbacks,
            InitiativeApi initiatives,
            SignalApi signals,
            ContractApi contracts) {
        this.codec = codec;
        this.commitments = commitments;
        this.touchpoints = touchpoints;
        this.issues = issues;
        this.stakeholders = stakeholders;
        this.cadences = cadences;
        this.insights = insights;
        this.feedbacks = feedbacks;
        this.initiatives = initiatives;
        this.signals = signals;
        this.contracts = contracts;
    }

    /**
     * Returns the facts of a step.
     *
     * @param account ref of the account that the scenario is about
     */
    List<FactDraft> facts(HypotheticalInput step, String account) {
        List<Runnable> told = new ArrayList<>();
        List<FactDraft> lines = new ArrayList<>();
        tell(step.makeCommitment, commitments::makeCommitment, told);
        tell(step.progressCommitment, commitments::progressCommitment, told);
        tell(step.renegotiateCommitment, commitments::renegotiateCommitment, told);
        tell(step.keepCommitment, commitments::keepCommitment, told);
        tell(step.breakCommitment, commitments::breakCommitment, told);
        tell(step.withdrawCommitment, commitments::withdrawCommitment, told);
        tell(step.releaseCommitment, commitments::releaseCommitment, told);
        tell(step.declineCommitment, commitments::declineCommitment, told);
        tell(step.recordTouchpoint, touchpoints::recordTouchpoint, told);
        tell(step.recordExperience, touchpoints::recordExperience, told);
        tell(step.raiseIssue, issues::raiseIssue, told);
        tell(step.acknowledgeIssue, issues::acknowledgeIssue, told);
        tell(step.resolveIssue, issues::resolveIssue, told);
        tell(step.addStakeholder, stakeholders::addStakeholder, told);
        tell(step.changeStance, stakeholders::changeStance, told);
        tell(step.recordDeparture, stakeholders::recordDeparture, told);
        tell(step.recordTie, stakeholders::recordTie, told);
        tell(step.agreeCadence, cadences::agreeCadence, told);
        tell(step.assessNeeds, insights::assessNeeds, told);
        tell(step.shareRoadmap, insights::shareRoadmap, told);
        tell(step.giveFeedback, feedbacks::giveFeedback, told);
        tell(step.changePriority, initiatives::changePriority, told);
        tell(step.recordStress, signals::recordStress, told);
        tell(step.signContract, contracts::signContract, told);
        tell(step.renewContract, contracts::renewContract, told);
        if (step.fact != null) {
            lines.add(codec.read(step.fact));
        }
        if (told.size() + lines.size() != 1) {
            throw Refusal.invalid(
                    "steps", "A step must contain exactly one event, but contains %d.", told.size() + lines.size());
        }
        return told.isEmpty() ? lines : Imagination.of(account, told.getFirst());
    }

    private static <I> void tell(@Nullable I input, Consumer<I> mutation, List<Runnable> told) {
        if (input != null) {
            told.add(() -> mutation.accept(input));
        }
    }
}
