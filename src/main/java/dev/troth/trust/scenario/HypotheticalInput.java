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

/** One thing that would happen, said as the mutation of the same name says it. */
@Input("HypotheticalInput")
@Description(
        "One thing that would happen: exactly one of these, with the input of the mutation of the same name. Names of "
                + "things may be those that an earlier step of the scenario brings.")
public class HypotheticalInput {
    @Description("A promise is made.")
    public @Nullable MakeCommitmentInput makeCommitment;

    @Description("They are told how far a promise is.")
    public @Nullable ProgressCommitmentInput progressCommitment;

    @Description("Other terms are agreed on.")
    public @Nullable RenegotiateCommitmentInput renegotiateCommitment;

    @Description("A promise is kept.")
    public @Nullable KeepCommitmentInput keepCommitment;

    @Description("A promise is broken.")
    public @Nullable BreakCommitmentInput breakCommitment;

    @Description("A promise is taken back.")
    public @Nullable WithdrawCommitmentInput withdrawCommitment;

    @Description("They let go of a promise.")
    public @Nullable ReleaseCommitmentInput releaseCommitment;

    @Description("We say no.")
    public @Nullable DeclineCommitmentInput declineCommitment;

    @Description("There is contact.")
    public @Nullable RecordTouchpointInput recordTouchpoint;

    @Description("Something happens that will be remembered.")
    public @Nullable RecordExperienceInput recordExperience;

    @Description("They complain.")
    public @Nullable RaiseIssueInput raiseIssue;

    @Description("We say that we know of an issue.")
    public @Nullable AcknowledgeIssueInput acknowledgeIssue;

    @Description("An issue is resolved.")
    public @Nullable ResolveIssueInput resolveIssue;

    @Description("Somebody joins, or we get to know them.")
    public @Nullable AddStakeholderInput addStakeholder;

    @Description("Somebody thinks otherwise of us.")
    public @Nullable ChangeStanceInput changeStance;

    @Description("Somebody leaves.")
    public @Nullable RecordDepartureInput recordDeparture;

    @Description("A tie between two people.")
    public @Nullable RecordTieInput recordTie;

    @Description("A rhythm is agreed on.")
    public @Nullable AgreeCadenceInput agreeCadence;

    @Description("Needs are assessed.")
    public @Nullable AssessNeedsInput assessNeeds;

    @Description("A roadmap is shared.")
    public @Nullable ShareRoadmapInput shareRoadmap;

    @Description("Feedback, from them or from us.")
    public @Nullable GiveFeedbackInput giveFeedback;

    @Description("A priority of theirs changes.")
    public @Nullable ChangePriorityInput changePriority;

    @Description("Times get hard for them.")
    public @Nullable RecordStressInput recordStress;

    @Description("A contract is signed.")
    public @Nullable SignContractInput signContract;

    @Description("A contract is renewed.")
    public @Nullable RenewContractInput renewContract;

    @Description("Any other fact, as `POST /facts` takes it: one JSON object.")
    public @Nullable String fact;
}
