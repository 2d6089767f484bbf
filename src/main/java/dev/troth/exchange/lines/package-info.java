/** JSON: facts, one per line, and records of any shape. */
@org.jspecify.annotations.NullMarked
package dev.troth.exchange.lines;
