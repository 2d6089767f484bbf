package dev.troth.trust.outcome;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;

/** Outcomes in the schema. */
@GraphQLApi
public class OutcomeApi {
    private final Outcomes outcomes;

    OutcomeApi(Outcomes outcomes) {
        this.outcomes = outcomes;
    }

    @Query
    @NonNull
    @Description("Who stayed and who left, by what was true just before: does trust pay, and who is let go?")
    public List<@NonNull OutcomeGroup> outcomes(
            @NonNull @Description("By what they are put together.") OutcomeGrouping groupBy) {
        return outcomes.groups(groupBy);
    }
}
