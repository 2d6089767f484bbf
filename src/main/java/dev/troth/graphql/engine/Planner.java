package dev.troth.graphql.engine;

import dev.troth.graphql.engine.Plan.Leaf;
import dev.troth.graphql.engine.Plan.ListOf;
import dev.troth.graphql.engine.Plan.OfAny;
import dev.troth.graphql.engine.Plan.OfObject;
import dev.troth.graphql.engine.Plan.PlannedField;
import dev.troth.graphql.engine.Plan.Required;
import dev.troth.graphql.engine.Plan.Shape;
import dev.troth.platform.batching.Selection;
import graphql.GraphQLContext;
import graphql.TypeResolutionEnvironment;
import graphql.execution.CoercedVariables;
import graphql.execution.TypeResolutionParameters;
import graphql.execution.ValuesResolver;
import graphql.introspection.Introspection;
import graphql.language.Directive;
import graphql.language.DirectivesContainer;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.SelectionSet;
import graphql.language.TypeName;
import graphql.schema.DataFetcher;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNamedOutputType;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.GraphQLUnionType;
import graphql.schema.TypeResolver;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Creates the execution plan of an operation. */
final class Planner {
    static final String TYPE_NAME = "__typename";

    private final GraphQLSchema schema;
    private final Map<String, FragmentDefinition> fragments;
    private final CoercedVariables variables;
    private int fields;

    private Planner(GraphQLSchema schema, Map<String, FragmentDefinition> fragments, CoercedVariables variables) {
        this.schema = schema;
        this.fragments = fragments;
        this.variables = variables;
    }

    /** @param variables values for {@code @skip} and {@code @include} */
    static Plan plan(
            GraphQLSchema schema,
            OperationDefinition operation,
            Map<String, FragmentDefinition> fragments,
            CoercedVariables variables) {
        Planner planner = new Planner(schema, fragments, variables);
        OfObject root = planner.object(schema.getQueryType(), List.of(operation.getSelectionSet()), false);
        return new Plan(root, planner.fields);
    }

    /** @param inList whether a field above is a list of objects */
    private OfObject object(GraphQLObjectType type, List<SelectionSet> selections, boolean inList) {
        Map<String, List<Field>> asked = new LinkedHashMap<>();
        Set<String> seen = new HashSet<>();
        selections.forEach(selection -> collect(type, selection, asked, seen));
        return new OfObject(
                type.getName(),
                asked.values().stream().map(same -> field(type, same, inList)).toArray(PlannedField[]::new));
    }

    private void collect(
            GraphQLObjectType type, SelectionSet selections, Map<String, List<Field>> asked, Set<String> seen) {
        for (graphql.language.Selection<?> selection : selections.getSelections()) {
            switch (selection) {
                case Field field
                when isWanted(field) ->
                    asked.computeIfAbsent(field.getResultKey(), key -> new ArrayList<>())
                            .add(field);
                case InlineFragment fragment
                when isWanted(fragment) && applies(fragment.getTypeCondition(), type) ->
                    collect(type, fragment.getSelectionSet(), asked, seen);
                case FragmentSpread spread
                when isWanted(spread) && seen.add(spread.getName()) -> {
                    FragmentDefinition fragment = Objects.requireNonNull(fragments.get(spread.getName()));
                    if (applies(fragment.getTypeCondition(), type)) {
                        collect(type, fragment.getSelectionSet(), asked, seen);
                    }
                }
                default -> {
                    // Skipped, or a fragment on a different type.
                }
            }
        }
    }

    private boolean isWanted(DirectivesContainer<?> node) {
        return condition(node, "include", true) && !condition(node, "skip", false);
    }

    private boolean condition(DirectivesContainer<?> node, String name, boolean usual) {
        List<Directive> directives = node.getDirectives(name);
        if (directives.isEmpty()) {
            return usual;
        }
        Map<String, Object> arguments = ValuesResolver.getArgumentValues(
                schema.getDirective(name).getArguments(),
                directives.getFirst().getArguments(),
                variables,
                GraphQLContext.getDefault(),
                Locale.ROOT);
        return Boolean.TRUE.equals(arguments.get("if"));
    }

