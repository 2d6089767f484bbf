package dev.troth.trust.action;

import org.eclipse.microprofile.graphql.Description;

/** What kind of action is called for. */
@Description("What kind of action is called for. In the order of their weight, the heaviest first.")
public enum ActionKind {
    @Description("Answer a complaint nobody has answered.")
    ANSWER_ISSUE(100, "acknowledgeIssue"),
    @Description("Keep a promise that is late, or move it.")
    KEEP_COMMITMENT(90, "keepCommitment"),
    @Description("Solve what went wrong.")
    SOLVE_ISSUE(80, "resolveIssue"),
    @Description("A promise is about to break: keep it, or move it while that still costs nothing.")
    SAVE_COMMITMENT(70, "renegotiateCommitment"),
    @Description("Answer a request: with a promise, or with an early no.")
    ANSWER_REQUEST(60, "makeCommitment"),
    @Description("A contract comes up for renewal.")
    RENEW(55, "renewContract"),
    @Description("Trust fell: find out why.")
    LOOK_INTO(50, "recordTouchpoint"),
    @Description("Ask why a priority dropped.")
    ASK_WHY(50, "recordReasonRequest"),
    @Description("Get in touch: it is later than agreed.")
    GET_IN_TOUCH(45, "recordTouchpoint"),
    @Description("Ask again: an answer is overdue. Silence is no dislike.")
    FOLLOW_UP(40, "recordTouchpoint"),
    @Description("Tell them how far a promise is.")
    TELL_PROGRESS(35, "progressCommitment"),
    @Description("Start a playbook: its situation is there.")
    START_PLAYBOOK(30, "startPlaybookRun"),
    @Description("Do the next step of a playbook.")
    NEXT_STEP(25, "completePlaybookStep");

    private final double weight;
    private final String mutation;

    ActionKind(double weight, String mutation) {
        this.weight = weight;
        this.mutation = mutation;
    }

    double weight() {
        return weight;
    }

    String mutation() {
        return mutation;
    }
}
