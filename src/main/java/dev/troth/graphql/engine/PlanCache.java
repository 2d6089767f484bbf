package dev.troth.graphql.engine;

import graphql.execution.CoercedVariables;
import graphql.language.Directive;
import graphql.language.DirectivesContainer;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.Node;
import graphql.language.OperationDefinition;
import graphql.language.OperationDefinition.Operation;
import graphql.language.VariableReference;
import graphql.schema.GraphQLSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Execution plans of one document: one for each operation and each combination of its conditions. */
public final class PlanCache {
    private static final int MOST_KEPT = 16;

    private final GraphQLSchema schema;
    private final Map<String, FragmentDefinition> fragments;
    private final Set<String> conditions = new TreeSet<>();
    private final boolean asksForSchema;
    private final Map<Key, Plan> kept = new ConcurrentHashMap<>();

    private record Key(OperationDefinition operation, List<@Nullable Object> conditions) {}

    /** @param fragments fragments of a valid document, by name */
    public PlanCache(
            GraphQLSchema schema, List<OperationDefinition> operations, Map<String, FragmentDefinition> fragments) {
        this.schema = schema;
        this.fragments = fragments;
        boolean asks = false;
        for (OperationDefinition operation : operations) {
            asks |= dependsOnConditions(operation);
        }
        for (FragmentDefinition fragment : fragments.values()) {
            asks |= dependsOnConditions(fragment);
        }
        this.asksForSchema = asks;
    }

    /** Returns whether the operation can be planned; all others are executed by graphql-java. */
    public boolean has(OperationDefinition operation) {
        return operation.getOperation() == Operation.QUERY && !asksForSchema;
    }

    public Plan of(OperationDefinition operation, CoercedVariables variables) {
        List<@Nullable Object> values = new ArrayList<>();
        conditions.forEach(name -> values.add(variables.get(name)));
        Key key = new Key(operation, values);
        Plan known = kept.get(key);
        if (known != null) {
            return known;
        }
        Plan made = Planner.plan(schema, operation, fragments, variables);
        if (kept.size() < MOST_KEPT) {
            kept.put(key, made);
        }
        return made;
    }

    /**
     * Collects the variables of {@code @skip} and {@code @include}, and returns whether the operation uses
     * introspection.
     */
    private boolean dependsOnConditions(Node<?> node) {
        boolean asks = node instanceof Field field
                && field.getName().startsWith("__")
                && !field.getName().equals(Planner.TYPE_NAME);
        if (node instanceof DirectivesContainer<?> container) {
            for (Directive directive : container.getDirectives()) {
                directive.getArguments().forEach(argument -> {
                    if (argument.getValue() instanceof VariableReference variable) {
                        conditions.add(variable.getName());
                    }
                });
            }
        }
        for (Node<?> child : node.getChildren()) {
            asks |= dependsOnConditions(child);
        }
        return asks;
    }
}