    private boolean applies(@Nullable TypeName condition, GraphQLObjectType type) {
        if (condition == null || condition.getName().equals(type.getName())) {
            return true;
        }
        return switch (schema.getType(condition.getName())) {
            case GraphQLUnionType union -> union.getTypes().contains(type);
            case null, default ->
                type.getInterfaces().stream().anyMatch(face -> face.getName().equals(condition.getName()));
        };
    }

    private PlannedField field(GraphQLObjectType parent, List<Field> same, boolean inList) {
        Field first = same.getFirst();
        GraphQLFieldDefinition definition =
                Objects.requireNonNull(Introspection.getFieldDefinition(schema, parent, first.getName()));
        List<SelectionSet> beneath = same.stream()
                .map(Field::getSelectionSet)
                .filter(Objects::nonNull)
                .toList();
        DataFetcher<?> fetcher = first.getName().equals(TYPE_NAME)
                ? null
                : schema.getCodeRegistry().getDataFetcher(parent, definition);
        return new PlannedField(
                fields++,
                first.getResultKey(),
                JsonBuffer.ascii('"' + first.getResultKey() + "\":"),
                definition,
                first,
                selection(beneath),
                inList,
                fetcher,
                shape(definition.getType(), beneath, fetcher, inList));
    }

    private Shape shape(
            GraphQLType type, List<SelectionSet> beneath, @Nullable DataFetcher<?> fetcher, boolean inList) {
        return switch (type) {
            case GraphQLNonNull required -> new Required(shape(required.getWrappedType(), beneath, fetcher, inList));
            case GraphQLList list -> new ListOf(shape(list.getWrappedType(), beneath, fetcher, true));
            case GraphQLObjectType object -> object(object, beneath, inList);
            case GraphQLType leaf when GraphQLTypeUtil.isLeaf(leaf) -> new Leaf(new LeafWriter(leaf, fetcher));
            case GraphQLNamedOutputType contract -> any(contract, beneath, inList);
            default -> throw new IllegalStateException("Unknown kind of output type: " + type);
        };
    }

    /** Plans an abstract type: one plan for each possible type. The type of a value depends only on its class. */
    private OfAny any(GraphQLNamedOutputType contract, List<SelectionSet> beneath, boolean inList) {
        TypeResolver resolver = contract instanceof GraphQLUnionType union
                ? schema.getCodeRegistry().getTypeResolver(union)
                : schema.getCodeRegistry().getTypeResolver((GraphQLInterfaceType) contract);
        Map<String, OfObject> plans = new HashMap<>();
        schema.getAllTypesAsList().forEach(type -> {
            if (type instanceof GraphQLObjectType object && schema.isPossibleType(contract, object)) {
                plans.put(object.getName(), object(object, beneath, inList));
            }
        });
        Map<Class<?>, OfObject> byClass = new ConcurrentHashMap<>();
        return new OfAny(value -> byClass.computeIfAbsent(value.getClass(), known -> {
            TypeResolutionEnvironment environment = TypeResolutionParameters.newParameters()
                    .value(value)
                    .fieldType(contract)
                    .schema(schema)
                    .build();
            return Objects.requireNonNull(
                    plans.get(resolver.getType(environment).getName()));
        }));
    }

    /** Returns the fields that may be selected beneath a field, over all types and conditions. */
    private Selection selection(List<SelectionSet> sets) {
        Map<String, List<SelectionSet>> asked = new HashMap<>();
        sets.forEach(set -> collectAll(set, asked));
        Map<String, Selection> beneath = new HashMap<>();
        asked.forEach((name, more) -> beneath.put(name, selection(more)));
        return new Selection(Map.copyOf(beneath));
    }

    private void collectAll(SelectionSet selections, Map<String, List<SelectionSet>> asked) {
        for (graphql.language.Selection<?> selection : selections.getSelections()) {
            switch (selection) {
                case Field field -> {
                    List<SelectionSet> more = asked.computeIfAbsent(field.getName(), name -> new ArrayList<>());
                    if (field.getSelectionSet() != null) {
                        more.add(field.getSelectionSet());
                    }
                }
                case InlineFragment fragment -> collectAll(fragment.getSelectionSet(), asked);
                case FragmentSpread spread ->
                    collectAll(
                            Objects.requireNonNull(fragments.get(spread.getName()))
                                    .getSelectionSet(),
                            asked);
                default -> throw new IllegalStateException("Unknown kind of selection: " + selection);
            }
        }
    }
}
