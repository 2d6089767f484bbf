package dev.troth.trust.member;

import dev.troth.account.AccountView;
import dev.troth.account.Accounts;
import dev.troth.ledger.AccountFacts;
import dev.troth.ledger.Fact;
import dev.troth.platform.CurrentWorkspace;
import dev.troth.platform.Database;
import dev.troth.platform.Moment;
import dev.troth.platform.Moments;
import dev.troth.platform.Require;
import dev.troth.platform.list.ListRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.jspecify.annotations.Nullable;

/** GraphQL queries for members. */
@GraphQLApi
public class MembersApi {
    private static final int MOST_ACCOUNTS = 300;
    private static final int MOST_OF_ALL = 1000;

    private final Accounts accounts;
    private final AccountFacts facts;
    private final Database database;
    private final CurrentWorkspace workspace;
    private final Moments moments;

    MembersApi(Accounts accounts, AccountFacts facts, Database database, CurrentWorkspace workspace, Moments moments) {
        this.accounts = accounts;
        this.facts = facts;
        this.database = database;
        this.workspace = workspace;
        this.moments = moments;
    }

    @Query
    @Description("Member, with figures from the accounts that they own. Null if they own none.")
    public @Nullable Member member(
            @NonNull @Description("Ref of the member (caller's own key).") String ref,
            @Description("Time as of which to read (valid time): only facts that occurred by then. Defaults to now.")
                    @Nullable
                    Instant asOf) {
        Require.ref("ref", ref);
        return members(List.of(ref), MOST_ACCOUNTS, moments.of(asOf, null)).stream()
                .findFirst()
                .orElse(null);
    }

    @Query
    @NonNull
    @Description("Members who own accounts, sorted by ref; those of the first 1000 accounts.")
    public List<@NonNull Member> members(
            @DefaultValue("25") @Description("Page size, 1 to 100.") @Nullable Integer first,
            @Description("Time as of which to read (valid time): only facts that occurred by then. Defaults to now.")
                    @Nullable
                    Instant asOf) {
        List<String> owners =
                accounts.owners().stream().limit(ListRequest.first(first)).toList();
        return members(owners, MOST_OF_ALL, moments.of(asOf, null));
    }

    private List<Member> members(List<String> owners, int most, Moment moment) {
        Map<String, List<AccountView>> byOwner = new TreeMap<>();
        accounts.ownedBy(owners, most, moment)
                .forEach(account -> byOwner.computeIfAbsent(
                                Objects.requireNonNull(account.getOwner()), owner -> new ArrayList<>())
                        .add(account));
        double usual = usualOpenItems();
        return byOwner.entrySet().stream()
                .map(e -> member(e.getKey(), e.getValue(), usual, moment))
                .toList();
    }

    private Member member(String ref, List<AccountView> all, double usual, Moment moment) {
        Map<String, List<Fact>> of = new LinkedHashMap<>();
        all.forEach(account -> of.put(account.getRef(), facts.of(account.cohort(), account.uuid())));
        return Member.of(ref, all, of, facts.ofMarket(all.getFirst().cohort()), usual, moment.asOf());
    }

    /** Returns the current mean for all owners of accounts. */
    private double usualOpenItems() {
        long items =
                database.query("""
                        select (select count(*) from commitment c where c.workspace_id = w.id
                                  and c.status in ('OPEN', 'REQUESTED') and c.side = 'US')
                             + (select count(*) from issue i where i.workspace_id = w.id and i.status <> 'RESOLVED') as items
                        from workspace w where w.id = ?
                        """, row -> row.getLong("items"), workspace.id()).getFirst();
        return (double) items / Math.max(1, accounts.owners().size());
    }
}
