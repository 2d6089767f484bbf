package dev.troth.exchange.live;

import dev.troth.account.AccountView;
import dev.troth.account.Accounts;
import dev.troth.ledger.Fact;
import dev.troth.ledger.FactCodec;
import dev.troth.platform.Cohort;
import dev.troth.platform.Moment;
import dev.troth.platform.Moments;
import dev.troth.platform.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Creates the API types of facts; data that several of them need is loaded in one batch. */
@ApplicationScoped
public class EventViews {
    private final FactCodec codec;
    private final Accounts accounts;
    private final Moments moments;

    EventViews(FactCodec codec, Accounts accounts, Moments moments) {
        this.codec = codec;
        this.accounts = accounts;
        this.moments = moments;
    }

    /** Returns the API types of facts, in the same order. */
    public List<Event> of(List<Fact> facts) {
        Cohort<Row> cohort = new Cohort<>(moments.now(), List.of());
        Set<UUID> all =
                facts.stream().map(Fact::accountId).filter(Objects::nonNull).collect(Collectors.toSet());
        cohort.once("asked", () -> all);
        return facts.stream()
                .map(fact -> new Event(fact, codec.write(fact), cohort))
                .toList();
    }

    /** Returns the account of an event in its current state; null for facts about the market. */
    @Nullable
    AccountView account(Event event) {
        UUID uuid = event.accountUuid();
        if (uuid == null) {
            return null;
        }
        Moment now = event.cohort().moment();
        Set<UUID> all = event.cohort().once("asked", () -> Set.of(uuid));
        Map<UUID, AccountView> found = event.cohort().once("accounts", () -> accounts.byIds(all, now));
        return found.get(uuid);
    }
}
