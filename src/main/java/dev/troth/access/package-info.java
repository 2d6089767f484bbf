/**
 * Authentication and authorization: API keys, users, roles, scopes and the audit log.
 *
 * <p>Systems authenticate with API keys, users with OpenID Connect tokens of their identity provider. The credential
 * alone determines the workspace (multi-tenancy). {@link dev.troth.access.AuthorizationRules} defines the scope that each operation
 * requires, and {@link dev.troth.access.Role} the scopes of each role. The visible accounts are enforced by row level
 * security in the database ({@link dev.troth.platform.tenancy.RowLevelSecurity}).
 */
@org.jspecify.annotations.NullMarked
package dev.troth.access;
