package dev.troth.graphql;

import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLOutputType;
import graphql.schema.GraphQLTypeUtil;
import java.util.List;

/**
 * Number of records that a field holds. {@link CostAnalyzer} multiplies by it, and {@link CostDirectives} publishes it.
 *
 * @param paged whether the arguments {@link #SLICING} determine the number
 * @param isList whether the field itself is a list of objects
 * @param assumed number of records of a list without pages; 1 for any other field
 */
record ListSize(boolean paged, boolean isList, int assumed) {
    /** Arguments that are page sizes. */
    static final List<String> SLICING = List.of("first", "last");

    private static final int PLAIN_LIST = 10;
    private static final int MOST_IDS = 100;

    static ListSize of(GraphQLFieldDefinition field) {
        boolean list = isListOfObjects(field.getType());
        boolean paged = field.getArgument(SLICING.getFirst()) != null;
        int assumed = field.getArgument("ids") == null ? PLAIN_LIST : MOST_IDS;
        return new ListSize(paged, list, list && !paged ? assumed : 1);
    }

    private static boolean isListOfObjects(GraphQLOutputType type) {
        return (type instanceof GraphQLNonNull nonNull ? nonNull.getWrappedType() : type) instanceof GraphQLList
                && GraphQLTypeUtil.<GraphQLNamedType>unwrapAllAs(type) instanceof GraphQLCompositeType;
    }

    /** Fields of the value of a paged field that hold its records, such as nodes and edges. */
    static List<String> sizedFields(GraphQLFieldDefinition field) {
        return GraphQLTypeUtil.<GraphQLNamedType>unwrapAllAs(field.getType()) instanceof GraphQLFieldsContainer page
                ? page.getFieldDefinitions().stream()
                        .filter(inside -> isListOfObjects(inside.getType()))
                        .map(GraphQLFieldDefinition::getName)
                        .toList()
                : List.of();
    }
}
