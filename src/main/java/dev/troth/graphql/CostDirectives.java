package dev.troth.graphql;

import static graphql.introspection.Introspection.DirectiveLocation.ARGUMENT_DEFINITION;
import static graphql.introspection.Introspection.DirectiveLocation.ENUM;
import static graphql.introspection.Introspection.DirectiveLocation.FIELD_DEFINITION;
import static graphql.introspection.Introspection.DirectiveLocation.INPUT_FIELD_DEFINITION;
import static graphql.introspection.Introspection.DirectiveLocation.OBJECT;
import static graphql.introspection.Introspection.DirectiveLocation.SCALAR;

import dev.troth.platform.list.PageSize;
import graphql.schema.GraphQLAppliedDirective;
import graphql.schema.GraphQLAppliedDirectiveArgument;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLDirective;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLSchemaElement;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.GraphQLTypeVisitorStub;
import graphql.schema.SchemaTransformer;
import graphql.util.TraversalControl;
import graphql.util.TraverserContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Adds the directives of the GraphQL Cost Directives specification to the fields of a schema, so that a client can compute
 * the complexity of an operation as {@link CostAnalyzer} does.
 */
final class CostDirectives extends GraphQLTypeVisitorStub {
    static final Set<String> NAMES = Set.of("cost", "listSize");

    private final GraphQLInputType number;
    private final GraphQLInputType flag;
    private final GraphQLInputType text;
    private final GraphQLInputType texts;

    /** Types whose lists are sized by the arguments of the fields that return them. */
    private final Set<String> pages = new HashSet<>();

    private CostDirectives(GraphQLSchema schema) {
        number = (GraphQLInputType) Objects.requireNonNull(schema.getType("Int"));
        flag = (GraphQLInputType) Objects.requireNonNull(schema.getType("Boolean"));
        text = GraphQLNonNull.nonNull(Objects.requireNonNull(schema.getType("String")));
        texts = GraphQLList.list(text);
        schema.getAllTypesAsList().forEach(type -> {
            if (type instanceof GraphQLFieldsContainer container) {
                container.getFieldDefinitions().stream()
                        .filter(CostDirectives::isPage)
                        .forEach(field -> pages.add(named(field).getName()));
            }
        });
    }

    private static boolean isPage(GraphQLFieldDefinition field) {
        ListSize size = ListSize.of(field);
        return size.paged() && !size.isList();
    }

    private static GraphQLNamedType named(GraphQLFieldDefinition field) {
        return GraphQLTypeUtil.unwrapAllAs(field.getType());
    }

    /** Returns the schema with the directives and their definitions. */
    static GraphQLSchema addTo(GraphQLSchema schema) {
        CostDirectives directives = new CostDirectives(schema);
        return SchemaTransformer.transformSchema(schema, directives)
                .transform(
                        more -> more.additionalDirective(directives.cost()).additionalDirective(directives.listSize()));
    }

    @Override
    public TraversalControl visitGraphQLFieldDefinition(
            GraphQLFieldDefinition field, TraverserContext<GraphQLSchemaElement> context) {
        if (!(context.getParentNode() instanceof GraphQLNamedType parent)
                || parent.getName().startsWith("__")) {
            return TraversalControl.CONTINUE;
        }
        List<GraphQLAppliedDirective> directives = directives(field, parent);
        return directives.isEmpty()
                ? TraversalControl.CONTINUE
                : changeNode(context, field.transform(more -> directives.forEach(more::withAppliedDirective)));
    }

    private List<GraphQLAppliedDirective> directives(GraphQLFieldDefinition field, GraphQLNamedType parent) {
        ListSize size = ListSize.of(field);
        List<GraphQLAppliedDirective> directives = new ArrayList<>();
        // By default, a field with an object costs one, and any other field nothing.
        if (GraphQLTypeUtil.isLeaf(named(field))) {
            directives.add(applied("cost", argument("weight", text, "1")));
        }
        if (size.paged()) {
            directives.add(page(field, size));
        } else if (size.isList() && !pages.contains(parent.getName())) {
            directives.add(applied("listSize", argument("assumedSize", number, size.assumed())));
        }
        return directives;
    }

    private GraphQLAppliedDirective page(GraphQLFieldDefinition field, ListSize size) {
        List<String> slicing = ListSize.SLICING.stream()
                .filter(name -> field.getArgument(name) != null)
                .toList();
        GraphQLAppliedDirective page = applied(
                "listSize",
                argument("assumedSize", number, PageSize.usual(false)),
                argument("slicingArguments", texts, slicing),
                argument("requireOneSlicingArgument", flag, false));
        return size.isList()
                ? page
                : page.transform(more -> more.argument(argument("sizedFields", texts, ListSize.sizedFields(field))));
    }

    private static GraphQLAppliedDirective applied(String name, GraphQLAppliedDirectiveArgument... arguments) {
        GraphQLAppliedDirective.Builder applied =
                GraphQLAppliedDirective.newDirective().name(name);
        for (GraphQLAppliedDirectiveArgument argument : arguments) {
            applied.argument(argument);
        }
        return applied.build();
    }

    private static GraphQLAppliedDirectiveArgument argument(String name, GraphQLInputType type, Object value) {
        return GraphQLAppliedDirectiveArgument.newArgument()
                .name(name)
                .type(type)
                .valueProgrammatic(value)
                .build();
    }

    private GraphQLDirective cost() {
        return GraphQLDirective.newDirective()
                .name("cost")
                .description("Cost of a field in the complexity of an operation, by the GraphQL Cost Directives "
                        + "specification. Fields with objects cost 1 and fields without cost 0 unless the directive says "
                        + "otherwise. The complexity is the field cost of that specification, plus 1 for each spread of a "
                        + "fragment and each `__typename`.")
                .validLocations(ARGUMENT_DEFINITION, ENUM, FIELD_DEFINITION, INPUT_FIELD_DEFINITION, OBJECT, SCALAR)
                .argument(
                        GraphQLArgument.newArgument().name("weight").type(text).description("Cost, a decimal number."))
                .build();
    }

    private GraphQLDirective listSize() {
        return GraphQLDirective.newDirective()
                .name("listSize")
                .description(
                        "Number of records that a list is assumed to have, by the GraphQL Cost Directives specification.")
                .validLocation(FIELD_DEFINITION)
                .argument(GraphQLArgument.newArgument()
                        .name("assumedSize")
                        .type(number)
                        .description(
                                "Number of records without a slicing argument. Of a list that is beneath another one "
                                        + "and has slicing arguments, Troth returns and counts fewer: %d."
                                                .formatted(PageSize.usual(true))))
                .argument(GraphQLArgument.newArgument()
                        .name("slicingArguments")
                        .type(texts)
                        .description("Arguments that state the number of records."))
                .argument(GraphQLArgument.newArgument()
                        .name("sizedFields")
                        .type(texts)
                        .description("Fields of the value that hold the records. Without them, the field itself does."))
                .argument(GraphQLArgument.newArgument()
                        .name("requireOneSlicingArgument")
                        .type(flag)
                        .defaultValueProgrammatic(true)
                        .description("Whether exactly one slicing argument must be given."))
                .build();
    }
}
