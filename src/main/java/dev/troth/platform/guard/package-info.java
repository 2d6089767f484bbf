/** Who calls, and what they may do: what every slice can rely on and none decides. Decided by {@code access}. */
@org.jspecify.annotations.NullMarked
package dev.troth.platform.guard;
