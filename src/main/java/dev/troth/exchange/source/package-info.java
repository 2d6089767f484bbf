/**
 * Sources of imports: named systems that send files or records again and again. A source stores its options, such as its
 * mapping, the state from which its next run continues, and totals of its runs. Its rejected entries can be sent again
 * after a change of the mapping.
 */
@org.jspecify.annotations.NullMarked
package dev.troth.exchange.source;
