package dev.troth.exchange.live;

import dev.troth.trust.Excluded;
import dev.troth.trust.FactEffect;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;

/** The facts behind a score, in the schema. */
@GraphQLApi
public class EvidenceApi {
    private final EventViews events;

    EvidenceApi(EventViews events) {
        this.events = events;
    }

    @NonNull
    @Description("Recorded fact.")
    public Event fact(@Source FactEffect effect) {
        return events.of(List.of(effect.fact())).getFirst();
    }

    @NonNull
    @Description("Recorded fact.")
    public Event fact(@Source Excluded excluded) {
        return events.of(List.of(excluded.fact())).getFirst();
    }
}
