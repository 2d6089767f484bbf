package dev.troth.platform.list;

import static graphql.schema.FieldCoordinates.coordinates;
import static graphql.schema.GraphQLArgument.newArgument;
import static graphql.schema.GraphQLFieldDefinition.newFieldDefinition;
import static graphql.schema.GraphQLNonNull.nonNull;
import static graphql.schema.GraphQLObjectType.newObject;
import static graphql.schema.GraphQLTypeReference.typeRef;

import dev.troth.platform.batching.ValueFetcher;
import dev.troth.platform.list.Connection.Edge;
import graphql.schema.DataFetcher;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLCodeRegistry;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLOutputType;
import graphql.schema.GraphQLType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The part of the schema that every kind of record has, from its declaration: connection, edge, the list of all
 * records, the list on an account, and the lookup by id or ref.
 */
final class EntitySchema {
    private static final String ACCOUNT = "account";

    private final List<ListDefinition> definitions;
    private final Set<Column> columns = new HashSet<>();

    /** Field of a type that is a column. */
    private record Column(String type, ColumnField field) {}

    /** Links of all types; those of a kind of record come from its declaration. */
    private final List<Link> links = new ArrayList<>();

    /** @param computed links whose refs are computed */
    EntitySchema(List<ListDefinition> definitions, List<Link> computed) {
        this.definitions = definitions;
        definitions.forEach(definition -> links.addAll(definition.links()));
        links.addAll(computed);
    }

    /** Returns the connection and the edge of each kind. */
    List<GraphQLType> types() {
        List<GraphQLType> types = new ArrayList<>(AggregatesSchema.types());
        definitions.forEach(definition -> {
            types.add(connection(definition));
            types.add(edge(definition));
        });
        return types;
    }

    /** Adds the fields of all kinds to a type, which is the query type, the account or a record. */
    GraphQLObjectType completed(GraphQLObjectType type) {
        return switch (type.getName()) {
            case "Query" ->
                type.transform(more -> definitions.forEach(definition -> {
                    more.field(allRecords(definition));
                    if (definition.hasLookup()) {
                        more.field(lookup(definition));
                    }
                }));
            case "Account" ->
                linked(described(type))
                        .transform(more -> definitions.stream()
                                .filter(ListDefinition::belongsToAccount)
                                .forEach(definition -> more.field(recordsOfAccount(definition))));
            default -> linked(described(type));
        };
    }

    /** Adds the links of a type, in place of the fields with the refs. */
    private GraphQLObjectType linked(GraphQLObjectType type) {
        List<Link> own = links.stream()
                .filter(link -> link.type().equals(type.getName()))
                .toList();
        return own.isEmpty()
                ? type
                : type.transform(more -> own.forEach(link -> more.field(field(
                        link.field(),
                        link.many() ? listOf(link.target()) : typeRef(link.target()),
                        link.description()))));
    }

    /** Completes a record: names its kind in the description of its ref, and adds the fields that are columns. */
    private GraphQLObjectType described(GraphQLObjectType type) {
        return definitions.stream()
                .filter(definition -> definition.type().equals(type.getName()))
                .findFirst()
                .map(definition -> type.transform(more -> {
                    more.field(type.getFieldDefinition("ref").transform(ref -> ref.description(refOf(definition))));
                    if (definition.belongsToAccount()) {
                        more.field(field(
                                ACCOUNT, nonNull(typeRef("Account")), "Account of the " + definition.singular() + "."));
                    }
                    ColumnField.of(definition, names(type)).forEach(column -> {
                        more.field(field(column.name(), column.type(), column.description()));
                        columns.add(new Column(type.getName(), column));
                    });
                }))
                .orElse(type);
    }

    private static Set<String> names(GraphQLObjectType type) {
        return type.getFieldDefinitions().stream()
                .map(GraphQLFieldDefinition::getName)
                .collect(Collectors.toSet());
    }

    private static String refOf(ListDefinition definition) {
        return "Caller's own key (ref) of the %s.".formatted(definition.singular());
    }

    private List<Link> alike(Link link) {
        return links.stream()
                .filter(other -> other.isOfRows()
                        && other.type().equals(link.type())
                        && other.target().equals(link.target()))
                .toList();
    }

    /** Registers the data fetchers of all these fields. */
    void register(GraphQLCodeRegistry.Builder registry) {
        AggregatesSchema.register(registry);
        links.forEach(link -> register(registry, link.type(), link.field(), new LinkFetcher(link, alike(link))));
        columns.stream()
                .filter(column -> !isLink(column))
                .forEach(column -> register(registry, column.type, column.field.name(), column.field.fetcher()));
        definitions.forEach(definition -> {
            register(registry, "Query", definition.plural(), new EntityFetchers.AllRecords(definition));
            if (definition.hasLookup()) {
                register(registry, "Query", definition.singular(), new EntityFetchers.ByKey(definition));
            }
            if (definition.belongsToAccount()) {
                register(registry, definition.type(), ACCOUNT, new LinkFetcher.OfAccount());
                register(registry, "Account", definition.plural(), new EntityFetchers.RecordsOfAccount(definition));
            }
            String connection = definition.type() + "Connection";
            register(registry, connection, "nodes", read(Connection::nodes));
            register(registry, connection, "edges", read(Connection::edges));
            register(registry, connection, "pageInfo", new EntityFetchers.PositionOfPage());
            register(registry, connection, "totalCount", new EntityFetchers.CountOfList());
            register(registry, connection, "aggregates", new EntityFetchers.AggregatesOfList());
            String edge = definition.type() + "Edge";
            register(registry, edge, "node", EntitySchema.<Edge>read(Edge::node));
            register(registry, edge, "cursor", EntitySchema.<Edge>read(Edge::cursor));
        });
    }

