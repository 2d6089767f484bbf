/** Looking ahead: where churn risk goes, and how much revenue hangs on it. */
@org.jspecify.annotations.NullMarked
package dev.troth.trust.forecast;
