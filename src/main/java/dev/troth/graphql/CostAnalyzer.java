package dev.troth.graphql;

import dev.troth.graphql.ListCost.Path;
import dev.troth.platform.list.PageSize;
import graphql.introspection.Introspection;
import graphql.language.Argument;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.IntValue;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.Value;
import graphql.language.VariableReference;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Computes the cost of an operation before it runs. The complexity is the maximum number of fields in the response:
 * every field counts one, multiplied by the sizes of the enclosing lists ({@link ListSize}).
 */
final class CostAnalyzer {
    private static final int INTROSPECTION_DEPTH = 20;

    /** Far above any limit, and low enough that no product of two of them overflows. */
    private static final long MOST = 1_000_000_000;

    private final GraphqlSettings.Limit allowed;
    private final GraphQLSchema schema;
    private final Map<String, FragmentDefinition> fragments;
    private final Map<String, @Nullable Object> variables;

    /** Default values of the variables that the operation declares. */
    private final Map<String, Value<?>> defaults = new HashMap<>();

    private long complexity;

    /** Part of the complexity that page sizes multiply. */
    private long multiplied;

    private int depth;
    private int aliases;
    private int rootFields;
    private int visited;
    private boolean introspects;
    private final Set<String> coordinates = new HashSet<>();
    private final List<ListCost> lists = new ArrayList<>();

    private CostAnalyzer(
            GraphqlSettings.Limit allowed,
            GraphQLSchema schema,
            OperationDefinition operation,
            Map<String, FragmentDefinition> fragments,
            Map<String, @Nullable Object> variables) {
        this.allowed = allowed;
        this.schema = schema;
        this.fragments = fragments;
        this.variables = variables;
        operation.getVariableDefinitions().forEach(variable -> {
            if (variable.getDefaultValue() != null) {
                defaults.put(variable.getName(), variable.getDefaultValue());
            }
        });
    }

    /**
     * Place of a selection set in the operation.
     *
     * @param times number of objects that have the selection
     * @param page page size of the lists in the selection; 0 if they are not sized by the field above
     * @param beneathList whether a field above is a list of objects
     * @param list innermost list; null if there is none
     * @param path field that has the selection; null at the root
     */
    private record Place(
            @Nullable GraphQLNamedType type,
            int level,
            long times,
            long page,
            boolean beneathList,
            boolean introspection,
            @Nullable ListCost list,
            @Nullable Path path) {

        Place as(@Nullable GraphQLNamedType other) {
            return new Place(other, level, times, page, beneathList, introspection, list, path);
        }
    }

    /**
     * Computes the cost of a valid operation. The caller checks the complexity.
     *
     * @throws RequestException if it exceeds one of the other limits, or has more selections than the maximum complexity
     */
    static OperationCost of(
            GraphqlSettings.Limit allowed,
            GraphQLSchema schema,
            OperationDefinition operation,
            Map<String, FragmentDefinition> fragments,
            Map<String, @Nullable Object> variables) {
        CostAnalyzer costAnalyzer = new CostAnalyzer(allowed, schema, operation, fragments, variables);
        GraphQLFieldsContainer root = switch (operation.getOperation()) {
            case QUERY -> schema.getQueryType();
            case MUTATION -> schema.getMutationType();
            case SUBSCRIPTION -> schema.getSubscriptionType();
        };
        costAnalyzer.walk(operation.getSelectionSet(), new Place(root, 1, 1, 0, false, false, null, null));
        return costAnalyzer.cost(true);
    }

    private OperationCost cost(boolean isWhole) {
        return new OperationCost(complexity, isWhole, depth, aliases, rootFields, coordinates, introspects, lists);
    }

    private void walk(@Nullable SelectionSet selections, Place place) {
        if (selections == null || place.type == null) {
            return;
        }
        for (Selection<?> selection : selections.getSelections()) {
            switch (selection) {
                case Field field -> walk(field, place.type, place);
                case InlineFragment fragment ->
                    walk(
                            fragment.getSelectionSet(),
                            fragment.getTypeCondition() == null
                                    ? place
                                    : place.as(named(fragment.getTypeCondition().getName())));
                case FragmentSpread spread -> {
                    FragmentDefinition fragment = fragments.get(spread.getName());
                    if (fragment != null) {
                        count(1, place.list); // An empty fragment costs too, because it can be spread a million times.
                        walk(
                                fragment.getSelectionSet(),
                                place.as(named(fragment.getTypeCondition().getName())));
                    }
                }
                default -> throw new IllegalStateException("Unknown kind of selection: " + selection);
            }
        }
    }

