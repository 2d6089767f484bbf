package dev.troth.trust.action;

import org.eclipse.microprofile.graphql.Description;

/** Kind of action. */
@Description("Kind of action, in the order of weight, heaviest first.")
public enum ActionKind {
    @Description("Answer a complaint that has not been answered.")
    ANSWER_ISSUE(100, 7, "acknowledgeIssue"),
    @Description("Keep an overdue commitment, or renegotiate it.")
    KEEP_COMMITMENT(90, 7, "keepCommitment"),
    @Description("Resolve an issue.")
    SOLVE_ISSUE(80, 7, "resolveIssue"),
    @Description("A commitment is about to break: keep it, or renegotiate it while that still costs nothing.")
    SAVE_COMMITMENT(70, 14, "renegotiateCommitment"),
    @Description("Answer a request: with a commitment, or with an early no.")
    ANSWER_REQUEST(70, 7, "makeCommitment"),
    @Description("Name an owner: no member is responsible for the account.")
    ASSIGN_OWNER(58, "updateAccount"),
    @Description("A contract is due for renewal.")
    RENEW(55, 30, "renewContract"),
    @Description("Remind the account of an overdue commitment of theirs.")
    REMIND(50, 7, "recordTouchpoint"),
    @Description("Trust fell: find out the reason.")
    LOOK_INTO(50, "recordTouchpoint"),
    @Description("Ask for the reason of a dropped priority.")
    ASK_WHY(50, "recordReasonRequest"),
    @Description("Get in touch: the next touchpoint is later than agreed.")
    GET_IN_TOUCH(45, 7, "recordTouchpoint"),
    @Description("Ask again: a response is overdue. Silence does not mean dislike.")
    FOLLOW_UP(40, 7, "recordTouchpoint"),
    @Description("Report the progress of a commitment.")
    TELL_PROGRESS(35, 7, "progressCommitment"),
    @Description("Start a playbook whose situation exists.")
    START_PLAYBOOK(30, "startPlaybookRun"),
    @Description("Do the next step of a playbook.")
    NEXT_STEP(25, "completePlaybookStep");

    private final double weight;
    private final double leadDays;
    private final String mutation;

    ActionKind(double weight, String mutation) {
        this(weight, 0, mutation);
    }

    ActionKind(double weight, double leadDays, String mutation) {
        this.weight = weight;
        this.leadDays = leadDays;
        this.mutation = mutation;
    }

    double weight() {
        return weight;
    }

    /**
     * Returns the days before the due time at which half of the urgency is reached; 0 if the due time is only the
     * beginning of a situation, and no deadline.
     */
    double leadDays() {
        return leadDays;
    }

    String mutation() {
        return mutation;
    }
}
