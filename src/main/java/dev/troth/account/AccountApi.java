package dev.troth.account;

import dev.troth.ledger.Fact;
import dev.troth.ledger.Recorder;
import dev.troth.platform.Cohort;
import dev.troth.platform.Moment;
import dev.troth.platform.Moments;
import dev.troth.platform.Require;
import dev.troth.platform.Row;
import dev.troth.platform.UserError;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** Accounts in the schema. */
@GraphQLApi
public class AccountApi {
    private final AccountBook book;
    private final AccountList list;
    private final Recorder recorder;
    private final Moments moments;

    AccountApi(AccountBook book, AccountList list, Recorder recorder, Moments moments) {
        this.book = book;
        this.list = list;
        this.recorder = recorder;
        this.moments = moments;
    }

    @Query
    @Description("One account, by its id or by your own ref. Null when there is none, or was none at that instant.")
    public @Nullable AccountView account(
            @Id @Description("Its id.") @Nullable String id,
            @Description("Your own key of it.") @Nullable String ref,
            @Description("Look from this instant: what had happened by then. Now when absent.") @Nullable Instant asOf,
            @Description("Look with what had been recorded by this instant.") @Nullable Instant knownAt) {
        Require.oneOf(id, ref);
        Moment moment = moments.of(asOf, knownAt);
        return book.find(id, ref, moment)
                .map(row -> AccountView.of(List.of(row), moment).getFirst())
                .orElse(null);
    }

    @Query
    @NonNull
    @Description("Accounts, filtered and sorted, a page at a time.")
    public AccountConnection accounts(
            @Description("Which accounts; all when absent.") @Nullable AccountFilter where,
            @Description("By what to sort; in the order of opening when absent.") @Nullable
                    List<@Nullable AccountOrder> orderBy,
            @DefaultValue("25") @Description("How many, 1 to 100.") @Nullable Integer first,
            @Description("Cursor of the account after which to go on.") @Nullable String after,
            @Description("Look from this instant: what had happened by then. Now when absent.") @Nullable Instant asOf,
            @Description("Look with what had been recorded by this instant.") @Nullable Instant knownAt) {
        return list.page(where, keys(orderBy), first, after, moments.of(asOf, knownAt));
    }

    private static List<AccountOrder> keys(@Nullable List<@Nullable AccountOrder> orderBy) {
        return orderBy == null
                ? List.of()
                : orderBy.stream().flatMap(Stream::ofNullable).toList();
    }

    @Description("The account it belongs to.")
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
        AccountView.of(book.byRefs(refs, cohort.moment()), cohort.moment())
                .forEach(parent -> parents.put(parent.getRef(), parent));
        return parents;
    }

    @Mutation
    @NonNull
    @Description("Opens an account. Its ref is your own key; facts name the account by it.")
    public OpenAccountPayload openAccount(@NonNull OpenAccountInput input) {
        return recorder.record(
                null,
                new Recorder.Circumstances(input.ref(), input.at(), input.by(), input.note()),
                () -> new AccountFact.Opened(
                        input.name(),
                        input.kind(),
                        input.domains(),
                        input.industry(),
                        input.tier(),
                        input.parent(),
                        input.owner(),
                        input.backupOwner(),
                        input.targetStanding(),
                        input.customerSince()),
                fact -> new OpenAccountPayload(opened(fact), List.of()),
                errors -> new OpenAccountPayload(null, errors));
    }

    private @Nullable AccountView opened(Fact fact) {
        Moment now = moments.now();
        Moment since = Moment.at(now.asOf().isBefore(fact.at()) ? fact.at() : now.asOf());
        return book.find(null, fact.ref(), since)
                .map(row -> AccountView.of(List.of(row), since).getFirst())
                .orElse(null);
    }

    @Description("What became of it.")
    @Name("OpenAccountPayload")
    public record OpenAccountPayload(
            @Description("The account; null when there are errors.") @Nullable
            AccountView account,

            @Description("Why nothing was done; empty when it was.") @NonNull
            List<@NonNull UserError> userErrors) {}
}
