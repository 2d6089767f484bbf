package dev.troth.graphql;

import graphql.language.FragmentDefinition;
import graphql.language.OperationDefinition;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLSchema;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Deprecated parts of the schema: fields, arguments, fields of inputs and values of enums, by their coordinates. */
@Singleton
class DeprecatedElements {
    private final GraphQLSchema schema;
    private final Map<String, String> known;

    DeprecatedElements(GraphQLSchema schema) {
        this.schema = schema;
        this.known = reasons(schema);
    }

    /** Reasons by coordinate, such as {@code Account.tier}, {@code Query.account(ref:)} or {@code Tier.GOLD}. */
    Map<String, String> reasons() {
        return known;
    }

    private static Map<String, String> reasons(GraphQLSchema schema) {
        Map<String, String> reasons = new TreeMap<>();
        for (GraphQLNamedType type : schema.getAllTypesAsList()) {
            if (type.getName().startsWith("__")) {
                continue; // Introspection is not ours to deprecate.
            }
            switch (type) {
                case GraphQLFieldsContainer container ->
                    container.getFieldDefinitions().forEach(field -> {
                        String coordinate = type.getName() + "." + field.getName();
                        add(reasons, coordinate, field.getDeprecationReason());
                        field.getArguments()
                                .forEach(argument -> add(
                                        reasons,
                                        coordinate + "(" + argument.getName() + ":)",
                                        argument.getDeprecationReason()));
                    });
                case GraphQLInputObjectType input ->
                    input.getFieldDefinitions()
                            .forEach(field ->
                                    add(reasons, type.getName() + "." + field.getName(), field.getDeprecationReason()));
                case GraphQLEnumType words ->
                    words.getValues()
                            .forEach(value ->
                                    add(reasons, type.getName() + "." + value.getName(), value.getDeprecationReason()));
                default -> {}
            }
        }
        return reasons;
    }

    private static void add(Map<String, String> reasons, String coordinate, @Nullable String reason) {
        if (reason != null) {
            reasons.put(coordinate, reason);
        }
    }

    /**
     * Returns the deprecated parts that a valid operation uses.
     *
     * @param selected coordinates of its fields and their arguments
     * @param variables values of its variables
     */
    Set<String> usedBy(
            Set<String> selected,
            OperationDefinition operation,
            Map<String, FragmentDefinition> fragments,
            Map<String, @Nullable Object> variables) {
        Set<String> deprecated = reasons().keySet();
        if (deprecated.isEmpty()) {
            return Set.of();
        }
        Set<String> used = new HashSet<>(selected);
        used.addAll(InputCoordinates.of(schema, operation, fragments, variables));
        used.retainAll(deprecated);
        return used;
    }
}
