package dev.troth.platform.list;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Aggregates over a whole list. {@link AggregatesSchema} describes them in the schema.
 *
 * @param groups aggregates per value of the group key; empty without one
 */
public record Aggregates(int count, List<AggregateNumber> numbers, List<AggregateGroup> groups) {

    /**
     * Aggregates of one numeric property; null if no record has a value.
     *
     * @param currency currency of amounts of money, which have one entry per currency; null for other numbers
     */
    public record AggregateNumber(
            String property,
            @Nullable String currency,
            int count,
            @Nullable Double minimum,
            @Nullable Double maximum,
            @Nullable Double mean,
            @Nullable Double sum) {}

    /**
     * Aggregates of the records that share a value.
     *
     * @param value the value as a string; null for records without a value
     */
    public record AggregateGroup(@Nullable String value, int count, List<AggregateNumber> numbers) {}
}
