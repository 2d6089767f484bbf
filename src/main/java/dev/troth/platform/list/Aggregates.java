package dev.troth.platform.list;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Description("What the whole list comes to, not only this page.")
public record Aggregates(
        @Description("How many there are.") int count,

        @Description("Every number they have: smallest, largest, mean and sum.") @NonNull
        List<@NonNull AggregateNumber> numbers,

        @Description("The same for each value of groupBy, the most frequent first, at most 100; empty without groupBy.")
        @NonNull
        List<@NonNull AggregateGroup> groups) {

    @Description("A number over many records. Records without a value do not count.")
    public record AggregateNumber(
            @Description("Which property, as the filter calls it.") @NonNull
            String property,

            @Description("How many have a value.") int count,

            @Description("Smallest value; null when none has one.") @Nullable
            Double minimum,

            @Description("Largest value.") @Nullable Double maximum,
            @Description("Mean value.") @Nullable Double mean,
            @Description("Sum.") @Nullable Double sum) {}

    @Description("The records that share a value.")
    public record AggregateGroup(
            @Description("The value, as text; null for those without one.") @Nullable
            String value,

            @Description("How many there are.") int count,

            @Description("Their numbers.") @NonNull List<@NonNull AggregateNumber> numbers) {}
}
