/** Troth: how far do our customers trust us, why, and what should we do next? */
@org.jspecify.annotations.NullMarked
package dev.troth;
