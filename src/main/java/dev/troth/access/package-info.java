/**
 * Who may do what: workspaces, members, keys, roles, scopes and the audit of them.
 *
 * <p>Systems prove who they are by API keys; the workspace follows from the key alone. {@link dev.troth.access.Rules} says
 * who may call what. People cannot sign in yet (OIDC), and nobody makes workspaces but SQL.
 */
@org.jspecify.annotations.NullMarked
package dev.troth.access;
