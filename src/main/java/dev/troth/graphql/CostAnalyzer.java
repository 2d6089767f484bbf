package dev.troth.graphql;

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
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Computes the cost of an operation before it runs. The complexity is the maximum number of fields in the response:
 * every field counts one, multiplied by the sizes of the enclosing pages. A list without pages counts as ten.
 */
final class CostAnalyzer {
    private static final int USUAL_PAGE = 25;
    private static final int PLAIN_LIST = 10;
    private static final int MOST_IDS = 100;
    private static final int INTROSPECTION_DEPTH = 20;

    private final GraphqlSettings.Limit allowed;
    private final GraphQLSchema schema;
    private final Map<String, FragmentDefinition> fragments;
    private final Map<String, @Nullable Object> variables;

    /** Default values of the variables that the operation declares. */
    private final Map<String, Value<?>> defaults = new HashMap<>();

    private long complexity;
    private int depth;
    private int aliases;
    private int rootFields;
    private boolean introspects;
    private final Set<String> coordinates = new HashSet<>();

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
     * Cost of an operation, as reported in {@code extensions.cost}.
     *
     * @param coordinates selected fields, such as {@code Account.name}, and their arguments, such as {@code
     * Query.account(ref:)}
     * @param introspects whether the document selects introspection fields
     */
    record Cost(long complexity, int depth, int aliases, int rootFields, Set<String> coordinates, boolean introspects) {
        Map<String, Object> toMap() {
            return Map.of("complexity", complexity, "depth", depth, "aliases", aliases, "rootFields", rootFields);
        }
    }

    /**
     * Computes the cost of a valid operation.
     *
     * @throws RequestException if it exceeds a limit; the computation stops at that point
     */
    static Cost check(
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
        costAnalyzer.walk(operation.getSelectionSet(), root, 1, 1, 1, false);
        return new Cost(
                costAnalyzer.complexity,
                costAnalyzer.depth,
                costAnalyzer.aliases,
                costAnalyzer.rootFields,
                costAnalyzer.coordinates,
                costAnalyzer.introspects);
    }

    private void walk(
            @Nullable SelectionSet selections,
            @Nullable GraphQLNamedType parent,
            int level,
            long times,
            long page,
            boolean introspection) {
        if (selections == null || parent == null) {
            return;
        }
        for (Selection<?> selection : selections.getSelections()) {
            switch (selection) {
                case Field field -> walk(field, parent, level, times, page, introspection);
                case InlineFragment fragment ->
                    walk(
                            fragment.getSelectionSet(),
                            fragment.getTypeCondition() == null
                                    ? parent
                                    : named(fragment.getTypeCondition().getName()),
                            level,
                            times,
                            page,
                            introspection);
                case FragmentSpread spread -> {
                    FragmentDefinition fragment = fragments.get(spread.getName());
                    if (fragment != null) {
                        count(0); // An empty fragment costs too, because it can be spread a million times.
                        walk(
                                fragment.getSelectionSet(),
                                named(fragment.getTypeCondition().getName()),
                                level,
                                times,
                                page,
                                introspection);
                    }
                }
                default -> throw new IllegalStateException("Unknown kind of selection: " + selection);
            }
        }
    }

    private void walk(Field field, GraphQLNamedType parent, int level, long times, long page, boolean introspection) {
        if (level == 1) {
            rootFields++;
            atMost("rootFields", allowed.rootFields(), rootFields, "Root fields");
        }
        if (field.getAlias() != null && !field.getAlias().equals(field.getName())) {
            aliases++;
            atMost("aliases", allowed.aliases(), aliases, "Aliases");
        }
        boolean inside = introspection || field.getName().startsWith("__");
        introspects |= inside && !field.getName().equals(Introspection.TypeNameMetaFieldDef.getName());
        depth = Math.max(depth, level);
        atMost("depth", inside ? INTROSPECTION_DEPTH : allowed.depth(), level, "Query depth");
        count(inside ? 1 : times);
        GraphQLFieldDefinition definition = parent instanceof GraphQLFieldsContainer container
                ? Introspection.getFieldDefinition(schema, container, field.getName())
                : null;
        if (definition == null) {
            return;
        }
        if (!inside) {
            String coordinate = parent.getName() + "." + field.getName();
            coordinates.add(coordinate);
            field.getArguments().forEach(argument -> coordinates.add(coordinate + "(" + argument.getName() + ":)"));
            check(field, definition);
        }
        GraphQLType type = definition.getType();
        boolean isList = definition.getArgument("first") != null;
        long below =
                inside ? 1 : times * (definition.getArgument("ids") == null ? records(field, type, page) : MOST_IDS);
        walk(
                field.getSelectionSet(),
                GraphQLTypeUtil.unwrapAllAs(type),
                level + 1,
                below,
                isList ? page(field) : 1,
                inside);
    }

    private static void check(Field field, GraphQLFieldDefinition definition) {
        field.getArguments().forEach(argument -> {
            GraphQLArgument declared = definition.getArgument(argument.getName());
            if (declared != null) {
                InputValidator.check(declared.getType(), argument.getValue(), argument.getName());
            }
        });
    }

    /** Number of records in a field: the page size of a list, a constant for a list without pages, else one. */
    private static long records(Field field, GraphQLType type, long page) {
        if (field.getName().equals("nodes") || field.getName().equals("edges")) {
            return page;
        }
        GraphQLNamedType named = GraphQLTypeUtil.unwrapAllAs(type);
        boolean list =
                (type instanceof GraphQLNonNull nonNull ? nonNull.getWrappedType() : type) instanceof GraphQLList;
        return list && named instanceof GraphQLFieldsContainer ? PLAIN_LIST : 1;
    }

    private long page(Field field) {
        for (Argument argument : field.getArguments()) {
            if (argument.getName().equals("first")) {
                return Math.max(1, number(argument.getValue()));
            }
        }
        return USUAL_PAGE;
    }

    private long number(Value<?> value) {
        Object number = switch (value) {
            case IntValue literal -> literal.getValue();
            case VariableReference variable
            when variables.containsKey(variable.getName()) -> variables.get(variable.getName());
            case VariableReference variable
            when defaults.get(variable.getName()) instanceof IntValue literal -> literal.getValue();
            default -> null;
        };
        return number instanceof Number n ? Math.min(n.longValue(), Integer.MAX_VALUE) : USUAL_PAGE;
    }

    private @Nullable GraphQLNamedType named(String name) {
        return schema.getType(name) instanceof GraphQLNamedType type ? type : null;
    }

    private void count(long fields) {
        complexity += Math.max(fields, 1);
        atMost(
                "complexity",
                allowed.complexity(),
                complexity,
                "Query complexity (fields in the response, by page size)");
    }

    private static void atMost(String limit, long allowed, long found, String what) {
        if (found > allowed) {
            throw RequestException.limit(limit, allowed, found, what);
        }
    }
}
