package dev.troth.exchange.subscription;

import dev.troth.account.AccountLookup;
import dev.troth.account.AccountView;
import dev.troth.exchange.subscription.FactStream.Wanted;
import dev.troth.ledger.Fact;
import dev.troth.ledger.FactFeed;
import dev.troth.ledger.FactFeed.Position;
import dev.troth.ledger.FactTypeRegistry;
import dev.troth.platform.common.AsOfResolver;
import dev.troth.platform.common.GlobalId;
import io.smallrye.graphql.api.Subscription;
import io.smallrye.mutiny.Multi;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** Subscriptions in the schema. */
@GraphQLApi
public class SubscriptionApi {
    private final FactStream stream;
    private final FactFeed feed;
    private final FactTypeRegistry factTypes;
    private final FactViews views;
    private final AccountLookup accounts;
    private final AsOfResolver asOfResolver;

    SubscriptionApi(
            FactStream stream,
            FactFeed feed,
            FactTypeRegistry factTypes,
            FactViews views,
            AccountLookup accounts,
            AsOfResolver asOfResolver) {
        this.stream = stream;
        this.feed = feed;
        this.factTypes = factTypes;
        this.views = views;
        this.accounts = accounts;
        this.asOfResolver = asOfResolver;
    }

    @Subscription
    @NonNull
    @Description("Facts as they are recorded, each exactly once and in order. After a disconnect, pass "
            + "sinceFact to continue without gaps and duplicates.")
    public Multi<FactView> facts(
            @Id @Description("Only facts of this account: its id or ref. Defaults to all accounts.") @Nullable
                    String account,
            @Description("Only facts of these types, such as commitmentKept. Defaults to all types.") @Nullable
                    List<String> types,
            @Id
                    @Description(
                            "Only facts of accounts that match this segment at that time. Defaults to all accounts.")
                    @Nullable
                    String segment,
            @Id
                    @Description(
                            "Id of the last fact that the client received. Defaults to the current end of the feed.")
                    @Nullable
                    String sinceFact) {
        Position from = sinceFact == null ? feed.now() : feed.of(GlobalId.parse(Fact.PREFIX, sinceFact));
        return stream.follow(wanted(account, types, segment), from, views::of);
    }

    @Description("Account of the fact, in its current state. Null for facts about the market.")
    public @Nullable AccountView account(@Source FactView fact) {
        return views.account(fact);
    }

    @Subscription
    @NonNull
    @Description("Account in its new state, each time facts about it are recorded. Facts that are recorded "
            + "together yield one message.")
    public Multi<AccountView> accountChanged(
            @Id @Description("Only this account: its id or ref. Defaults to all accounts.") @Nullable String account,
            @Id @Description("Only accounts that match this segment at that time. Defaults to all accounts.") @Nullable
                    String segment) {
        return stream.follow(wanted(account, null, segment), feed.now(), this::accounts);
    }

    private List<AccountView> accounts(List<Fact> facts) {
        Set<UUID> changed =
                facts.stream().map(Fact::accountId).filter(Objects::nonNull).collect(Collectors.toSet());
        return new ArrayList<>(accounts.byIds(changed, asOfResolver.now()).values());
    }

    private Wanted wanted(@Nullable String account, @Nullable List<String> wantedTypes, @Nullable String segment) {
        if (wantedTypes != null) {
            wantedTypes.forEach(factTypes::named);
        }
        Set<UUID> some = null;
        if (account != null) {
            some = Set.of(
                    accounts.require("account", account, asOfResolver.now()).uuid());
        }
        return new Wanted(some, wantedTypes == null ? null : Set.copyOf(wantedTypes), segment);
    }
}
