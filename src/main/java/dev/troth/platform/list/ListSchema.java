package dev.troth.platform.list;

import static graphql.schema.GraphQLArgument.newArgument;
import static graphql.schema.GraphQLEnumType.newEnum;
import static graphql.schema.GraphQLInputObjectField.newInputObjectField;
import static graphql.schema.GraphQLInputObjectType.newInputObject;
import static graphql.schema.GraphQLTypeReference.typeRef;

import graphql.Scalars;
import graphql.schema.DataFetcher;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLCodeRegistry;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLSchemaElement;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.GraphQLTypeVisitorStub;
import graphql.schema.SchemaTransformer;
import graphql.schema.TypeResolver;
import graphql.util.TraversalControl;
import graphql.util.TraverserContext;
import io.quarkus.arc.Arc;
import io.smallrye.graphql.spi.EventingService;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Completes the schema: every list of a word gets its filter, its sort keys and its aggregates; lists that come in hold
 * no nulls.
 */
public class ListSchema implements EventingService {
    private static final GraphQLScalarType TIME_POINT = GraphQLScalarType.newScalar()
            .name("TimePoint")
            .description(
                    "An instant (RFC 3339, such as \"2026-03-01T09:30:00Z\"), a date, or a length of time from the "
                            + "instant looked from, such as \"-P1M\" (a month before) or \"P7D\" (in a week).")
            .coercing(Scalars.GraphQLString.getCoercing())
            .build();

    private static final Map<String, String> SCALARS = Map.of(
            "DateTime",
            "An instant: RFC 3339 with an offset, such as \"2026-03-01T09:30:00Z\". Answers are in UTC.",
            "Date",
            "A day: ISO 8601, such as \"2026-03-01\".",
            "BigDecimal",
            "A decimal number. No field has this type; money is a decimal string.",
            "BigInteger",
            "A whole number of any size. No field has this type.");

    @Override
    public @Nullable String getConfigKey() {
        return null;
    }

    @Override
    public GraphQLSchema.Builder beforeSchemaBuild(GraphQLSchema.Builder builder) {
        Words words = Arc.container().instance(Words.class).get();
        Set<GraphQLType> more = new HashSet<>(common(words));
        words.all().forEach(word -> {
            more.add(filter(word, words));
            more.add(orderField(word));
            more.add(order(word));
            more.add(groupField(word));
        });
        GraphQLSchema base = builder.additionalTypes(more).build();
        Map<String, Listed> byConnection = new HashMap<>();
        words.all().forEach(word -> byConnection.put(word.type() + "Connection", word));
        GraphQLSchema completed = SchemaTransformer.transformSchema(base, new Completion(byConnection));
        return GraphQLSchema.newSchema(completed).codeRegistry(resolvingTypes(completed));
    }

    /** SmallRye's resolvers answer with the types as they were before they were completed; these have new ones. */
    private static GraphQLCodeRegistry resolvingTypes(GraphQLSchema completed) {
        GraphQLCodeRegistry registry = completed.getCodeRegistry();
        return registry.transform(more -> completed.getAllTypesAsList().forEach(type -> {
            if (type instanceof GraphQLInterfaceType contract && registry.getTypeResolver(contract) != null) {
                TypeResolver before = registry.getTypeResolver(contract);
                more.typeResolver(
                        contract,
                        environment -> environment
                                .getSchema()
                                .getObjectType(before.getType(environment).getName()));
            }
        }));
    }

    private static GraphQLInputObjectType filter(Listed word, Words words) {
        String name = word.type() + "Filter";
        GraphQLInputObjectType.Builder filter = newInputObject()
                .name(name)
                .description("Which are wanted: those that meet every condition given. Combine with and, or and not.")
                .field(field("and", listOf(typeRef(name)), "All of these."))
                .field(field("or", listOf(typeRef(name)), "At least one of these."))
                .field(field("not", typeRef(name), "None of this."))
                .field(field("id", typeRef("IDFilter"), "By its id."))
                .field(field(
                        "search",
                        typeRef("String"),
                        "Words anywhere in its texts; parts of words and slips of the pen are found, too."));
        if (word.belongsToAccount()) {
            filter.field(field("account", typeRef("AccountFilter"), "The account it belongs to meets this."));
        } else {
            filter.field(field("segment", typeRef("ID"), "Those of a segment: a saved filter."));
            words.ofAccounts()
                    .forEach(other -> filter.field(field(
                            String.valueOf(other.plural()),
                            typeRef(other.type() + "Relation"),
                            "By what belongs to the account.")));
        }
        word.properties()
                .forEach(
                        property -> filter.field(field(property.name(), typeRef(property.filterType()), property.description())));
        return filter.build();
    }

