/**
 * Caller of a request and its scopes, as every slice can read them.
 *
 * <p>Not here: how a caller is authenticated and which rule applies ({@code access}).
 */
@org.jspecify.annotations.NullMarked
package dev.troth.platform.security;
