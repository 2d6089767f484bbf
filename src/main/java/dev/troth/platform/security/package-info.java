/**
 * Who calls, and what they may do: what every slice can rely on and none decides.
 *
 * <p>Not here: how a caller is authenticated and which rule applies ({@code access}).
 */
@org.jspecify.annotations.NullMarked
package dev.troth.platform.security;
