package dev.troth.trust.member;

import dev.troth.account.AccountLookup;
import dev.troth.account.AccountView;
import dev.troth.commitment.CommitmentHistory;
import dev.troth.ledger.Fact;
import dev.troth.ledger.Ledger;
import dev.troth.member.MemberDirectory;
import dev.troth.member.MemberProfile;
import dev.troth.platform.batching.BatchContext;
import dev.troth.platform.batching.Selection;
import dev.troth.platform.common.AsOf;
import dev.troth.platform.common.AsOfResolver;
import dev.troth.platform.common.Require;
import dev.troth.platform.database.Database;
import dev.troth.platform.database.Row;
import dev.troth.platform.list.Link;
import dev.troth.platform.list.LinkProvider;
import dev.troth.platform.list.LinkSource;
import dev.troth.platform.list.PageSize;
import dev.troth.platform.tenancy.CurrentWorkspace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.jspecify.annotations.Nullable;

/** GraphQL queries for members. */
@GraphQLApi
public class MembersApi implements LinkProvider, LinkSource {
    private static final int MOST_ACCOUNTS = 300;
    private static final int MOST_OF_ALL = 1000;

    /** Accounts whose facts are in memory at a time, unless one member owns more. */
    private static final int AT_ONCE = 100;

    private static final String MEMBER = "Member";

    /** Fields that come from the registration. */
    private static final Set<String> PROFILE =
            Set.of("ref", "name", "timeZone", "workingHours", "active", "leftAt", "successor", "__typename");

    /** Fields that are known without reading anything. */
    private static final Set<String> NAMED = Set.of("ref", "__typename");

    private static final Selection OF_PROFILE = selecting(PROFILE);
    private static final Selection OF_REF = selecting(NAMED);

    private final AccountLookup accounts;
    private final Ledger ledger;
    private final MemberDirectory directory;
    private final MemberCommitments commitments;
    private final Database database;
    private final CurrentWorkspace workspace;
    private final AsOfResolver asOfResolver;

    MembersApi(
            AccountLookup accounts,
            Ledger ledger,
            MemberDirectory directory,
            MemberCommitments commitments,
            Database database,
            CurrentWorkspace workspace,
            AsOfResolver asOfResolver) {
        this.accounts = accounts;
        this.ledger = ledger;
        this.directory = directory;
        this.commitments = commitments;
        this.database = database;
        this.workspace = workspace;
        this.asOfResolver = asOfResolver;
    }

    @Override
    public List<Link> links() {
        return List.of(
                Link.one(
                                MEMBER,
                                "successor",
                                MEMBER,
                                "Member who took over. Null if there is none.",
                                Member.class,
                                Member::successor)
                        .batchedBy(Member.class, Member::batch),
                Link.many(
                                MEMBER,
                                "neglected",
                                "Account",
                                "Accounts with less than a quarter of the attention of the others in the last 90 days,"
                                        + " or with none at all. Accounts that began within 30 days are left out.",
                                Member.class,
                                Member::neglected)
                        .batchedBy(Member.class, Member::batch),
                Link.many(
                                MEMBER,
                                "cooling",
                                "Account",
                                "Cooling accounts: touchpoints halved within 90 days.",
                                Member.class,
                                Member::cooling)
                        .batchedBy(Member.class, Member::batch));
    }

    @Override
    public String type() {
        return MEMBER;
    }

    @Override
    public Selection relevant(Selection selection) {
        return isWithin(NAMED, selection) ? OF_REF : isOfProfile(selection) ? OF_PROFILE : Selection.EVERYTHING;
    }

    /** Any ref names a member, also one that is not registered. */
    @Override
    public Map<String, Member> byRefs(Collection<String> refs, AsOf moment, Selection selection) {
        Map<String, MemberProfile> profiles = isWithin(NAMED, selection) ? Map.of() : directory.all(moment);
        List<String> all = List.copyOf(new TreeSet<>(refs));
        List<Member> members = isOfProfile(selection)
                ? ofProfiles(all, profiles, moment)
                : members(all, profiles, commitments.of(all, moment), MOST_OF_ALL, moment);
        return members.stream().collect(Collectors.toMap(Member::ref, member -> member));
    }

    /** Members belong to no account: returns all registered ones, unless their figures are needed. */
    @Override
    public Map<String, Member> ofAccounts(Collection<UUID> of, AsOf moment, Selection selection) {
        return isOfProfile(selection) ? byRefs(directory.all(moment).keySet(), moment, selection) : Map.of();
    }

    /** Figures are computed from all facts of the accounts of a member; most links only need the name. */
    private static boolean isOfProfile(Selection selection) {
        return isWithin(PROFILE, selection);
    }

    private static boolean isWithin(Set<String> fields, Selection selection) {
        Set<String> names = selection.names();
        return names != null && fields.containsAll(names);
    }

    private static Selection selecting(Set<String> fields) {
        return new Selection(fields.stream().collect(Collectors.toMap(field -> field, field -> Selection.EVERYTHING)));
    }

