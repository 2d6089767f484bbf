package dev.troth.account;

import dev.troth.ledger.EntityRepository;
import dev.troth.ledger.FactPayload;
import dev.troth.ledger.PartialUpdate;
import dev.troth.ledger.RecordResult;
import dev.troth.ledger.Recorder;
import dev.troth.platform.batching.BatchContext;
import dev.troth.platform.common.MutationPayload;
import dev.troth.platform.common.RejectedException;
import dev.troth.platform.database.Row;
import dev.troth.platform.list.ListPage;
import dev.troth.platform.list.PageSize;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** Accounts in the schema. */
@GraphQLApi
public class AccountApi {
    private final EntityRepository<Account, AccountRow, AccountView> repository;
    private final Recorder recorder;
    private final PartialUpdate amendments;
    private final AccountHierarchy hierarchy;

    AccountApi(
            EntityRepository<Account, AccountRow, AccountView> repository,
            Recorder recorder,
            PartialUpdate amendments,
            AccountHierarchy hierarchy) {
        this.repository = repository;
        this.recorder = recorder;
        this.amendments = amendments;
        this.hierarchy = hierarchy;
    }

    @Description("Parent organisation, for example the group that owns this company. Null if there is none, "
            + "or if the caller may not see it.")
    public @Nullable AccountView parent(@Source AccountView account) {
        String parent = account.parentRef();
        if (parent == null) {
            return null;
        }
        BatchContext<? extends Row> batch = account.batch();
        Map<String, AccountView> parents = batch.computeIfAbsent("parents", () -> parents(batch));
        return parents.get(parent);
    }

    private Map<String, AccountView> parents(BatchContext<? extends Row> batch) {
        List<String> refs = batch.members().stream()
                .map(row -> ((AccountRow) row).parentRef)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        Map<String, AccountView> parents = new HashMap<>();
        AccountView.of(repository.byRefs(refs, batch.moment()), batch.moment())
                .forEach(parent -> parents.put(parent.getRef(), parent));
        return parents;
    }

    @NonNull
    @Description(
            "Accounts whose parent is this one, as of the instant of the account, sorted by name; also those that left. "
                    + "Accounts that the caller may not see are neither listed nor counted. `accounts(where: { parent: { eq: … } })` "
                    + "filters and sorts the same accounts.")
    public AccountChildConnection children(
            @Source AccountView account,
            @Description(PageSize.ANYWHERE) @Nullable Integer first,
            @Description(PageSize.LAST) @Nullable Integer last,
            @Description(PageSize.AFTER) @Nullable String after,
            @Description(PageSize.BEFORE) @Nullable String before) {
        BatchContext<? extends Row> batch = account.batch();
        AccountHierarchy.Children all = batch.computeIfAbsent("children", () -> hierarchy.children(batch));
        if (!all.areComplete()) {
            throw RejectedException.invalid(
                    "first",
                    "The accounts here have too many children to list together. Maybe read `accounts(where: { parent: { eq: \"%s\" } })`?",
                    account.getRef());
        }
        return new AccountChildConnection(
                ListPage.of(all.of(account.getRef()), AccountView::getId, first, last, after, before));
    }

    @Mutation
    @NonNull
    @Description("Opens an account. Its ref is the caller's own key; facts refer to the account by it.")
    public AccountPayload openAccount(@NonNull AccountInputs.OpenAccountInput input) {
        return payload(recorder.record(input, null, AccountFact.Opened.class));
    }

    @Mutation
    @NonNull
    @Description("Changes properties of an account. The previous version stays in the ledger.")
    public AccountPayload updateAccount(@NonNull AccountInputs.UpdateAccountInput input) {
        return payload(recorder.record(
                input, null, () -> amendments.of("account", repository.refOf(input.account), "account")));
    }

    private AccountPayload payload(RecordResult recorded) {
        return new AccountPayload(recorded, repository.recorded(recorded));
    }

    @Description("Result of a mutation of an account.")
    public static final class AccountPayload extends FactPayload implements MutationPayload {
        private final @Nullable AccountView account;

        AccountPayload(RecordResult recorded, @Nullable AccountView account) {
            super(recorded);
            this.account = account;
        }

        @Description("Account in its new state. Null if there are errors.")
        public @Nullable AccountView getAccount() {
            return account;
        }
    }
}
