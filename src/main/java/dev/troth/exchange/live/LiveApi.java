package dev.troth.exchange.live;

import dev.troth.account.AccountView;
import dev.troth.account.Accounts;
import dev.troth.exchange.live.FactStream.Wanted;
import dev.troth.ledger.FactFeed;
import dev.troth.ledger.FactFeed.Position;
import dev.troth.ledger.Fact;
import dev.troth.ledger.FactTypes;
import dev.troth.platform.GlobalId;
import dev.troth.platform.Moments;
import dev.troth.platform.Refusal;
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

/** What can be followed live. */
@GraphQLApi
public class LiveApi {
    private final FactStream stream;
    private final FactFeed feed;
    private final FactTypes types;
    private final FactViews views;
    private final Accounts accounts;
    private final Moments moments;

    LiveApi(FactStream stream, FactFeed feed, FactTypes types, FactViews views, Accounts accounts, Moments moments) {
        this.stream = stream;
        this.feed = feed;
        this.types = types;
        this.views = views;
        this.accounts = accounts;
        this.moments = moments;
    }

    @Subscription
    @NonNull
    @Description(
            "Facts as they are recorded, each once and in order. After a break go on with sinceFact: nothing is lost "
                    + "and nothing comes twice.")
    public Multi<FactView> facts(
            @Id @Description("Only of this account: its id, or your own ref of it.") @Nullable String account,
            @Description("Only of these types, such as commitmentKept.") @Nullable List<String> types,
            @Id @Description("Only of accounts that are in this segment then.") @Nullable String segment,
            @Id @Description("The last fact you have seen; from now on when absent.") @Nullable String sinceFact) {
        Position from = sinceFact == null ? feed.now() : feed.of(GlobalId.parse(FactView.PREFIX, sinceFact));
        return stream.follow(wanted(account, types, segment), from, views::of);
    }

    @Description("The account it belongs to, as it is now; null for facts about the whole market.")
    public @Nullable AccountView account(@Source FactView fact) {
        return views.account(fact);
    }

    @Subscription
    @NonNull
    @Description(
            "Accounts, each time that something was recorded of them: the account as it is then. Several facts at once "
                    + "make one message.")
    public Multi<AccountView> accountChanged(
            @Id @Description("Only this account: its id, or your own ref of it.") @Nullable String account,
            @Id @Description("Only accounts that are in this segment then.") @Nullable String segment) {
        return stream.follow(wanted(account, null, segment), feed.now(), this::accounts);
    }

    private List<AccountView> accounts(List<Fact> facts) {
        Set<UUID> changed =
                facts.stream().map(Fact::accountId).filter(Objects::nonNull).collect(Collectors.toSet());
        return new ArrayList<>(accounts.byIds(changed, moments.now()).values());
    }

    private Wanted wanted(@Nullable String account, @Nullable List<String> wantedTypes, @Nullable String segment) {
        if (wantedTypes != null) {
            wantedTypes.forEach(types::named);
        }
        Set<UUID> some = null;
        if (account != null) {
            some = Set.copyOf(accounts.uuidsOf(account, moments.now()));
            if (some.isEmpty()) {
                throw Refusal.unknown("account", "There is no account \"%s\".", account);
            }
        }
        return new Wanted(some, wantedTypes == null ? null : Set.copyOf(wantedTypes), segment);
    }
}
