package dev.troth.platform.list;

import static graphql.schema.GraphQLEnumType.newEnum;
import static graphql.schema.GraphQLInputObjectField.newInputObjectField;
import static graphql.schema.GraphQLInputObjectType.newInputObject;
import static graphql.schema.GraphQLTypeReference.typeRef;

import graphql.Scalars;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLCodeRegistry;
import graphql.schema.GraphQLEnumType;
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
import graphql.schema.GraphQLTypeVisitorStub;
import graphql.schema.GraphqlTypeComparatorRegistry;
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
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Adds the filter, sort keys and aggregates of every list to the schema, and makes the elements of input lists
 * non-null.
 */
public class ListSchema implements EventingService {
    private static final GraphQLScalarType TIME_POINT = GraphQLScalarType.newScalar()
            .name("TimePoint")
            .description("Time point in a filter: an instant (RFC 3339, such as \"2026-03-01T09:30:00Z\"), a "
                    + "date, or an ISO 8601 duration relative to asOf, such as \"-P1M\" (one month before) "
                    + "or \"P7D\" (in seven days).")
            .coercing(Scalars.GraphQLString.getCoercing())
            .build();

    private static final Map<String, String> SCALARS = Map.of(
            "DateTime",
            "Instant, in RFC 3339 with an offset, such as \"2026-03-01T09:30:00Z\". Output is in UTC.",
            "Date",
            "Date, in ISO 8601, such as \"2026-03-01\".",
            "BigDecimal",
            "Decimal number. Not used by any field; amounts of money are decimal strings.",
            "BigInteger",
            "Integer of any size. Not used by any field.");

    @Override
    public @Nullable String getConfigKey() {
        return null;
    }

    @Override
    public GraphQLSchema.Builder beforeSchemaBuild(GraphQLSchema.Builder builder) {
        ListRegistry registry = Arc.container().instance(ListRegistry.class).get();
        List<InputExtension> inputs = registry.inputs();
        EntitySchema entities = new EntitySchema(registry.all(), registry.links());
        Set<GraphQLType> more = new HashSet<>(common(registry));
        more.addAll(entities.types());
        inputs.forEach(input -> more.addAll(input.types()));
        registry.all().forEach(definition -> {
            more.add(filter(definition, registry));
            more.add(orderField(definition));
            more.add(order(definition));
            more.add(groupField(definition));
        });
        GraphQLSchema base = builder.additionalTypes(more).build();
        GraphQLSchema completed = SchemaTransformer.transformSchema(base, new Completion(entities, inputs));
        return GraphQLSchema.newSchema(completed)
                .query(sorted(completed.getQueryType()))
                .mutation(sorted(completed.getMutationType()))
                .subscription(sorted(completed.getSubscriptionType()))
                .codeRegistry(resolvingTypes(completed).transform(entities::register));
    }

    /** SmallRye keeps operations in hash sets, whose order differs from process to process. */
    private static @Nullable GraphQLObjectType sorted(@Nullable GraphQLObjectType type) {
        return type == null
                ? null
                : type.transform(more -> more.comparatorRegistry(GraphqlTypeComparatorRegistry.BY_NAME_REGISTRY));
    }

    /** Updates the type resolvers of SmallRye, which would otherwise return the types from before the completion. */
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

    private static GraphQLInputObjectType filter(ListDefinition definition, ListRegistry registry) {
        String name = definition.type() + "Filter";
        GraphQLInputObjectType.Builder filter = newInputObject()
                .name(name)
                .description("Filter. All given conditions must hold; combine them with and, or and not.")
                .field(field("and", listOf(typeRef(name)), "All of these filters match."))
                .field(field("or", listOf(typeRef(name)), "At least one of these filters matches."))
                .field(field("not", typeRef(name), "This filter does not match."))
                .field(field("id", typeRef("IDFilter"), "Condition on the global id."))
                .field(field(
                        "search",
                        typeRef("String"),
                        "Full-text search: all words occur in the texts of the record, as substrings or "
                                + "with typing errors."));
        if (definition.belongsToAccount()) {
            filter.field(field("account", typeRef("AccountFilter"), "Account of the record matches this filter."));
        } else {
            filter.field(field("segment", typeRef("ID"), "Id of a segment (saved filter) that the account matches."));
            registry.ofAccounts()
                    .forEach(other -> filter.field(field(
                            other.plural(),
                            typeRef(other.type() + "Relation"),
                            "Condition on the records of this kind that belong to the account.")));
        }
        definition
                .properties()
                .forEach(property ->
                        filter.field(field(property.name(), typeRef(property.filterType()), property.description())));
        return filter.build();
    }

