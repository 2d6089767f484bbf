/**
 * Who may do what: workspaces, members, keys, roles, scopes and the audit of them.
 *
 * <p>For now there is one workspace and no sign-in, which is why the server only listens on this machine.
 */
@org.jspecify.annotations.NullMarked
package dev.troth.access;
