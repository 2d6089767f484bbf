package dev.troth.account;

import dev.troth.ledger.EntityRepository;
import dev.troth.ledger.Fact;
import dev.troth.ledger.RecordPayload;
import dev.troth.ledger.RecordResult;
import dev.troth.platform.common.AsOf;
import dev.troth.platform.common.RejectedException;
import dev.troth.platform.database.Database;
import dev.troth.platform.tenancy.CurrentWorkspace;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Account queries for other packages. */
@ApplicationScoped
public class AccountLookup {
    private final EntityRepository<Account, AccountRow, AccountView> repository;
    private final Database database;
    private final CurrentWorkspace workspace;

    AccountLookup(
            EntityRepository<Account, AccountRow, AccountView> repository,
            Database database,
            CurrentWorkspace workspace) {
        this.repository = repository;
        this.database = database;
        this.workspace = workspace;
    }

    /** Returns the ref for an id or a ref. */
    public String refOf(String idOrRef) {
        return repository.refOf(idOrRef);
    }

    /** Returns the ref of the account that an input names; null if it names none. */
    public @Nullable String refOrNull(@Nullable String idOrRef) {
        return idOrRef == null ? null : refOf(idOrRef);
    }

    /** Returns the internal id for an id or a ref as of a moment; empty if the account does not exist. */
    public List<UUID> uuidsOf(String idOrRef, AsOf moment) {
        return repository.byRefs(List.of(repository.refOf(idOrRef)), moment).stream()
                .map(row -> row.id)
                .toList();
    }

    /**
     * Returns the account that a query names by id or ref.
     *
     * @param argument name of the argument
     * @throws RejectedException if the account does not exist, with a similar ref
     */
    public AccountView require(String argument, String idOrRef, AsOf moment) {
        AccountView account = find(idOrRef, moment);
        if (account == null) {
            throw RejectedException.unknown(
                    argument, "There is no account \"%s\".%s", idOrRef, repository.suggestionFor(idOrRef, moment));
        }
        return account;
    }

    /** Returns accounts by internal id, as of a moment. */
    public Map<UUID, AccountView> byIds(Collection<UUID> ids, AsOf moment) {
        Map<UUID, AccountView> accounts = new HashMap<>();
        AccountView.of(repository.byIds(ids, moment), moment).forEach(account -> accounts.put(account.uuid(), account));
        return accounts;
    }

    /**
     * Returns the accounts of the given owners as of a moment, in one query.
     *
     * @param owners refs of members
     * @param most maximum number of accounts
     */
    public List<AccountView> ownedBy(Collection<String> owners, int most, AsOf moment) {
        Map<String, Object> where = Map.of("owner", Map.of("in", List.copyOf(owners)));
        return AccountView.of(repository.matching(where, most, moment), moment);
    }

    /**
     * Returns the accounts that match a filter as of a moment, in creation order.
     *
     * @param where filter, in the form of the GraphQL input
     * @param most maximum number of accounts
     */
    public List<AccountView> matching(Map<String, Object> where, int most, AsOf moment) {
        return AccountView.of(repository.matching(where, most, moment), moment);
    }

    /** Returns the payload of a mutation that changed the account as a whole, or the workspace if it named no account. */
    public RecordPayload payload(RecordResult recorded) {
        Fact fact = recorded.fact();
        String account = fact == null ? null : fact.account();
        return new RecordPayload(recorded, account == null ? null : find(account, recorded.moment()));
    }

    /** Returns the account with this id or ref; null if it does not exist. */
    public @Nullable AccountView find(String idOrRef, AsOf moment) {
        return repository.view(null, repository.refOf(idOrRef), moment);
    }

    /**
     * Returns the current refs of account owners, sorted, 1000 at most. Skips from one ref to the next in the index.
     */
    public List<String> owners() {
        return database.query("""
            with recursive o as (
                (select owner_ref from account where workspace_id = ? and owner_ref is not null
                 order by owner_ref limit 1)
                union all
                select (select a.owner_ref from account a where a.workspace_id = ? and a.owner_ref > o.owner_ref
                        order by a.owner_ref limit 1)
                from o where o.owner_ref is not null)
            select owner_ref from o where owner_ref is not null limit 1000
            """, row -> row.getString(1), workspace.id(), workspace.id());
    }

    /** Returns whether a member owns an account at present. */
    public boolean isOwner(String member) {
        return database.query(
                        "select exists (select from account where workspace_id = ? and owner_ref = ?)",
                        row -> row.getBoolean(1),
                        workspace.id(),
                        member)
                .getFirst();
    }

    /** Returns the accounts without an owner as of a moment, in one query, in creation order. */
    public List<AccountView> unowned(int most, AsOf moment) {
        return AccountView.of(repository.matching(Map.of("owner", Map.of("isNull", true)), most, moment), moment);
    }

    /** Returns the accounts whose internal ids begin with the same 64 bits as one of these, as of a moment. */
    public List<AccountView> sharingFirstHalf(Collection<UUID> ids, AsOf moment) {
        return AccountView.of(repository.byIds(idsSharingFirstHalf(ids), moment), moment);
    }

    private List<UUID> idsSharingFirstHalf(Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : database.query(
                        """
                        select distinct a.id from unnest(?::uuid[], ?::uuid[]) as r(lowest, highest)
                        join account a on a.workspace_id = ? and a.id between r.lowest and r.highest
                        """,
                        row -> row.getObject("id", UUID.class),
                        ids.stream()
                                .map(id -> new UUID(id.getMostSignificantBits(), 0))
                                .toList(),
                        ids.stream()
                                .map(id -> new UUID(id.getMostSignificantBits(), -1))
                                .toList(),
                        workspace.id());
    }
}
