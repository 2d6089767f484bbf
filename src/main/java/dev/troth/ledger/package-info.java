/**
 * The ledger: all facts of a workspace, in order. It is the truth; every other table is a fold over it.
 *
 * <p>A slice brings a {@link dev.troth.ledger.Vocabulary} (which facts it knows) and, where it keeps rows, a {@link
 * dev.troth.ledger.Book} (how the facts of one thing fold into that thing). {@link dev.troth.ledger.Ledger#append}
 * takes facts from anybody, a mutation or an import, checks each against what happened before, and in one transaction
 * appends it, folds the things it is about again, and tells the followers. A late fact, an amendment and a retraction
 * are no special cases: the thing is folded from its facts, whatever their order of arrival.
 *
 * <p>Not here: what any fact means. The ledger does not know a single word of the business.
 */
@org.jspecify.annotations.NullMarked
package dev.troth.ledger;
