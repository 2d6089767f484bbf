package dev.troth.exchange.subscription;

import dev.troth.account.AccountView;
import dev.troth.ledger.Fact;
import dev.troth.ledger.FactBatchLoader;
import dev.troth.ledger.FactPayload;
import dev.troth.ledger.FactTypeRegistry;
import dev.troth.platform.common.MutationPayload;
import dev.troth.platform.list.Link;
import dev.troth.platform.list.LinkProvider;
import dev.troth.platform.list.ListPage;
import dev.troth.platform.list.PageSize;
import dev.troth.trust.brief.BriefSentence;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** The facts of an account, in the schema. */
@GraphQLApi
public class FactApi implements LinkProvider {
    private final FactBatchLoader facts;
    private final FactTypeRegistry known;
    private final FactViews views;

    FactApi(FactBatchLoader facts, FactTypeRegistry factTypes, FactViews views) {
        this.facts = facts;
        this.known = factTypes;
        this.views = views;
    }

    @Override
    public List<Link> links() {
        return List.of(Link.one(
                        "Fact",
                        "reportedBy",
                        "Member",
                        "Member who reported it. Null if unknown.",
                        FactView.class,
                        FactView::getReportedBy)
                .batchedBy(FactView.class, FactView::batch));
    }

    @Description(
            "Fact that was recorded: the record of this write. Null if there are errors, if the write is not part of the"
                    + " ledger, or if the caller may not read the fact.")
    public @Nullable FactView fact(@Source MutationPayload payload) {
        Fact fact = payload instanceof FactPayload of ? of.recorded().fact() : null;
        return fact == null
                ? null
                : views.of(List.of(fact)).stream().findFirst().orElse(null);
    }

    @NonNull
    @Description(
            "Facts that the sentence rests on, most important first, at most 10 for a score. Empty if it rests on the"
                    + " absence of facts.")
    public List<@NonNull FactView> facts(@Source BriefSentence sentence) {
        return views.of(sentence.basis());
    }

    @NonNull
    @Description("Facts about the account with corrections applied, latest first. Includes experiences, "
            + "availabilities, handover plans and all other facts without their own list.")
    public List<@NonNull FactView> facts(
            @Source AccountView account,
            @Description("Only facts of these types, such as experience. Defaults to all types.") @Nullable
                    List<String> types,
            @Description(PageSize.ANYWHERE) @Nullable Integer first,
            @Id
                    @Description("Cursor: the id of the last fact of the previous page. Defaults to the latest fact.")
                    @Nullable
                    String after) {
        int most = PageSize.of(first);
        if (types != null) {
            types.forEach(known::named);
        }
        List<Fact> found = facts.of(account.batch(), account.uuid()).reversed().stream()
                .filter(fact -> types == null || types.contains(fact.type().name()))
                .toList();
        return views.of(ListPage.after(found, Fact::globalId, after), most);
    }
}
