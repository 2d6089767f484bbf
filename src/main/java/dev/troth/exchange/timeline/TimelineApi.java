package dev.troth.exchange.timeline;

import dev.troth.account.AccountView;
import dev.troth.exchange.subscription.FactView;
import dev.troth.ledger.Fact;
import dev.troth.ledger.FactAccess;
import dev.troth.ledger.FactBatchLoader;
import dev.troth.ledger.FactTypeRegistry;
import dev.troth.platform.list.ListPage;
import dev.troth.platform.list.PageSize;
import dev.troth.platform.node.Node;
import dev.troth.trust.score.ScoreCode;
import dev.troth.trust.score.ScoreMeasure;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** The timeline of an account, in the schema. */
@GraphQLApi
public class TimelineApi {
    private final FactBatchLoader facts;
    private final FactAccess access;
    private final FactTypeRegistry factTypes;
    private final TimelineReader reader;

    TimelineApi(FactBatchLoader facts, FactAccess access, FactTypeRegistry factTypes, TimelineReader reader) {
        this.facts = facts;
        this.access = access;
        this.factTypes = factTypes;
        this.reader = reader;
    }

    @NonNull
    @Description("Everything that was recorded about the account, with corrections applied, latest first.")
    public TimelineConnection timeline(
            @Source AccountView account,
            @Description("Conditions. Defaults to all entries.") @Nullable TimelineFilter where,
            @Description(PageSize.ANYWHERE) @Nullable Integer first,
            @Description(PageSize.LAST) @Nullable Integer last,
            @Description(PageSize.AFTER) @Nullable String after,
            @Description(PageSize.BEFORE) @Nullable String before) {
        if (where != null && where.types != null) {
            where.types.forEach(factTypes::named);
        }
        List<Fact> all = access.readable(facts.of(account.batch(), account.uuid())).reversed().stream()
                .filter(fact -> where == null || where.admits(fact))
                .toList();
        ListPage<Fact> page = ListPage.of(all, Fact::globalId, first, last, after, before);
        return new TimelineConnection(page, TimelineBatch.of(account, page.items()));
    }

    @NonNull
    @Description("Recorded fact.")
    public FactView fact(@Source TimelineEntry entry) {
        return Objects.requireNonNull(
                reader.facts(entry.batch()).get(entry.recorded().id()));
    }

    @Description("Record that the fact is about, as of the instant of the account: a commitment, a touchpoint, a "
            + "stakeholder. Null if the fact has no record of its own.")
    public @Nullable Node record(@Source TimelineEntry entry) {
        return reader.records(entry.batch()).get(entry.recorded().id());
    }

    @Description(
            "Effect of the fact on a score, on its scale: the score with the facts up to this one, minus the score "
                    + "with those before it, both as of the instant of the account. Null without a score before or after it.")
    public @Nullable Double effect(
            @Source TimelineEntry entry,
            @NonNull @DefaultValue("TRUST") @Description("Score; the churn risk is that of 90 days.") ScoreCode score) {
        return reader.effects(entry.batch(), ScoreMeasure.of(score))
                .get(entry.recorded().id());
    }
}
