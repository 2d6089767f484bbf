package dev.troth.account;

import dev.troth.ledger.Book;
import dev.troth.ledger.Fact;
import dev.troth.ledger.Ledger;
import dev.troth.ledger.Subject;
import dev.troth.platform.CurrentWorkspace;
import dev.troth.platform.GlobalId;
import dev.troth.platform.Moment;
import dev.troth.platform.RowId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/** The rows of accounts. */
@ApplicationScoped
class AccountBook implements Book<AccountRow> {
    private final StatelessSession session;
    private final CurrentWorkspace workspace;
    private final Ledger ledger;

    AccountBook(StatelessSession session, CurrentWorkspace workspace, Ledger ledger) {
        this.session = session;
        this.workspace = workspace;
        this.ledger = ledger;
    }

    @Override
    public String kind() {
        return "account";
    }

    @Override
    public AccountRow apply(Subject subject, @Nullable AccountRow before, Fact fact) {
        AccountFact.Opened opened = (AccountFact.Opened) fact.body();
        AccountRow row = new AccountRow();
        row.workspaceId = workspace.id();
        row.id = subject.id();
        row.ref = subject.ref();
        row.at = fact.at();
        row.name = opened.name();
        row.kind = Objects.requireNonNullElse(opened.kind(), AccountKind.CUSTOMER);
        row.domains = Objects.requireNonNullElse(opened.domains(), List.of());
        row.industry = opened.industry();
        row.tier = opened.tier();
        row.parentRef = opened.parent();
        row.ownerRef = opened.owner();
        row.backupOwnerRef = opened.backupOwner();
        row.targetStanding = opened.targetStanding();
        row.customerSince = opened.customerSince();
        return row;
    }

    @Override
    public void store(List<Change<AccountRow>> changes) {
        List<AccountRow> fresh = new ArrayList<>();
        List<AccountRow> changed = new ArrayList<>();
        for (Change<AccountRow> change : changes) {
            AccountRow row = change.thing();
            if (row == null) {
                remove(change.subject());
            } else {
                (change.isNew() ? fresh : changed).add(row);
            }
        }
        session.insertMultiple(fresh);
        session.upsertMultiple(changed);
    }

    private void remove(Subject subject) {
        AccountRow gone = session.get(AccountRow.class, new RowId(workspace.id(), subject.id()));
        if (gone != null) {
            session.delete(gone);
        }
    }

    /** The account with this id or ref as seen from a moment. */
    @Transactional
    Optional<AccountRow> find(@Nullable String id, @Nullable String ref, Moment moment) {
        UUID uuid = id == null ? null : GlobalId.parse(AccountView.PREFIX, id);
        String by = uuid == null ? "ref = :key" : "id = :key";
        List<AccountRow> rows = session.createSelectionQuery(
                        "from AccountRow where workspaceId = :w and " + by, AccountRow.class)
                .setParameter("w", workspace.id())
                .setParameter("key", uuid == null ? ref : uuid)
                .getResultList();
        return seenFrom(rows, moment).stream().findFirst();
    }

    @Transactional
    List<AccountRow> byIds(Collection<UUID> ids, Moment moment) {
        return seenFrom(
                session.createSelectionQuery("from AccountRow where workspaceId = :w and id in :ids", AccountRow.class)
                        .setParameter("w", workspace.id())
                        .setParameterList("ids", ids)
                        .getResultList(),
                moment);
    }

    @Transactional
    List<AccountRow> byRefs(Collection<String> refs, Moment moment) {
        return seenFrom(
                session.createSelectionQuery(
                                "from AccountRow where workspaceId = :w and ref in :refs", AccountRow.class)
                        .setParameter("w", workspace.id())
                        .setParameterList("refs", refs)
                        .getResultList(),
                moment);
    }

    /** The rows as they were, in the same order, without those that did not exist yet. */
    private List<AccountRow> seenFrom(List<AccountRow> rows, Moment moment) {
        List<UUID> ids = rows.stream().map(row -> row.id).toList();
        Set<UUID> holding = ledger.holding(ids, moment);
        List<UUID> past = ids.stream().filter(id -> !holding.contains(id)).toList();
        if (past.isEmpty()) {
            return rows;
        }
        Map<UUID, AccountRow> then = new HashMap<>();
        ledger.foldSubjects(this, past, moment).values().forEach(row -> then.put(row.id, row));
        List<AccountRow> seen = new ArrayList<>();
        for (AccountRow row : rows) {
            AccountRow as = holding.contains(row.id) ? row : then.get(row.id);
            if (as != null) {
                seen.add(as);
            }
        }
        return seen;
    }
}
