/** Contracts: revenue, terms, renewals, and the outcomes against which churn risk is evaluated. */
@org.jspecify.annotations.NullMarked
package dev.troth.contract;
