package dev.troth.scoring;

/** What an assessment of needs looked at (S0 L12), and how much of understanding it is. */
public enum NeedScope {
    CUSTOMER(Parameter.NEEDS_CUSTOMER),
    INDUSTRY(Parameter.NEEDS_INDUSTRY),
    COMPETITION(Parameter.NEEDS_COMPETITION);

    final Parameter weight;

    NeedScope(Parameter weight) {
        this.weight = weight;
    }
}
