/**
 * Facts in and out in bulk: {@code POST /facts} and {@code GET /facts}, one JSON object a line, and the demo workspace.
 *
 * <p>Not here: what a fact means or whether it makes sense; that is said by the slices, through the ledger.
 */
@org.jspecify.annotations.NullMarked
package dev.troth.exchange;
