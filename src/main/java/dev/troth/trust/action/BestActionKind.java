package dev.troth.trust.action;

import org.eclipse.microprofile.graphql.Description;

/**
 * Kind of next best action, with its probability of success and its effort: judgements, the same for all workspaces
 * until they have their own data.
 */
@Description("Kind of action that can retain an account.")
public enum BestActionKind {
    @Description("Talk to a stakeholder about topics that have not come up lately.")
    TALK(0.9, 0.5),
    @Description("Get to know a person in a department without known stakeholders.")
    NEW_STAKEHOLDER(0.5, 4),
    @Description("Agree on a later date while that still costs almost nothing.")
    RENEGOTIATE(0.8, 1),
    @Description("Deliver what was committed.")
    DELIVER(0.7, 16),
    @Description("Resolve an issue.")
    RESOLVE(0.9, 8),
    @Description("Share roadmaps, in both directions.")
    SHARE_ROADMAPS(0.8, 3),
    @Description("Ask for feedback and give some.")
    EXCHANGE_FEEDBACK(0.8, 1.5),
    @Description("Find out the needs of the customer, its industry and its competitors.")
    ASSESS_NEEDS(0.9, 8),
    @Description("Agree on a regular cadence, at least monthly.")
    AGREE_CADENCE(0.8, 1);

    private final double success;
    private final double hours;

    BestActionKind(double success, double hours) {
        this.success = success;
        this.hours = hours;
    }

    double success() {
        return success;
    }

    double hours() {
        return hours;
    }
}
