package dev.troth.trust.scenario;

import dev.troth.cadence.CadenceApi.AgreeCadenceInput;
import dev.troth.commitment.CommitmentInputs.BreakCommitmentInput;
import dev.troth.commitment.CommitmentInputs.DeclineCommitmentInput;
import dev.troth.commitment.CommitmentInputs.KeepCommitmentInput;
import dev.troth.commitment.CommitmentInputs.MakeCommitmentInput;
import dev.troth.commitment.CommitmentInputs.ProgressCommitmentInput;
import dev.troth.commitment.CommitmentInputs.ReleaseCommitmentInput;
import dev.troth.commitment.CommitmentInputs.RenegotiateCommitmentInput;
import dev.troth.commitment.CommitmentInputs.WithdrawCommitmentInput;
import dev.troth.contract.ContractInputs.RenewContractInput;
import dev.troth.contract.ContractInputs.SignContractInput;
import dev.troth.feedback.FeedbackInputs.GiveFeedbackInput;
import dev.troth.initiative.InitiativeInputs.ChangePriorityInput;
import dev.troth.insight.InsightInputs.AssessNeedsInput;
import dev.troth.insight.InsightInputs.ShareRoadmapInput;
import dev.troth.issue.IssueApi.AcknowledgeIssueInput;
import dev.troth.issue.IssueApi.RaiseIssueInput;
import dev.troth.issue.IssueApi.ResolveIssueInput;
import dev.troth.signal.SignalInputs.RecordStressInput;
import dev.troth.stakeholder.StakeholderInputs.AddStakeholderInput;
import dev.troth.stakeholder.StakeholderInputs.ChangeStanceInput;
import dev.troth.stakeholder.StakeholderInputs.RecordDepartureInput;
import dev.troth.stakeholder.StakeholderInputs.RecordTieInput;
import dev.troth.touchpoint.TouchpointInputs.RecordExperienceInput;
import dev.troth.touchpoint.TouchpointInputs.RecordTouchpointInput;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.jspecify.annotations.Nullable;

/** One hypothetical event, with the input of the mutation of the same name. */
@Input("HypotheticalInput")
@Description("One hypothetical event: exactly one of these fields, with the input of the mutation of the same name. "
        + "Refs may be those of records that an earlier step of the scenario creates.")
public class HypotheticalInput {
    @Description("A commitment is made.")
    public @Nullable MakeCommitmentInput makeCommitment;

    @Description("Progress of a commitment is reported.")
    public @Nullable ProgressCommitmentInput progressCommitment;

    @Description("A commitment is renegotiated.")
    public @Nullable RenegotiateCommitmentInput renegotiateCommitment;

    @Description("A commitment is kept.")
    public @Nullable KeepCommitmentInput keepCommitment;

    @Description("A commitment is broken.")
    public @Nullable BreakCommitmentInput breakCommitment;

    @Description("A commitment is withdrawn.")
    public @Nullable WithdrawCommitmentInput withdrawCommitment;

    @Description("The customer releases us from a commitment.")
    public @Nullable ReleaseCommitmentInput releaseCommitment;

    @Description("A request is declined.")
    public @Nullable DeclineCommitmentInput declineCommitment;

    @Description("A touchpoint occurs.")
    public @Nullable RecordTouchpointInput recordTouchpoint;

    @Description("An experience occurs that people will remember.")
    public @Nullable RecordExperienceInput recordExperience;

    @Description("The customer raises an issue.")
    public @Nullable RaiseIssueInput raiseIssue;

    @Description("An issue is acknowledged.")
    public @Nullable AcknowledgeIssueInput acknowledgeIssue;

    @Description("An issue is resolved.")
    public @Nullable ResolveIssueInput resolveIssue;

    @Description("A stakeholder is added.")
    public @Nullable AddStakeholderInput addStakeholder;

    @Description("A stakeholder changes stance.")
    public @Nullable ChangeStanceInput changeStance;

    @Description("A stakeholder leaves.")
    public @Nullable RecordDepartureInput recordDeparture;

    @Description("A tie between two stakeholders is recorded.")
    public @Nullable RecordTieInput recordTie;

    @Description("A cadence is agreed.")
    public @Nullable AgreeCadenceInput agreeCadence;

    @Description("Needs are assessed.")
    public @Nullable AssessNeedsInput assessNeeds;

    @Description("A roadmap is shared.")
    public @Nullable ShareRoadmapInput shareRoadmap;

    @Description("Feedback is given, by the customer or by us.")
    public @Nullable GiveFeedbackInput giveFeedback;

    @Description("A priority of the customer changes.")
    public @Nullable ChangePriorityInput changePriority;

    @Description("The customer is under stress (hard times).")
    public @Nullable RecordStressInput recordStress;

    @Description("A contract is signed.")
    public @Nullable SignContractInput signContract;

    @Description("A contract is renewed.")
    public @Nullable RenewContractInput renewContract;

    @Description("Any other fact, in the format of `POST /facts`: one JSON object.")
    public @Nullable String fact;
}
