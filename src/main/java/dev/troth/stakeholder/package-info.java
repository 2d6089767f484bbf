/**
 * People, once, and as seen from each account: department, seniority, influence, stance; and the ties between them.
 *
 * <p>The table {@code person} is the only place for personal data outside the ledger. Not here: how well we know
 * somebody; that is computed in {@code trust} from the touchpoints.
 */
@org.jspecify.annotations.NullMarked
package dev.troth.stakeholder;
