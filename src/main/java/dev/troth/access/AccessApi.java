package dev.troth.access;

import dev.troth.platform.GlobalId;
import dev.troth.platform.MutationPayload;
import dev.troth.platform.Refusal;
import dev.troth.platform.Require;
import dev.troth.platform.Sight;
import dev.troth.platform.UserError;
import dev.troth.platform.guard.Caller;
import dev.troth.platform.guard.CallerScope;
import dev.troth.platform.list.ListRequest;
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

/** Who may sign in, and who did what, in the schema. */
@GraphQLApi
public class AccessApi {
    private final Grants grants;
    private final Audit audit;

    AccessApi(Grants grants, Audit audit) {
        this.grants = grants;
        this.audit = audit;
    }

    @Query
    @NonNull
    @Description("Whoever asks this, and what they may do.")
    public Me me() {
        Caller caller = CallerScope.current();
        Sight sight = caller.view().sight();
        return new Me(
                caller.name(),
                caller.member(),
                caller.scopes().stream().sorted().toList(),
                sight.ownedBy() != null,
                sight.account());
    }

    @Query
    @NonNull
    @Description("Who may sign in, or could, the newest first. Needs the scope ADMIN.")
    public List<@NonNull AccessGrant> accessGrants(
            @DefaultValue("25") @Description("How many, 1 to 100.") @Nullable Integer first) {
        return grants.newest(ListRequest.first(first));
    }

    @Query
    @NonNull
    @Description(
            "Who asked for changes, or for what is guarded, the newest first. All of it: `GET /audit`. Needs the scope ADMIN.")
    public List<@NonNull AuditEntry> auditEntries(
            @DefaultValue("25") @Description("How many, 1 to 100.") @Nullable Integer first,
            @Id @Description("Only those older than this one: the last one of the page before.") @Nullable
                    String before) {
        return audit.newest(
                ListRequest.first(first), before == null ? null : GlobalId.parse(AuditEntry.PREFIX, before));
    }

    @Mutation
    @NonNull
    @Description(
            "Lets somebody sign in. They must be known to the identity provider that Troth was started with; everybody "
                    + "belongs to one workspace. Needs the scope ADMIN.")
    public AccessGrantPayload grantAccess(@NonNull GrantAccessInput input) {
        return UserError.told(
                () -> {
                    Require.ref("subject", input.subject);
                    Require.refOrNull("member", input.member);
                    Require.refOrNull("account", input.account);
                    boolean portal = input.role == Role.PORTAL;
                    if (portal == (input.account == null)) {
                        throw Refusal.invalid(
                                "account",
                                portal
                                        ? "Whoever comes through the portal sees one account. Say which."
                                        : "Only whoever comes through the portal is held to one account.");
                    }
                    return grants.grant(input.subject, input.role, input.member, input.account);
                },
                AccessGrantPayload::new);
    }

    @Mutation
    @NonNull
    @Description(
            "Takes back that somebody may sign in. Within a few seconds their tokens are of no use any more, and their "
                    + "sockets are closed at their next ping. Needs the scope ADMIN.")
    public AccessGrantPayload revokeAccess(@NonNull RevokeAccessInput input) {
        return UserError.told(() -> grants.revoke(input.id), AccessGrantPayload::new);
    }

    @Mutation
    @NonNull
    @Description("Says whether members and readers see only the accounts that they look after. Keys, managers and "
            + "administrators see all. Needs the scope ADMIN.")
    public SetMemberVisibilityPayload setMemberVisibility(@NonNull SetMemberVisibilityInput input) {
        return UserError.told(
                () -> {
                    grants.setMemberVisibility(input.ownAccountsOnly);
                    return input.ownAccountsOnly;
                },
                SetMemberVisibilityPayload::new);
    }

    @Description("Somebody to let in.")
    @Input("GrantAccessInput")
    @SuppressWarnings("NullAway.Init") // filled by the one who reads the request
    public static final class GrantAccessInput {
        @Description("Who they are to the identity provider: the claim that was configured, `sub` by default.")
        @NonNull
        public String subject;

        @Description("As what.")
        @NonNull
        public Role role;

        @Description("Which of our people they are: the ref by which accounts name their owner.")
        public @Nullable String member;

        @Description("Ref of the account that they see; for the portal only, and needed there.")
        public @Nullable String account;
    }

    @Description("An access grant to take back.")
    @Input("RevokeAccessInput")
    @SuppressWarnings("NullAway.Init") // filled by the one who reads the request
    public static final class RevokeAccessInput {
        @Description("Its id.")
        @Id
        @NonNull
        public String id;
    }

    @Description("What members and readers see.")
    @Input("SetMemberVisibilityInput")
    @SuppressWarnings("NullAway.Init") // filled by the one who reads the request
    public static final class SetMemberVisibilityInput {
        @Description("Whether only the accounts that they look after.")
        @NonNull
        public Boolean ownAccountsOnly;
    }

    @Description("What became of a mutation of an access grant.")
    public record AccessGrantPayload(
            @Description("The grant as it is now; null when there are errors.") @Nullable
            AccessGrant accessGrant,

            @Description("Why nothing was done; empty when it was.") @NonNull
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

    @Description("What members and readers see from now on.")
    public record SetMemberVisibilityPayload(
            @Description("Whether only the accounts that they look after; null when there are errors.") @Nullable
            Boolean ownAccountsOnly,

            @Description("Why nothing was done; empty when it was.") @NonNull
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
}
