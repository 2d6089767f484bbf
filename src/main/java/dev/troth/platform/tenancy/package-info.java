/**
 * Workspaces: which one the current work belongs to, how much of it is visible, and the row level security that makes
 * PostgreSQL enforce both.
 *
 * <p>Not here: who the caller is ({@code platform.security}).
 */
@org.jspecify.annotations.NullMarked
package dev.troth.platform.tenancy;
