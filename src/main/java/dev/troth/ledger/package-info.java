/**
 * Event sourcing: the ledger is an append-only event store that holds all facts of a workspace, in order. It is the
 * system of record; every other table is a projection of it. It is bitemporal: a fact has the time at which it occurred
 * (valid time) and the time at which it was recorded (transaction time), and every read can be made as of a moment.
 *
 * <p>A slice declares a kind of record in an {@link dev.troth.ledger.EntityType}: its fact types, and the projection that
 * folds the facts of one subject into its state and its row. Facts without records are registered in a {@link
 * dev.troth.ledger.FactTypeProvider}. {@link
 * dev.troth.ledger.Ledger#append} accepts facts from mutations and imports. In one transaction it checks each fact
 * against the history of its subject, appends it, folds the affected subjects again and updates the followers
 * (synchronous projections). Late facts, amendments and retractions need no special handling: the state of a subject is
 * folded from all its facts, in the order in which they occurred.
 *
 * <p>Event store, idempotency store and projections live here; the meaning of individual fact types does not. The
 * ledger has no dependency on the domain.
 */
@org.jspecify.annotations.NullMarked
package dev.troth.ledger;
