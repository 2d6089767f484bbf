/** Outcomes: who stayed and who left, by what they were to us then: the truth that scores are judged by. */
@org.jspecify.annotations.NullMarked
package dev.troth.trust.outcome;
