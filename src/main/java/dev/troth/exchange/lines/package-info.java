/** JSON Lines. */
@org.jspecify.annotations.NullMarked
package dev.troth.exchange.lines;
