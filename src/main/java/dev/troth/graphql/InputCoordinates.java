package dev.troth.graphql;

import graphql.introspection.Introspection;
import graphql.language.ArrayValue;
import graphql.language.EnumValue;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.ObjectValue;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.VariableReference;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the fields of inputs and the values of enums in the arguments of an operation, in literals and variables. */
final class InputCoordinates {
    private final GraphQLSchema schema;
    private final Map<String, FragmentDefinition> fragments;
    private final Map<String, @Nullable Object> variables = new HashMap<>();
    private final Set<String> spread = new HashSet<>();
    private final Set<String> found = new HashSet<>();

    private InputCoordinates(GraphQLSchema schema, Map<String, FragmentDefinition> fragments) {
        this.schema = schema;
        this.fragments = fragments;
    }

    /** Returns coordinates such as {@code AccountFilter.tier} and {@code Tier.GOLD} in a valid operation. */
    static Set<String> of(
            GraphQLSchema schema,
            OperationDefinition operation,
            Map<String, FragmentDefinition> fragments,
            Map<String, @Nullable Object> given) {
        InputCoordinates inputs = new InputCoordinates(schema, fragments);
        operation
                .getVariableDefinitions()
                .forEach(variable -> inputs.variables.put(
                        variable.getName(),
                        given.containsKey(variable.getName())
                                ? given.get(variable.getName())
                                : variable.getDefaultValue()));
        inputs.walk(
                operation.getSelectionSet(),
                switch (operation.getOperation()) {
                    case QUERY -> schema.getQueryType();
                    case MUTATION -> schema.getMutationType();
                    case SUBSCRIPTION -> schema.getSubscriptionType();
                });
        return inputs.found;
    }

    private void walk(@Nullable SelectionSet selections, @Nullable GraphQLType parent) {
        if (selections == null || !(parent instanceof GraphQLNamedType)) {
            return;
        }
        for (Selection<?> selection : selections.getSelections()) {
            switch (selection) {
                case Field field -> walk(field, parent);
                case InlineFragment fragment ->
                    walk(
                            fragment.getSelectionSet(),
                            fragment.getTypeCondition() == null
                                    ? parent
                                    : schema.getType(fragment.getTypeCondition().getName()));
                case FragmentSpread name -> walk(fragments.get(name.getName()));
                default -> throw new IllegalStateException("Unknown kind of selection: " + selection);
            }
        }
    }

    /** A fragment has the same arguments wherever it is spread. */
    private void walk(@Nullable FragmentDefinition fragment) {
        if (fragment != null && spread.add(fragment.getName())) {
            walk(
                    fragment.getSelectionSet(),
                    schema.getType(fragment.getTypeCondition().getName()));
        }
    }

    private void walk(Field field, GraphQLType parent) {
        GraphQLFieldDefinition definition = parent instanceof GraphQLFieldsContainer container
                ? Introspection.getFieldDefinition(schema, container, field.getName())
                : null;
        if (definition == null) {
            return;
        }
        field.getArguments().forEach(given -> {
            GraphQLArgument argument = definition.getArgument(given.getName());
            if (argument != null) {
                walkValue(argument.getType(), given.getValue());
            }
        });
        walk(field.getSelectionSet(), GraphQLTypeUtil.unwrapAll(definition.getType()));
    }

    /** @param value literal of the document, or JSON of a variable */
    private void walkValue(GraphQLType type, @Nullable Object value) {
        switch (value) {
            case null -> {}
            case VariableReference variable -> walkValue(type, variables.get(variable.getName()));
            case ArrayValue many -> many.getValues().forEach(one -> walkValue(type, one));
            case List<?> many -> many.forEach(one -> walkValue(type, one));
            case ObjectValue object ->
                object.getObjectFields().forEach(field -> walkField(type, field.getName(), field.getValue()));
            case Map<?, ?> object -> object.forEach((name, of) -> walkField(type, String.valueOf(name), of));
            case EnumValue word -> addWord(type, word.getName());
            case String word -> addWord(type, word);
            default -> {}
        }
    }

    private void walkField(GraphQLType type, String name, @Nullable Object value) {
        if (GraphQLTypeUtil.unwrapAll(type) instanceof GraphQLInputObjectType input) {
            GraphQLInputObjectField field = input.getFieldDefinition(name);
            if (field != null) {
                found.add(input.getName() + "." + name);
                walkValue(field.getType(), value);
            }
        }
    }

    private void addWord(GraphQLType type, String word) {
        if (GraphQLTypeUtil.unwrapAll(type) instanceof GraphQLEnumType words) {
            found.add(words.getName() + "." + word);
        }
    }
}
