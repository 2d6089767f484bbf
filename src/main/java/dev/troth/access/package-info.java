/**
 * Who may do what: keys, people, roles, scopes and the record of what they did.
 *
 * <p>Systems prove who they are by API keys, people by tokens of their identity provider; the workspace follows from that
 * alone. {@link dev.troth.access.Rules} says who may call what, {@link dev.troth.access.Role} what comes with signing in as
 * something. How much of a workspace somebody sees is held to by the database ({@link dev.troth.platform.DatabaseWall}).
 */
@org.jspecify.annotations.NullMarked
package dev.troth.access;
