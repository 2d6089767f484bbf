package dev.troth.graphql;

import graphql.execution.TypeFromAST;
import graphql.language.Argument;
import graphql.language.BooleanValue;
import graphql.language.Document;
import graphql.language.EnumValue;
import graphql.language.Field;
import graphql.language.FloatValue;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.IntValue;
import graphql.language.NonNullType;
import graphql.language.OperationDefinition;
import graphql.language.SelectionSet;
import graphql.language.StringValue;
import graphql.language.TypeName;
import graphql.language.Value;
import graphql.language.VariableDefinition;
import graphql.language.VariableReference;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLEnumValueDefinition;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** JSON Schema of the variables of an operation. Input objects are definitions, because they may contain themselves. */
final class McpSchema {
    private static final String DESCRIPTION = "description";

    private final GraphQLSchema schema;
    private final Document document;
    private final Map<String, Object> definitions = new LinkedHashMap<>();
    private final Map<String, String> descriptions = new HashMap<>();

    McpSchema(GraphQLSchema schema, Document document) {
        this.schema = schema;
        this.document = document;
    }

    /** Returns the schema of an object with the variables of an operation. */
    Map<String, Object> of(OperationDefinition operation) {
        GraphQLFieldsContainer root = operation.getOperation() == OperationDefinition.Operation.MUTATION
                ? schema.getMutationType()
                : schema.getQueryType();
        describe(operation.getSelectionSet(), root);
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        for (VariableDefinition variable : operation.getVariableDefinitions()) {
            Map<String, Object> property =
                    new LinkedHashMap<>(property(type(variable), descriptions.get(variable.getName())));
            Object usual = plain(variable.getDefaultValue());
            if (usual != null) {
                property.put("default", usual);
            }
            properties.put(variable.getName(), property);
            if (variable.getType() instanceof NonNullType && variable.getDefaultValue() == null) {
                required.add(variable.getName());
            }
        }
        Map<String, Object> all = object(properties, required);
        if (!definitions.isEmpty()) {
            all.put("$defs", definitions);
        }
        return all;
    }

    private GraphQLType type(VariableDefinition variable) {
        return Objects.requireNonNull(TypeFromAST.getTypeFromAST(schema, variable.getType()));
    }

    private static Map<String, Object> object(Map<String, Object> properties, List<String> required) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("type", "object");
        object.put("properties", properties);
        if (!required.isEmpty()) {
            object.put("required", required);
        }
        object.put("additionalProperties", false);
        return object;
    }

    private Map<String, Object> property(GraphQLType type, @Nullable String description) {
        Map<String, Object> property = new LinkedHashMap<>(json(type));
        if (description != null) {
            property.put(DESCRIPTION, description);
        }
        return property;
    }

    private Map<String, Object> json(GraphQLType type) {
        return switch (type) {
            case GraphQLNonNull wrapped -> json(wrapped.getWrappedType());
            case GraphQLList list -> Map.of("type", "array", "items", json(list.getWrappedType()));
            case GraphQLEnumType values ->
                Map.of(
                        "type",
                        "string",
                        "enum",
                        values.getValues().stream()
                                .map(GraphQLEnumValueDefinition::getName)
                                .toList());
            case GraphQLInputObjectType input -> Map.of("$ref", "#/$defs/" + defined(input));
            case GraphQLNamedType scalar -> scalar(scalar.getName());
            default -> throw new IllegalArgumentException("Not an input type: " + type);
        };
    }

    private static Map<String, Object> scalar(String name) {
        return switch (name) {
            case "Int" -> Map.of("type", "integer");
            case "Float" -> Map.of("type", "number");
            case "Boolean" -> Map.of("type", "boolean");
            case "String", "ID", "BigDecimal", "BigInteger", "TimePoint" -> Map.of("type", "string");
            case "DateTime" -> Map.of("type", "string", "format", "date-time");
            case "Date" -> Map.of("type", "string", "format", "date");
            default -> Map.of();
        };
    }

    private String defined(GraphQLInputObjectType input) {
        if (!definitions.containsKey(input.getName())) {
            Map<String, Object> properties = new LinkedHashMap<>();
            List<String> required = new ArrayList<>();
            Map<String, Object> object = object(properties, required);
            definitions.put(input.getName(), object);
            for (GraphQLInputObjectField field : input.getFieldDefinitions()) {
                properties.put(field.getName(), property(field.getType(), field.getDescription()));
                if (GraphQLTypeUtil.isNonNull(field.getType()) && !field.hasSetDefaultValue()) {
                    required.add(field.getName());
                }
            }
            if (!required.isEmpty()) {
                object.put("required", required);
            }
        }
        return input.getName();
    }

    /** Notes the descriptions of the arguments to which variables are passed; the first one counts. */
    private void describe(SelectionSet selections, GraphQLFieldsContainer type) {
        for (var selection : selections.getSelections()) {
            switch (selection) {
                case Field field -> describe(field, type);
                case InlineFragment fragment ->
                    describe(
                            fragment.getSelectionSet(),
                            fragment.getTypeCondition() == null ? type : container(fragment.getTypeCondition()));
                case FragmentSpread spread ->
                    document.getDefinitionsOfType(FragmentDefinition.class).stream()
                            .filter(fragment -> fragment.getName().equals(spread.getName()))
                            .forEach(fragment ->
                                    describe(fragment.getSelectionSet(), container(fragment.getTypeCondition())));
                default -> throw new IllegalStateException("Unknown kind of selection: " + selection);
            }
        }
    }

    private GraphQLFieldsContainer container(TypeName name) {
        return (GraphQLFieldsContainer) Objects.requireNonNull(schema.getType(name.getName()));
    }

    private void describe(Field field, GraphQLFieldsContainer type) {
        GraphQLFieldDefinition definition = type.getFieldDefinition(field.getName());
        if (definition == null) {
            return; // __typename
        }
        for (Argument argument : field.getArguments()) {
            GraphQLArgument declared = definition.getArgument(argument.getName());
            if (argument.getValue() instanceof VariableReference variable
                    && declared != null
                    && declared.getDescription() != null) {
                descriptions.putIfAbsent(variable.getName(), declared.getDescription());
            }
        }
        if (field.getSelectionSet() != null
                && GraphQLTypeUtil.unwrapAll(definition.getType()) instanceof GraphQLFieldsContainer inner) {
            describe(field.getSelectionSet(), inner);
        }
    }

    private static @Nullable Object plain(@Nullable Value<?> value) {
        return switch (value) {
            case IntValue number -> number.getValue();
            case FloatValue number -> number.getValue();
            case BooleanValue bool -> bool.isValue();
            case StringValue text -> text.getValue();
            case EnumValue name -> name.getName();
            case null, default -> null;
        };
    }
}
