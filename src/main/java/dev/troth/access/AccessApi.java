package dev.troth.access;

import dev.troth.member.MemberDirectory;
import dev.troth.platform.common.GlobalId;
import dev.troth.platform.common.MutationPayload;
import dev.troth.platform.common.RejectedException;
import dev.troth.platform.common.Require;
import dev.troth.platform.common.UserError;
import dev.troth.platform.common.VisibilityScope;
import dev.troth.platform.list.Link;
import dev.troth.platform.list.LinkProvider;
import dev.troth.platform.list.PageSize;
import dev.troth.platform.security.AccessScope;
import dev.troth.platform.security.Caller;
import dev.troth.platform.security.CallerScope;
import java.util.List;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.jspecify.annotations.Nullable;

/** Access grants and the audit log in the schema. */
@GraphQLApi
public class AccessApi implements LinkProvider {
    private final AccessGrantStore grantStore;
    private final AuditLog auditLog;

    private final MemberDirectory members;

    AccessApi(AccessGrantStore grantStore, AuditLog auditLog, MemberDirectory members) {
        this.grantStore = grantStore;
        this.auditLog = auditLog;
        this.members = members;
    }

    @Override
    public List<Link> links() {
        return List.of(
                Link.one(
                        "Me",
                        "member",
                        "Member",
                        "Member that the caller is. Null if the caller is not a member.",
                        Me.class,
                        Me::member),
                Link.one(
                        "Me",
                        "account",
                        "Account",
                        "Only account that the caller sees. Null unless the role is PORTAL.",
                        Me.class,
                        Me::account),
                Link.one(
                        "AccessGrant",
                        "member",
                        "Member",
                        "Member that the user is. Null if the user is not a member.",
                        AccessGrant.class,
                        AccessGrant::member),
                Link.one(
                        "AccessGrant",
                        "account",
                        "Account",
                        "Only account that the user sees. Null unless the role is PORTAL.",
                        AccessGrant.class,
                        AccessGrant::account),
                Link.one(
                        "AuditEntry",
                        "member",
                        "Member",
                        "Member who called. Null if the caller is not a member.",
                        AuditEntry.class,
                        AuditEntry::member));
    }

    @Query
    @NonNull
    @Description("Caller of this request, with its permissions.")
    public Me me() {
        Caller caller = CallerScope.current();
        VisibilityScope visibility = caller.view().visibility();
        return new Me(
                caller.view().workspace().toString(),
                caller.name(),
                caller.member(),
                caller.scopes().stream().sorted().toList(),
                visibility.ownedBy() != null,
                visibility.account());
    }

    @Query
    @NonNull
    @Description("Access grants, revoked ones included, newest first. Requires the scope ADMIN.")
    public List<@NonNull AccessGrant> accessGrants(
            @DefaultValue("25") @Description("Number of grants, 1 to 100. Defaults to 25.") @Nullable Integer first) {
        return grantStore.newest(PageSize.of(first));
    }

    @Query
    @NonNull
    @Description("Audit log of changes and of reads of guarded fields, newest first. The complete log is at "
            + "`GET /audit`. Requires the scope ADMIN.")
    public List<@NonNull AuditEntry> auditEntries(
            @DefaultValue("25") @Description("Number of entries, 1 to 100. Defaults to 25.") @Nullable Integer first,
            @Id
                    @Description(
                            "Cursor: the id of the last entry of the previous page; only older entries are returned. "
                                    + "Defaults to the newest.")
                    @Nullable
                    String before) {
        return auditLog.newest(PageSize.of(first), before == null ? null : GlobalId.parse(AuditEntry.PREFIX, before));
    }

    @Mutation
    @NonNull
    @Description("Grants a user access to the workspace. The configured identity provider must know the user. A "
            + "user with access to several workspaces says by the header `Troth-Workspace` which one a request means. "
            + "Requires the scope ADMIN.")
    public AccessGrantPayload grantAccess(@NonNull GrantAccessInput input) {
        return UserError.toPayload(
                () -> {
                    Require.key("subject", input.subject);
                    Require.refOrNull("member", input.member);
                    members.check("member", input.member);
                    Require.refOrNull("account", input.account);
                    boolean portal = input.role == Role.PORTAL;
                    if (portal == (input.account == null)) {
                        throw RejectedException.invalid(
                                "account",
                                portal
                                        ? "account must be set for the role PORTAL, which sees one account."
                                        : "account must not be set; only the role PORTAL is limited to one "
                                                + "account.");
                    }
                    return grantStore.grant(input.subject, input.role, input.member, input.account);
                },
                AccessGrantPayload::new);
    }