    private void walk(Field field, GraphQLNamedType parent, Place place) {
        if (place.level == 1) {
            rootFields++;
            atMost("rootFields", allowed.rootFields(), rootFields, "Root fields");
        }
        if (field.getAlias() != null && !field.getAlias().equals(field.getName())) {
            aliases++;
            atMost("aliases", allowed.aliases(), aliases, "Aliases");
        }
        boolean inside = place.introspection || field.getName().startsWith("__");
        introspects |= inside && !field.getName().equals(Introspection.TypeNameMetaFieldDef.getName());
        depth = Math.max(depth, place.level);
        atMost("depth", inside ? INTROSPECTION_DEPTH : allowed.depth(), place.level, "Query depth");
        GraphQLFieldDefinition definition = parent instanceof GraphQLFieldsContainer container
                ? Introspection.getFieldDefinition(schema, container, field.getName())
                : null;
        if (inside || definition == null) {
            count(1, place.list);
            walkInside(field, definition, place);
            return;
        }
        String coordinate = parent.getName() + "." + field.getName();
        coordinates.add(coordinate);
        field.getArguments().forEach(argument -> coordinates.add(coordinate + "(" + argument.getName() + ":)"));
        check(field, definition);
        walkBeneath(field, definition, place);
    }

    /** Introspection reads the schema, which has no pages. */
    private void walkInside(Field field, @Nullable GraphQLFieldDefinition definition, Place place) {
        if (definition != null) {
            GraphQLNamedType type = GraphQLTypeUtil.unwrapAllAs(definition.getType());
            walk(
                    field.getSelectionSet(),
                    new Place(type, place.level + 1, 1, 0, place.beneathList, true, place.list, place.path));
        }
    }

    private void walkBeneath(Field field, GraphQLFieldDefinition definition, Place place) {
        ListSize size = ListSize.of(definition);
        Path path = new Path(place.path, field.getResultKey());
        long page = size.paged() ? page(field, place.beneathList) : 0;
        boolean ofPage = place.page > 0 && size.isList() && !size.paged();
        long records = ofPage ? place.page : size.paged() && size.isList() ? page : size.assumed();
        ListCost list = place.list;
        if (size.paged() || (size.isList() && !ofPage)) {
            list = new ListCost(path, size.paged() ? argument(field) : null, size.paged() ? page : records);
            lists.add(list);
        }
        count(place.times, list);
        multiplied += place.times;
        long before = multiplied;
        walk(
                field.getSelectionSet(),
                new Place(
                        GraphQLTypeUtil.unwrapAllAs(definition.getType()),
                        place.level + 1,
                        Math.min(place.times * records, MOST),
                        size.isList() ? 0 : page,
                        place.beneathList || size.isList(),
                        false,
                        list,
                        path));
        if (list != null && size.isList()) {
            list.countMultiplied(multiplied - before);
        }
    }

    private static void check(Field field, GraphQLFieldDefinition definition) {
        field.getArguments().forEach(argument -> {
            GraphQLArgument declared = definition.getArgument(argument.getName());
            if (declared != null) {
                InputValidator.check(declared.getType(), argument.getValue(), argument.getName());
            }
        });
    }

    private long page(Field field, boolean beneathList) {
        for (Argument argument : field.getArguments()) {
            if (ListSize.SLICING.contains(argument.getName()) && number(argument.getValue()) instanceof Number given) {
                return Math.clamp(given.longValue(), 1, MOST);
            }
        }
        return PageSize.usual(beneathList);
    }

    /** Returns the argument that states the page size, or that could. */
    private static String argument(Field field) {
        return field.getArguments().stream()
                .map(Argument::getName)
                .filter(ListSize.SLICING::contains)
                .findFirst()
                .orElse(ListSize.SLICING.getFirst());
    }

    private @Nullable Object number(Value<?> value) {
        return switch (value) {
            case IntValue literal -> literal.getValue();
            case VariableReference variable
            when variables.containsKey(variable.getName()) -> variables.get(variable.getName());
            case VariableReference variable
            when defaults.get(variable.getName()) instanceof IntValue literal -> literal.getValue();
            default -> null;
        };
    }

    private @Nullable GraphQLNamedType named(String name) {
        return schema.getType(name) instanceof GraphQLNamedType type ? type : null;
    }

    /** Counts the fields of one selection. Each selection counts at least one, so the number of selections is limited too. */
    private void count(long fields, @Nullable ListCost list) {
        complexity += fields;
        if (list != null) {
            list.count(fields);
        }
        if (++visited > allowed.complexity()) {
            throw RequestException.complexity(allowed.complexity(), cost(false));
        }
    }

    private static void atMost(String limit, long allowed, long found, String what) {
        if (found > allowed) {
            throw RequestException.limit(limit, allowed, found, what);
        }
    }
}
