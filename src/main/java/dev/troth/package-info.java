/**
 * Troth: measures how far customers trust a company, explains each score by its facts, and recommends the next action.
 */
@org.jspecify.annotations.NullMarked
package dev.troth;