    private boolean isLink(Column column) {
        return links.stream()
                .anyMatch(
                        link -> link.type().equals(column.type) && link.field().equals(column.field.name()));
    }

    private static void register(
            GraphQLCodeRegistry.Builder registry, String type, String field, DataFetcher<?> fetcher) {
        registry.dataFetcher(coordinates(type, field), fetcher);
    }

    private static <S> ValueFetcher<S> read(ValueFetcher<S> fetcher) {
        return fetcher;
    }

    private static GraphQLObjectType connection(ListDefinition definition) {
        String these = definition.title() + " of this page";
        return newObject()
                .name(definition.type() + "Connection")
                .description("Page of %s.".formatted(definition.plural()))
                .field(field("nodes", listOf(definition.type()), these + "."))
                .field(field(
                        "edges",
                        listOf(definition.type() + "Edge"),
                        these + (definition.isUncountable() ? " with its cursors." : " with their cursors.")))
                .field(field("pageInfo", nonNull(typeRef("PageInfo")), "Position of this page in the list."))
                .field(field(
                                "totalCount",
                                nonNull(typeRef("Int")),
                                "Total number of records in the list. Only computed if requested.")
                        .argument(argument(
                                "atMost",
                                typeRef("Int"),
                                ("Number at which the count stops, 1 to %d. A result of this number means that the list has as "
                                                + "many records, or more. Defaults to a complete count.")
                                        .formatted(EntityFetchers.CountOfList.MOST))))
                .field(field(
                                "aggregates",
                                nonNull(typeRef("Aggregates")),
                                "Aggregates over the whole list. Only computed if requested.")
                        .argument(argument(
                                "groupBy",
                                typeRef(definition.type() + "GroupField"),
                                "Property to group by. Defaults to no groups.")))
                .build();
    }

    private static GraphQLObjectType edge(ListDefinition definition) {
        return newObject()
                .name(definition.type() + "Edge")
                .description("Record of a list of %s, with its cursor.".formatted(definition.plural()))
                .field(field("node", nonNull(typeRef(definition.type())), "Record."))
                .field(field("cursor", nonNull(typeRef("String")), "Cursor of the record."))
                .build();
    }

    private static GraphQLFieldDefinition.Builder field(String name, GraphQLOutputType type, String description) {
        return newFieldDefinition().name(name).type(type).description(description);
    }

    private static GraphQLFieldDefinition.Builder allRecords(ListDefinition definition) {
        String these =
                definition.belongsToAccount() ? " of all accounts, newest first." : ", filtered, sorted and paginated.";
        return list(definition, definition.title() + these)
                .argument(first(definition, "Defaults to %d.".formatted(PageSize.usual(false))))
                .argument(asOf())
                .argument(knownAt());
    }

    private static GraphQLFieldDefinition.Builder recordsOfAccount(ListDefinition definition) {
        return list(definition, definition.accountDescription())
                .argument(first(
                        definition,
                        "Defaults to %d, or to %d beneath another list."
                                .formatted(PageSize.usual(false), PageSize.usual(true))));
    }

    private static GraphQLArgument.Builder first(ListDefinition definition, String usual) {
        return newArgument()
                .name("first")
                .type(typeRef("Int"))
                .description("Number of %s, 1 to %d. %s".formatted(counted(definition), PageSize.MOST, usual));
    }

    private static String counted(ListDefinition definition) {
        return definition.isUncountable() ? "records" : definition.plural();
    }

    private static GraphQLFieldDefinition.Builder list(ListDefinition definition, String description) {
        return field(definition.plural(), nonNull(typeRef(definition.type() + "Connection")), description)
                .argument(argument(
                        "last",
                        typeRef("Int"),
                        "Number of %s from the end of the list, 1 to %d, instead of `first`. Their order is the same."
                                .formatted(counted(definition), PageSize.MOST)))
                .argument(argument("after", typeRef("String"), PageSize.AFTER))
                .argument(argument("before", typeRef("String"), PageSize.BEFORE))
                .argument(argument("where", typeRef(definition.type() + "Filter"), "Filter. Defaults to all records."))
                .argument(argument(
                        "orderBy",
                        GraphQLList.list(nonNull(typeRef(definition.type() + "Order"))),
                        definition.newestFirst()
                                ? "Sort order. Defaults to newest first."
                                : "Sort order. Defaults to creation order."));
    }

    private static GraphQLFieldDefinition.Builder lookup(ListDefinition definition) {
        return field(
                        definition.singular(),
                        typeRef(definition.type()),
                        "%s by id or ref. Null if it does not exist as of `asOf`.".formatted(definition.type()))
                .argument(argument("id", typeRef("ID"), "Id of the %s.".formatted(definition.singular())))
                .argument(argument("ref", typeRef("String"), refOf(definition)))
                .argument(asOf())
                .argument(knownAt());
    }

    private static GraphQLArgument asOf() {
        return argument(
                "asOf",
                typeRef("DateTime"),
                "Time as of which to read (valid time): only facts that occurred by then. Defaults to now. (ISO-8601)");
    }

    private static GraphQLArgument knownAt() {
        return argument(
                "knownAt",
                typeRef("DateTime"),
                "Time by which facts must have been recorded (transaction time). Defaults to no limit. (ISO-8601)");
    }

    private static GraphQLArgument argument(String name, GraphQLInputType type, String description) {
        return newArgument().name(name).type(type).description(description).build();
    }

    private static GraphQLOutputType listOf(String type) {
        return nonNull(GraphQLList.list(nonNull(typeRef(type))));
    }
}
