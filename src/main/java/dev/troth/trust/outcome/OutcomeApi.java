package dev.troth.trust.outcome;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;

/** GraphQL queries for outcomes. */
@GraphQLApi
public class OutcomeApi {
    private final Outcomes outcomes;

    OutcomeApi(Outcomes outcomes) {
        this.outcomes = outcomes;
    }

    @Query
    @NonNull
    @Description("Numbers of customers who stayed and who left, grouped by a property just before. Shows whether "
            + "trust pays, and which customers leave.")
    public List<@NonNull OutcomeGroup> outcomes(
            @NonNull @Description("Property to group by.") OutcomeGrouping groupBy) {
        return outcomes.groups(groupBy);
    }
}