    /** The filters of single values: one for each scalar, and one for each enum that a property has. */
    private static Set<GraphQLType> comparators(ListRegistry registry) {
        Map<String, GraphQLType> all = new HashMap<>();
        registry.all()
                .forEach(definition -> definition
                        .properties()
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

    private static List<GraphQLType> common(ListRegistry registry) {
        List<GraphQLType> all = new ArrayList<>(comparators(registry));
        all.add(TIME_POINT);
        all.add(comparator(
                "IDFilter",
                "Compares an id; all comparisons given must hold.",
                field("eq", typeRef("ID"), Operator.EQ.description()),
                field("in", listOf(typeRef("ID")), Operator.IN.description())));
        all.add(newEnum()
                .name("SortDirection")
                .description("Sort direction.")
                .value("ASC", "ASC", "Ascending: smallest value first.")
                .value("DESC", "DESC", "Descending: largest value first.")
                .build());
        all.add(newEnum()
                .name("NullsOrder")
                .description("Position of records without a value in the sort order.")
                .value("FIRST", "FIRST", "Before all other records.")
                .value("LAST", "LAST", "After all other records.")
                .build());
        registry.ofAccounts().forEach(definition -> all.add(relation(definition)));
        return all;
    }

    private static GraphQLInputObjectType relation(ListDefinition definition) {
        String filter = definition.type() + "Filter";
        return comparator(
                definition.type() + "Relation",
                "Condition on the records that belong to the account.",
                field("some", typeRef(filter), "At least one record matches this filter."),
                field("every", typeRef(filter), "All records match this filter; also true if there are none."),
                field("none", typeRef(filter), "No record matches this filter."));
    }

    private static GraphQLInputObjectType comparator(
            String name, String description, GraphQLInputObjectField... fields) {
        return newInputObject()
                .name(name)
                .description(description)
                .fields(List.of(fields))
                .build();
    }

    private static GraphQLEnumType orderField(ListDefinition definition) {
        GraphQLEnumType.Builder field =
                newEnum().name(definition.type() + "OrderField").description("Sortable field.");
        definition.properties().stream()
                .filter(Property::isOrdered)
                .forEach(property -> field.value(property.constant(), property.constant(), property.description()));
        return field.build();
    }

    private static GraphQLEnumType groupField(ListDefinition definition) {
        GraphQLEnumType.Builder field =
                newEnum().name(definition.type() + "GroupField").description("Groupable field.");
        definition.properties().stream()
                .filter(Property::isGrouped)
                .forEach(property -> field.value(property.constant(), property.constant(), property.description()));
        return field.build();
    }

    private static GraphQLInputObjectType order(ListDefinition definition) {
        return newInputObject()
                .name(definition.type() + "Order")
                .description("Sort key. Keys apply in the order given; the id is always the last one.")
                .field(newInputObjectField()
                        .name("field")
                        .type(GraphQLNonNull.nonNull(typeRef(definition.type() + "OrderField")))
                        .description("Field to sort by."))
                .field(newInputObjectField()
                        .name("direction")
                        .type(typeRef("SortDirection"))
                        .defaultValueProgrammatic("ASC")
                        .description("Sort direction."))
                .field(newInputObjectField()
                        .name("nulls")
                        .type(typeRef("NullsOrder"))
                        .defaultValueProgrammatic("LAST")
                        .description("Position of records without a value."))
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

    /** Completes the schema that SmallRye generated from the classes. */
    private static final class Completion extends GraphQLTypeVisitorStub {
        private final EntitySchema entities;
        private final List<InputExtension> inputs;

        Completion(EntitySchema entities, List<InputExtension> inputs) {
            this.entities = entities;
            this.inputs = inputs;
        }

        @Override
        public TraversalControl visitGraphQLObjectType(
                GraphQLObjectType type, TraverserContext<GraphQLSchemaElement> context) {
            GraphQLObjectType completed = entities.completed(type);
            return completed.equals(type) ? TraversalControl.CONTINUE : changeNode(context, completed);
        }

        /** Replaces the type of a saved filter by the filter input type, and adds the fields of other packages. */
        @Override
        public TraversalControl visitGraphQLInputObjectType(
                GraphQLInputObjectType type, TraverserContext<GraphQLSchemaElement> context) {
            return switch (type.getName()) {
                case "CreateSegmentInput" ->
                    changeNode(context, withFilter(type, GraphQLNonNull.nonNull(typeRef("AccountFilter"))));
                case "UpdateSegmentInput" -> changeNode(context, withFilter(type, typeRef("AccountFilter")));
                default ->
                    inputs.stream()
                            .filter(input -> input.type().equals(type.getName()))
                            .findFirst()
                            .map(input -> changeNode(context, type.transform(more -> more.field(input.field()))))
                            .orElse(TraversalControl.CONTINUE);
            };
        }

        private static GraphQLInputObjectType withFilter(GraphQLInputObjectType type, GraphQLInputType filter) {
            return type.transform(
                    more -> more.field(field("filter", filter, "Filter of the accounts in the segment.")));
        }

        /** Adds descriptions to the scalars, which SmallRye leaves without. */
        @Override
        public TraversalControl visitGraphQLScalarType(
                GraphQLScalarType scalar, TraverserContext<GraphQLSchemaElement> context) {
            String words = SCALARS.get(scalar.getName());
            return words == null
                    ? TraversalControl.CONTINUE
                    : changeNode(context, scalar.transform(more -> more.description(words)));
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
                return changeNode(context, argument.transform(more -> more.description("Input.")));
            }
            GraphQLInputType exact = argument.getName().equals("ids")
                    ? GraphQLNonNull.nonNull(listOf(typeRef("ID")))
                    : withoutNulls(argument.getType());
            return exact == null
                    ? TraversalControl.CONTINUE
                    : changeNode(context, argument.transform(more -> more.type(exact)));
        }

        /** SmallRye applies the non-null annotation of a list element to the list, so the exact type is set here. */
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
