/**
 * Bulk import and export of facts: {@code POST /facts} and {@code GET /facts}, one JSON object per line, and the demo
 * workspace.
 *
 * <p>The meaning and the validation of facts do not belong here; they are in the slices, behind the ledger.
 */
@org.jspecify.annotations.NullMarked
package dev.troth.exchange;
