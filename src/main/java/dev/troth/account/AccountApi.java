package dev.troth.account;

import dev.troth.ledger.Amendments;
import dev.troth.ledger.Recorded;
import dev.troth.ledger.Recorder;
import dev.troth.platform.Cohort;
import dev.troth.platform.Moments;
import dev.troth.platform.Require;
import dev.troth.platform.Row;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** Accounts in the schema. */
@GraphQLApi
public class AccountApi {
    private final AccountShelf shelf;
    private final Recorder recorder;
    private final Amendments amendments;
    private final Moments moments;

    AccountApi(AccountShelf shelf, Recorder recorder, Amendments amendments, Moments moments) {
        this.shelf = shelf;
        this.recorder = recorder;
        this.amendments = amendments;
        this.moments = moments;
    }

    @Query
    @Description("Account by id or ref. Null if it does not exist as of `asOf`.")
    public @Nullable AccountView account(
            @Id @Description("Id of the account.") @Nullable String id,
            @Description("Caller's own key (ref) of the account.") @Nullable String ref,
            @Description("Time as of which to read (valid time): only facts that occurred by then. Defaults to now.")
                    @Nullable
                    Instant asOf,
            @Description("Time by which facts must have been recorded (transaction time). Defaults to no limit.")
                    @Nullable
                    Instant knownAt) {
        Require.oneOf(id, ref);
        return shelf.view(id, ref, moments.of(asOf, knownAt));
    }

    @Query
    @NonNull
    @Description("Accounts, filtered, sorted and paginated.")
    public AccountConnection accounts(
            @DefaultValue("25") @Description("Number of accounts, 1 to 100. Defaults to 25.") @Nullable Integer first,
            @Description("Cursor of the last record of the previous page. Defaults to the first page.") @Nullable
                    String after,
            @Description("Time as of which to read (valid time): only facts that occurred by then. Defaults to now.")
                    @Nullable
                    Instant asOf,
            @Description("Time by which facts must have been recorded (transaction time). Defaults to no limit.")
                    @Nullable
                    Instant knownAt) {
        return new AccountConnection(shelf.page(moments.of(asOf, knownAt)));
    }

    @Description("Parent organisation, for example the group that owns this company. Null if there is none.")
    public @Nullable AccountView parent(@Source AccountView account) {
        String parent = account.parentRef();
        if (parent == null) {
            return null;
        }
        Cohort<? extends Row> cohort = account.cohort();
        Map<String, AccountView> parents = cohort.once("parents", () -> parents(cohort));
        return parents.get(parent);
    }

    private Map<String, AccountView> parents(Cohort<? extends Row> cohort) {
        List<String> refs = cohort.members().stream()
                .map(row -> ((AccountRow) row).parentRef)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        Map<String, AccountView> parents = new HashMap<>();
        AccountView.of(shelf.byRefs(refs, cohort.moment()), cohort.moment())
                .forEach(parent -> parents.put(parent.getRef(), parent));
        return parents;
    }

    @Mutation
    @NonNull
    @Description("Opens an account. Its ref is the caller's own key; facts refer to the account by it.")
    public AccountPayload openAccount(@NonNull OpenAccountInput input) {
        return payload(recorder.record(
                input,
                null,
                () -> new AccountFact.Opened(
                        input.name,
                        input.kind,
                        input.domains,
                        input.industry,
                        input.tier,
                        input.parent,
                        input.owner,
                        input.backupOwner,
                        input.targetStanding,
                        input.customerSince,
                        input.ceiling,
                        input.ceilingReason)));
    }

    @Mutation
    @NonNull
    @Description("Changes properties of an account. The previous version stays in the ledger.")
    public AccountPayload updateAccount(@NonNull UpdateAccountInput input) {
        return payload(
                recorder.record(input, null, () -> amendments.of("account", shelf.refOf(input.account), "account")));
    }

    private AccountPayload payload(Recorded recorded) {
        return new AccountPayload(recorded, shelf.recorded(recorded));
    }
}
