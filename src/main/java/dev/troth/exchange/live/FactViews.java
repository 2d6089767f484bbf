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

/** Facts as callers see them; what several of them need is loaded together. */
@ApplicationScoped
public class FactViews {
    private final FactCodec codec;
    private final Accounts accounts;
    private final Moments moments;

    FactViews(FactCodec codec, Accounts accounts, Moments moments) {
        this.codec = codec;
        this.accounts = accounts;
        this.moments = moments;
    }

    /** Some facts, in the same order. */
    public List<FactView> of(List<Fact> facts) {
        Cohort<Row> cohort = new Cohort<>(moments.now(), List.of());
        Set<UUID> all =
                facts.stream().map(Fact::accountId).filter(Objects::nonNull).collect(Collectors.toSet());
        cohort.once("asked", () -> all);
        return facts.stream()
                .map(fact -> new FactView(fact, codec.write(fact), cohort))
                .toList();
    }

    /** The account of a fact as it is now; null for facts about the whole market. */
    @Nullable
    AccountView account(FactView fact) {
        UUID uuid = fact.accountUuid();
        if (uuid == null) {
            return null;
        }
        Moment now = fact.cohort().moment();
        Set<UUID> all = fact.cohort().once("asked", () -> Set.of(uuid));
        Map<UUID, AccountView> found = fact.cohort().once("accounts", () -> accounts.byIds(all, now));
        return found.get(uuid);
    }
}
