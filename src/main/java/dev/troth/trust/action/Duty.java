package dev.troth.trust.action;

/** Whether we owe an action to the account, in the order in which debts come before other actions. */
enum Duty {
    /** A complaint without an answer, or about which the account is angry. */
    ANSWER,
    /** A commitment that is overdue. */
    OVERDUE,
    /** Not owed: it improves the relationship. */
    NONE
}
