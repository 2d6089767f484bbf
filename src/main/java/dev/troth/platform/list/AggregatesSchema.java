package dev.troth.platform.list;

import static graphql.schema.GraphQLFieldDefinition.newFieldDefinition;
import static graphql.schema.GraphQLNonNull.nonNull;
import static graphql.schema.GraphQLTypeReference.typeRef;

import dev.troth.platform.batching.ValueFetcher;
import dev.troth.platform.list.Aggregates.AggregateGroup;
import dev.troth.platform.list.Aggregates.AggregateNumber;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLCodeRegistry;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLOutputType;
import graphql.schema.GraphQLType;
import java.util.List;

/** The types of aggregates in the schema, and their data fetchers. */
final class AggregatesSchema {
    private static final GraphQLOutputType COUNT = nonNull(typeRef("Int"));
    private static final GraphQLOutputType NUMBER = typeRef("Float");

    private static final List<ObjectType<?>> TYPES = List.of(
            new ObjectType<Aggregates>(
                    "Aggregates",
                    "Aggregates over the whole list, not only this page.",
                    List.of(
                            new Field<>("count", COUNT, "Number of records.", Aggregates::count),
                            numbers(Aggregates::numbers),
                            new Field<>(
                                    "groups",
                                    listOf("AggregateGroup"),
                                    "Aggregates per value of groupBy, most frequent first, at most 100. Empty without "
                                            + "groupBy.",
                                    Aggregates::groups))),
            new ObjectType<AggregateGroup>(
                    "AggregateGroup",
                    "Aggregates of the records that share a value.",
                    List.of(
                            new Field<>(
                                    "value",
                                    typeRef("String"),
                                    "Shared value, as a string. Null for records without a value.",
                                    AggregateGroup::value),
                            new Field<>("count", COUNT, "Number of records.", AggregateGroup::count),
                            numbers(AggregateGroup::numbers))),
            new ObjectType<AggregateNumber>(
                    "AggregateNumber",
                    "Aggregates of one numeric property. Records without a value are ignored.",
                    List.of(
                            new Field<>(
                                    "property",
                                    nonNull(typeRef("String")),
                                    "Name of the property, as in the filter.",
                                    AggregateNumber::property),
                            new Field<>(
                                    "currency",
                                    typeRef("String"),
                                    "Currency of an amount of money: amounts have one entry per currency. Null for other "
                                            + "numbers.",
                                    AggregateNumber::currency),
                            new Field<>("count", COUNT, "Number of records with a value.", AggregateNumber::count),
                            number("minimum", "Smallest value.", AggregateNumber::minimum),
                            number("maximum", "Largest value.", AggregateNumber::maximum),
                            number("mean", "Mean value.", AggregateNumber::mean),
                            number("sum", "Sum of the values.", AggregateNumber::sum))));

    private AggregatesSchema() {}

    private record ObjectType<S>(String name, String description, List<Field<S>> fields) {
        GraphQLObjectType type() {
            GraphQLObjectType.Builder type =
                    GraphQLObjectType.newObject().name(name).description(description);
            fields.forEach(field -> type.field(
                    newFieldDefinition().name(field.name).type(field.type).description(field.description)));
            return type.build();
        }
    }

    private record Field<S>(String name, GraphQLOutputType type, String description, ValueFetcher<S> fetcher) {}

    private static <S> Field<S> numbers(ValueFetcher<S> fetcher) {
        return new Field<>(
                "numbers",
                listOf("AggregateNumber"),
                "Minimum, maximum, mean and sum of every numeric property, by currency for amounts of money.",
                fetcher);
    }

    private static Field<AggregateNumber> number(
            String name, String description, ValueFetcher<AggregateNumber> fetcher) {
        return new Field<>(name, NUMBER, description + " Null if no record has a value.", fetcher);
    }

    private static GraphQLOutputType listOf(String type) {
        return nonNull(GraphQLList.list(nonNull(typeRef(type))));
    }

    static List<GraphQLType> types() {
        return TYPES.stream().<GraphQLType>map(ObjectType::type).toList();
    }

    static void register(GraphQLCodeRegistry.Builder registry) {
        for (ObjectType<?> type : TYPES) {
            type.fields.forEach(
                    field -> registry.dataFetcher(FieldCoordinates.coordinates(type.name, field.name), field.fetcher));
        }
    }
}
