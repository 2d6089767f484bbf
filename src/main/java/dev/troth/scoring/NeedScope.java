package dev.troth.scoring;

/** The scope of an assessment of needs (S0 L12), with its weight in {@link Credibility#understanding()}. */
public enum NeedScope {
    /** The needs of the customer: {@link Parameter#NEEDS_CUSTOMER}. */
    CUSTOMER(Parameter.NEEDS_CUSTOMER),
    /** The industry of the customer: {@link Parameter#NEEDS_INDUSTRY}. */
    INDUSTRY(Parameter.NEEDS_INDUSTRY),
    /** The competitors of the customer: {@link Parameter#NEEDS_COMPETITION}. */
    COMPETITION(Parameter.NEEDS_COMPETITION);

    final Parameter weight;

    NeedScope(Parameter weight) {
        this.weight = weight;
    }
}