    /** The filters of single values: one for each scalar, and one for each enum that a property has. */
    private static Set<GraphQLType> comparators(Words words) {
        Map<String, GraphQLType> all = new HashMap<>();
        words.all()
                .forEach(word -> word.properties()
                        .forEach(property -> all.computeIfAbsent(property.filterType(), name -> comparator(property))));
        return new HashSet<>(all.values());
    }

    private static GraphQLInputObjectType comparator(Property property) {
        return comparator(
                property.filterType(),
                "Compares a value; all comparisons given must hold.",
                property.kind().operators.stream()
                        .map(operator -> field(operator.key(), operand(operator, property), operator.description()))
                        .toArray(GraphQLInputObjectField[]::new));
    }

    private static GraphQLInputType operand(Operator operator, Property property) {
        if (operator.takesFlag()) {
            return typeRef("Boolean");
        }
        GraphQLInputType value = typeRef(property.valueType());
        return operator.takesList() ? listOf(value) : value;
    }

    private static List<GraphQLType> common(Words words) {
        List<GraphQLType> all = new ArrayList<>(comparators(words));
        all.add(TIME_POINT);
        all.add(comparator(
                "IDFilter",
                "Compares an id; all comparisons given must hold.",
                field("eq", typeRef("ID"), Operator.EQ.description()),
                field("in", listOf(typeRef("ID")), Operator.IN.description())));
        all.add(newEnum()
                .name("SortDirection")
                .description("Which end comes first.")
                .value("ASC", "ASC", "Smallest first.")
                .value("DESC", "DESC", "Largest first.")
                .build());
        all.add(newEnum()
                .name("NullsOrder")
                .description("Where records without a value go.")
                .value("FIRST", "FIRST", "Before all others.")
                .value("LAST", "LAST", "After all others.")
                .build());
        words.ofAccounts().forEach(word -> all.add(relation(word)));
        return all;
    }

    private static GraphQLInputObjectType relation(Listed word) {
        String filter = word.type() + "Filter";
        return comparator(
                word.type() + "Relation",
                "What must be true of all that belong to it.",
                field("some", typeRef(filter), "At least one meets this."),
                field("every", typeRef(filter), "None fails to meet this; true when there are none."),
                field("none", typeRef(filter), "None meets this."));
    }

    private static GraphQLInputObjectType comparator(
            String name, String description, GraphQLInputObjectField... fields) {
        return newInputObject()
                .name(name)
                .description(description)
                .fields(List.of(fields))
                .build();
    }

    private static GraphQLEnumType orderField(Listed word) {
        GraphQLEnumType.Builder field =
                newEnum().name(word.type() + "OrderField").description("What can be sorted by.");
        word.properties().stream()
                .filter(Property::isOrdered)
                .forEach(property -> field.value(property.constant(), property.constant(), property.description()));
        return field.build();
    }

    private static GraphQLEnumType groupField(Listed word) {
        GraphQLEnumType.Builder field =
                newEnum().name(word.type() + "GroupField").description("What can be grouped by.");
        word.properties().stream()
                .filter(Property::isGrouped)
                .forEach(property -> field.value(property.constant(), property.constant(), property.description()));
        return field.build();
    }

    private static GraphQLInputObjectType order(Listed word) {
        return newInputObject()
                .name(word.type() + "Order")
                .description("One key to sort by. Keys apply in the order given; the id always comes last.")
                .field(newInputObjectField()
                        .name("field")
                        .type(GraphQLNonNull.nonNull(typeRef(word.type() + "OrderField")))
                        .description("What to sort by."))
                .field(newInputObjectField()
                        .name("direction")
                        .type(typeRef("SortDirection"))
                        .defaultValueProgrammatic("ASC")
                        .description("Which end comes first."))
                .field(newInputObjectField()
                        .name("nulls")
                        .type(typeRef("NullsOrder"))
                        .defaultValueProgrammatic("LAST")
                        .description("Where records without a value go."))
                .build();
    }

    private static GraphQLInputObjectField field(String name, GraphQLInputType type, String description) {
        return newInputObjectField()
                .name(name)
                .type(type)
                .description(description)
                .build();
    }

    private static GraphQLList listOf(GraphQLType type) {
        return GraphQLList.list(GraphQLNonNull.nonNull(type));
    }

    /** Adds to what SmallRye made of the classes. */
    private static final class Completion extends GraphQLTypeVisitorStub {
        private final Map<String, Listed> byConnection;

        Completion(Map<String, Listed> byConnection) {
            this.byConnection = byConnection;
        }

