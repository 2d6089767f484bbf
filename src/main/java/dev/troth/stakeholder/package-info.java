/**
 * Stakeholders: people as seen from each account, with department, seniority, influence and stance, and the ties
 * between them.
 *
 * <p>The table {@code person} is the only place for personal data outside the ledger. The strength of our connection to
 * a person is not stored here; {@code trust} computes it from the touchpoints.
 */
@org.jspecify.annotations.NullMarked
package dev.troth.stakeholder;
