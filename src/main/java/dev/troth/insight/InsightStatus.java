package dev.troth.insight;

import org.eclipse.microprofile.graphql.Description;

/** Where an insight stands. */
@Description("Where an insight stands.")
public enum InsightStatus {
    @Description("It holds; a question is not answered, a plan or goal not agreed to.")
    OPEN,
    @Description("The other side knows it and agrees.")
    AGREED,
    @Description("The question was answered.")
    ANSWERED,
    @Description("It holds no longer.")
    RETIRED
}