        @Override
        public TraversalControl visitGraphQLFieldDefinition(
                GraphQLFieldDefinition field, TraverserContext<GraphQLSchemaElement> context) {
            if (field.getName().equals("aggregates")) {
                return aggregates(field, context);
            }
            Listed word =
                    byConnection.get(GraphQLTypeUtil.unwrapAll(field.getType()).getName());
            if (word == null || field.getArgument("first") == null) {
                return TraversalControl.CONTINUE;
            }
            return changeNode(
                    context,
                    field.transform(
                            more -> more.argument(newArgument()
                                            .name("where")
                                            .type(typeRef(word.type() + "Filter"))
                                            .description("Which are wanted; all when absent."))
                                    .argument(
                                            newArgument()
                                                    .name("orderBy")
                                                    .type(listOf(typeRef(word.type() + "Order")))
                                                    .description(
                                                            word.newestFirst()
                                                                    ? "By what to sort; newest first when absent."
                                                                    : "By what to sort; in the order of coming into being when absent."))));
        }

        /** A saved filter comes in as the filter that it is. */
        @Override
        public TraversalControl visitGraphQLInputObjectType(
                GraphQLInputObjectType type, TraverserContext<GraphQLSchemaElement> context) {
            return switch (type.getName()) {
                case "CreateSegmentInput" ->
                    changeNode(context, withFilter(type, GraphQLNonNull.nonNull(typeRef("AccountFilter"))));
                case "UpdateSegmentInput" -> changeNode(context, withFilter(type, typeRef("AccountFilter")));
                default -> TraversalControl.CONTINUE;
            };
        }

        private static GraphQLInputObjectType withFilter(GraphQLInputObjectType type, GraphQLInputType filter) {
            return type.transform(more -> more.field(field("filter", filter, "Which accounts belong to it.")));
        }

        /** SmallRye says no more of its scalars than their names. */
        @Override
        public TraversalControl visitGraphQLScalarType(
                GraphQLScalarType scalar, TraverserContext<GraphQLSchemaElement> context) {
            String words = SCALARS.get(scalar.getName());
            return words == null
                    ? TraversalControl.CONTINUE
                    : changeNode(context, scalar.transform(more -> more.description(words)));
        }

        private TraversalControl aggregates(
                GraphQLFieldDefinition field, TraverserContext<GraphQLSchemaElement> context) {
            Listed word =
                    context.getParentNode() instanceof GraphQLObjectType type ? byConnection.get(type.getName()) : null;
            if (word == null) {
                return TraversalControl.CONTINUE;
            }
            GraphQLCodeRegistry.Builder registry = context.getVarFromParents(GraphQLCodeRegistry.Builder.class);
            DataFetcher<?> fetcher = environment -> Objects.requireNonNull(environment.<Connection>getSource())
                    .aggregates(environment.getArgument("groupBy"));
            registry.dataFetcher(FieldCoordinates.coordinates(word.type() + "Connection", "aggregates"), fetcher);
            return changeNode(
                    context,
                    field.transform(more -> more.argument(newArgument()
                            .name("groupBy")
                            .type(typeRef(word.type() + "GroupField"))
                            .description("Also for each value of this."))));
        }

        @Override
        public TraversalControl visitGraphQLInputObjectField(
                GraphQLInputObjectField field, TraverserContext<GraphQLSchemaElement> context) {
            GraphQLInputType exact = withoutNulls(field.getType());
            return exact == null
                    ? TraversalControl.CONTINUE
                    : changeNode(context, field.transform(more -> more.type(exact)));
        }

        @Override
        public TraversalControl visitGraphQLArgument(
                GraphQLArgument argument, TraverserContext<GraphQLSchemaElement> context) {
            if (argument.getName().equals("input")) {
                return changeNode(
                        context, argument.transform(more -> more.description("All that the mutation takes.")));
            }
            GraphQLInputType exact = argument.getName().equals("ids")
                    ? GraphQLNonNull.nonNull(listOf(typeRef("ID")))
                    : withoutNulls(argument.getType());
            return exact == null
                    ? TraversalControl.CONTINUE
                    : changeNode(context, argument.transform(more -> more.type(exact)));
        }

        /** SmallRye takes the word that an entry is never null for one about the list, so it is said here. */
        private static @Nullable GraphQLInputType withoutNulls(GraphQLInputType type) {
            boolean required = type instanceof GraphQLNonNull;
            GraphQLType inside = type instanceof GraphQLNonNull nonNull ? nonNull.getWrappedType() : type;
            if (!(inside instanceof GraphQLList list) || list.getWrappedType() instanceof GraphQLNonNull) {
                return null;
            }
            GraphQLList exact = listOf(list.getWrappedType());
            return required ? GraphQLNonNull.nonNull(exact) : exact;
        }
    }
}
