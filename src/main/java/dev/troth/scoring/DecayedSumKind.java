package dev.troth.scoring;

/** The decayed sums of an account, each with its half-life. */
enum DecayedSumKind {
    RESPONSES_PROMPT(Parameter.RESPONSE_HALF_LIFE),
    RESPONSES(Parameter.RESPONSE_HALF_LIFE),
    FEEDBACK_OUT(Parameter.FEEDBACK_HALF_LIFE),
    FEEDBACK_IN(Parameter.FEEDBACK_HALF_LIFE),
    EXPERIENCES_GOOD(Parameter.GOOD_EXPERIENCE_HALF_LIFE),
    EXPERIENCES_BAD(Parameter.BAD_EXPERIENCE_HALF_LIFE),
    /** Shocks of bad experiences. */
    IMPULSE_EXPERIENCES(Parameter.BAD_EXPERIENCE_IMPULSE_HALF_LIFE),
    /** Shocks of issues as if they were experiences; see {@link Parameter#ISSUE_AS_EXPERIENCE}. */
    IMPULSE_ISSUES(Parameter.BAD_EXPERIENCE_IMPULSE_HALF_LIFE),
    /** Scars of broken promises; see {@link Parameter#BREACH_AS_EXPERIENCE}. */
    IMPULSE_BREACHES(Parameter.BAD_EXPERIENCE_IMPULSE_HALF_LIFE),
    IMPULSE_PRIORITY(Parameter.PRIORITY_HALF_LIFE),
    CONTEXT_ROUTINE(Parameter.CONTEXT_HALF_LIFE),
    CONTEXT_GOOD(Parameter.CONTEXT_HALF_LIFE),
    CONTEXT_PROBLEM(Parameter.CONTEXT_HALF_LIFE);

    final Parameter halfLife;

    DecayedSumKind(Parameter halfLife) {
        this.halfLife = halfLife;
    }
}
