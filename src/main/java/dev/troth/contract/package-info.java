/**
 * Contracts: revenue, terms, renewals, and the outcomes that churn risk is judged by.
 */
@org.jspecify.annotations.NullMarked
package dev.troth.contract;
