package dev.troth.insight;

import org.eclipse.microprofile.graphql.Description;

/** Status of an insight. */
@Description("Status of an insight.")
public enum InsightStatus {
    @Description("Valid; for a question: not answered; for a plan or goal: not agreed to.")
    OPEN,
    @Description("The other side knows it and agrees with it.")
    AGREED,
    @Description("The question has been answered.")
    ANSWERED,
    @Description("The insight is no longer valid.")
    RETIRED
}
