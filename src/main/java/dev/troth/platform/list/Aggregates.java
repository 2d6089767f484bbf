package dev.troth.platform.list;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Description("Aggregates over the whole list, not only this page.")
public record Aggregates(
        @Description("Number of records.") int count,

        @Description("Minimum, maximum, mean and sum of every numeric property.") @NonNull
        List<@NonNull AggregateNumber> numbers,

        @Description("Aggregates per value of groupBy, most frequent first, at most 100. Empty without groupBy.")
        @NonNull
        List<@NonNull AggregateGroup> groups) {

    @Description("Aggregates of one numeric property. Records without a value are ignored.")
    public record AggregateNumber(
            @Description("Name of the property, as in the filter.") @NonNull
            String property,

            @Description("Number of records with a value.") int count,

            @Description("Smallest value. Null if no record has a value.") @Nullable
            Double minimum,

            @Description("Largest value. Null if no record has a value.") @Nullable
            Double maximum,

            @Description("Mean value. Null if no record has a value.") @Nullable
            Double mean,

            @Description("Sum of the values. Null if no record has a value.") @Nullable
            Double sum) {}

    @Description("Aggregates of the records that share a value.")
    public record AggregateGroup(
            @Description("Shared value, as a string. Null for records without a value.") @Nullable
            String value,

            @Description("Number of records.") int count,

            @Description("Minimum, maximum, mean and sum of every numeric property.") @NonNull
            List<@NonNull AggregateNumber> numbers) {}
}
