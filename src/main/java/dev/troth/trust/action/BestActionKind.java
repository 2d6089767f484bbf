package dev.troth.trust.action;

import org.eclipse.microprofile.graphql.Description;

/**
 * What could be done to keep an account, with how likely it works out and how long it takes: judgements, the same for
 * everybody until a workspace knows better.
 */
@Description("What could be done to keep an account.")
public enum BestActionKind {
    @Description("Talk to somebody, about what has not been talked about lately.")
    TALK(0.9, 0.5),
    @Description("Get to know somebody in a department where we know nobody.")
    NEW_STAKEHOLDER(0.5, 4),
    @Description("Agree on a later date while that still costs next to nothing.")
    RENEGOTIATE(0.8, 1),
    @Description("Do what was promised.")
    DELIVER(0.7, 16),
    @Description("Solve what went wrong.")
    RESOLVE(0.9, 8),
    @Description("Share roadmaps, both ways.")
    SHARE_ROADMAPS(0.8, 3),
    @Description("Ask for feedback and give some.")
    EXCHANGE_FEEDBACK(0.8, 1.5),
    @Description("Find out what they, their industry and their competitors need.")
    ASSESS_NEEDS(0.9, 8),
    @Description("Agree on a regular rhythm, monthly at least.")
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