    private List<Member> ofProfiles(List<String> refs, Map<String, MemberProfile> profiles, AsOf moment) {
        BatchContext<Row> together = new BatchContext<>(moment, List.of());
        return refs.stream()
                .map(ref -> Member.of(together, ref, profiles.get(ref), List.of(), List.of(), Map.of(), List.of(), 0))
                .toList();
    }

    @Query
    @Description("Member, with figures from the accounts that they own and the commitments that they made. Null if the "
            + "ref is not registered, owns no account and made no commitment.")
    public @Nullable Member member(
            @NonNull @Description("Ref of the member (caller's own key).") String ref,
            @Description("Time as of which to read (valid time): only facts that occurred by then. Defaults to now.")
                    @Nullable
                    Instant asOf) {
        Require.key("ref", ref);
        return find(ref, asOfResolver.of(asOf, null));
    }

    /** Returns a member as of a moment; null if nothing is known of them. */
    @Nullable
    Member find(String ref, AsOf moment) {
        Map<String, MemberProfile> profiles = directory.all(moment);
        Map<String, List<CommitmentHistory>> made = commitments.of(List.of(ref), moment);
        Member member =
                members(List.of(ref), profiles, made, MOST_ACCOUNTS, moment).getFirst();
        boolean known = profiles.containsKey(ref) || !member.accounts().isEmpty() || made.containsKey(ref);
        return known ? member : null;
    }

    @Query
    @NonNull
    @Description("Members: those who are registered and those who own accounts, sorted by ref; with the first 1000 "
            + "accounts of a page.")
    public List<@NonNull Member> members(
            @DefaultValue("25") @Description("Page size, 1 to 100.") @Nullable Integer first,
            @Description("Ref of the member after whom the page starts. Defaults to the beginning of the list.")
                    @Nullable
                    String after,
            @Description("Time as of which to read (valid time): only facts that occurred by then. Defaults to now.")
                    @Nullable
                    Instant asOf) {
        AsOf moment = asOfResolver.of(asOf, null);
        Map<String, MemberProfile> profiles = directory.all(moment);
        TreeSet<String> refs = new TreeSet<>(accounts.owners());
        refs.addAll(profiles.keySet());
        List<String> page = (after == null ? refs : refs.tailSet(after, false))
                .stream().limit(PageSize.of(first)).toList();
        return members(page, profiles, commitments.of(page, moment), MOST_OF_ALL, moment).stream()
                .filter(member ->
                        profiles.containsKey(member.ref()) || !member.accounts().isEmpty())
                .toList();
    }

    private List<Member> members(
            List<String> refs,
            Map<String, MemberProfile> profiles,
            Map<String, List<CommitmentHistory>> made,
            int most,
            AsOf moment) {
        Map<String, List<AccountView>> byOwner = new HashMap<>();
        List<AccountView> owned = accounts.ownedBy(refs, most, moment);
        owned.forEach(account -> byOwner.computeIfAbsent(
                        Objects.requireNonNull(account.ownerRef()), owner -> new ArrayList<>())
                .add(account));
        List<Fact> market = ledger.seen(ledger.marketFacts(), moment);
        double usual = usualOpenItems();
        BatchContext<? extends Row> together = owned.isEmpty()
                ? new BatchContext<>(moment, List.of())
                : owned.getFirst().batch();
        List<Member> members = new ArrayList<>();
        for (List<String> some : parts(refs, byOwner)) {
            Map<UUID, List<Fact>> history = ledger.history(idsOf(some, byOwner), moment);
            for (String ref : some) {
                List<AccountView> all = byOwner.getOrDefault(ref, List.of());
                Map<String, List<Fact>> of = new LinkedHashMap<>();
                all.forEach(account -> of.put(account.getRef(), history.getOrDefault(account.uuid(), List.of())));
                List<CommitmentHistory> own = made.getOrDefault(ref, List.of());
                members.add(Member.of(together, ref, profiles.get(ref), all, own, of, market, usual));
            }
        }
        return members;
    }

    /** Divides members into parts with at most {@link #AT_ONCE} accounts, or one member, in order. */
    private static List<List<String>> parts(List<String> refs, Map<String, List<AccountView>> byOwner) {
        List<List<String>> parts = new ArrayList<>();
        int accounts = 0;
        for (String ref : refs) {
            int own = byOwner.getOrDefault(ref, List.of()).size();
            if (parts.isEmpty() || accounts + own > AT_ONCE) {
                parts.add(new ArrayList<>());
                accounts = 0;
            }
            parts.getLast().add(ref);
            accounts += own;
        }
        return parts;
    }

    private static List<UUID> idsOf(List<String> owners, Map<String, List<AccountView>> byOwner) {
        return owners.stream()
                .flatMap(owner -> byOwner.getOrDefault(owner, List.of()).stream())
                .map(AccountView::uuid)
                .toList();
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
