package dev.troth.exchange.subscription;

import dev.troth.trust.score.ExcludedDriver;
import dev.troth.trust.score.FactEffect;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;

/** The facts behind a score, in the schema. */
@GraphQLApi
public class EvidenceApi {
    private final FactViews views;

    EvidenceApi(FactViews views) {
        this.views = views;
    }

    @NonNull
    @Description("Recorded fact.")
    public FactView fact(@Source FactEffect effect) {
        return views.of(List.of(effect.fact())).getFirst();
    }

    @NonNull
    @Description("Recorded fact.")
    public FactView fact(@Source ExcludedDriver excluded) {
        return views.of(List.of(excluded.fact())).getFirst();
    }
}