    @Mutation
    @NonNull
    @Description("Revokes the access of a user. Tokens of the user are rejected within a few seconds, and open "
            + "sockets are closed at their next ping. Requires the scope ADMIN.")
    public AccessGrantPayload revokeAccess(@NonNull RevokeAccessInput input) {
        return UserError.toPayload(() -> grantStore.revoke(input.id), AccessGrantPayload::new);
    }

    // Named, because SmallRye takes the set off the name of a method.
    @Mutation("setMemberVisibility")
    @NonNull
    @Description("Sets whether members and readers see only the accounts that they own. Keys, managers and "
            + "administrators see all accounts. Requires the scope ADMIN.")
    public SetMemberVisibilityPayload setMemberVisibility(@NonNull SetMemberVisibilityInput input) {
        return UserError.toPayload(
                () -> {
                    grantStore.setMemberVisibility(input.ownAccountsOnly);
                    return input.ownAccountsOnly;
                },
                SetMemberVisibilityPayload::new);
    }

    @Description("Access to grant.")
    @Input("GrantAccessInput")
    @SuppressWarnings("NullAway.Init") // Filled by the JSON-B deserializer.
    public static final class GrantAccessInput {
        @Description("User id at the identity provider: the value of the configured token claim, `sub` by default.")
        @NonNull
        public String subject;

        @Description("Role of the user.")
        @NonNull
        public Role role;

        @Description("Ref of the member that the user is; accounts name their owner by it. Defaults to null.")
        public @Nullable String member;

        @Description("Ref of the account that the user sees. Required for the role PORTAL, not allowed otherwise.")
        public @Nullable String account;
    }

    @Description("Access grant to revoke.")
    @Input("RevokeAccessInput")
    @SuppressWarnings("NullAway.Init") // Filled by the JSON-B deserializer.
    public static final class RevokeAccessInput {
        @Description("Id of the access.")
        @Id
        @NonNull
        public String id;
    }

    @Description("Visibility of accounts for members and readers.")
    @Input("SetMemberVisibilityInput")
    @SuppressWarnings("NullAway.Init") // Filled by the JSON-B deserializer.
    public static final class SetMemberVisibilityInput {
        @Description("Whether members and readers see only the accounts that they own.")
        @NonNull
        public Boolean ownAccountsOnly;
    }

    @Description("Result of a mutation of an access grant.")
    public record AccessGrantPayload(
            @Description("Access grant in its new state. Null if there are errors.") @Nullable
            AccessGrant accessGrant,

            @Description("Reasons why nothing was changed. Empty on success.") @NonNull
            List<@NonNull UserError> userErrors)
            implements MutationPayload {
        @Override
        @NonNull
        public List<@NonNull UserError> getUserErrors() {
            return userErrors;
        }

        @Override
        @Description("Always false.")
        public boolean getReplayed() {
            return false;
        }
    }

    @Description("Result of setMemberVisibility.")
    public record SetMemberVisibilityPayload(
            @Description("Whether members and readers see only the accounts that they own. Null if there are errors.")
            @Nullable
            Boolean ownAccountsOnly,

            @Description("Reasons why nothing was changed. Empty on success.") @NonNull
            List<@NonNull UserError> userErrors)
            implements MutationPayload {
        @Override
        @NonNull
        public List<@NonNull UserError> getUserErrors() {
            return userErrors;
        }

        @Override
        @Description("Always false.")
        public boolean getReplayed() {
            return false;
        }
    }

    @Description("Caller of the request, with its permissions. Clients can hide what the caller cannot use.")
    public record Me(
            @Id @NonNull @Description("Id of the workspace, for the header `Troth-Workspace`.")
            String workspace,

            @Description("Name of the key, ref of the member, or `local` if authentication is off.") @NonNull
            String name,

            @Description("Ref of the member that the caller is. Null if the caller is not a member.") @Nullable
            String member,

            @Description("Scopes of the caller.") @NonNull List<@NonNull AccessScope> scopes,

            @Description("Whether the caller sees only the accounts that it owns.") @NonNull
            Boolean ownAccountsOnly,

            @Description("Ref of the only account that the caller sees. Null unless the role is PORTAL.") @Nullable
            String account) {}
}
