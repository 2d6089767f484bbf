package dev.troth.graphql;

import graphql.language.ArrayValue;
import graphql.language.BooleanValue;
import graphql.language.EnumValue;
import graphql.language.Field;
import graphql.language.FloatValue;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.IntValue;
import graphql.language.ObjectValue;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.language.VariableDefinition;
import graphql.language.VariableReference;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of mutations that the audit log keeps: what is changed, and to which values. Free texts, names of people and
 * secrets are left out, because the log is kept for ever.
 */
final class AuditedArguments {
    /** Fields of type String that name a record. They do not hold free text. */
    private static final Set<String> NAMING = Set.of(
            "ref", "fact", "type", "types", "subject", "member", "owner", "backupOwner", "by", "source", "version");

    /** Names of records that do not have another key. They are not names of people. */
    private static final Set<String> NAMES =
            Set.of("CreateApiKeyInput.name", "CreateSegmentInput.name", "UpdateSegmentInput.name");

    private final GraphQLSchema schema;
    private final Map<String, FragmentDefinition> fragments;
    private final Map<String, @Nullable Object> variables;
    private final List<String> found = new ArrayList<>();

    private AuditedArguments(
            GraphQLSchema schema, Map<String, FragmentDefinition> fragments, Map<String, @Nullable Object> variables) {
        this.schema = schema;
        this.fragments = fragments;
        this.variables = variables;
    }

    /**
     * Returns the arguments of the mutations of a valid operation, such as {@code erasePerson.person=p1}; for a tool that
     * reads, the variables that name a record or a member, such as {@code ref=granite}.
     */
    static List<String> of(
            GraphQLSchema schema,
            OperationDefinition operation,
            Map<String, FragmentDefinition> fragments,
            GraphqlRequest request) {
        Map<String, @Nullable Object> given = request.variables();
        if (operation.getOperation() != OperationDefinition.Operation.MUTATION) {
            return request.tool() == null ? List.of() : ofTool(given);
        }
        Map<String, @Nullable Object> variables = new HashMap<>();
        AuditedArguments arguments = new AuditedArguments(schema, fragments, variables);
        for (VariableDefinition variable : operation.getVariableDefinitions()) {
            variables.put(
                    variable.getName(),
                    given.containsKey(variable.getName())
                            ? given.get(variable.getName())
                            : arguments.plain(variable.getDefaultValue()));
        }
        arguments.walk(operation.getSelectionSet());
        return arguments.found;
    }

    private static List<String> ofTool(Map<String, @Nullable Object> variables) {
        return variables.entrySet().stream()
                .filter(variable ->
                        NAMING.contains(variable.getKey()) || variable.getKey().equals("account"))
                .filter(variable -> variable.getValue() instanceof String)
                .map(variable -> variable.getKey() + "=" + variable.getValue())
                .sorted()
                .toList();
    }

    private void walk(SelectionSet selections) {
        for (Selection<?> selection : selections.getSelections()) {
            switch (selection) {
                case Field field -> add(field);
                case InlineFragment fragment -> walk(fragment.getSelectionSet());
                case FragmentSpread spread -> {
                    FragmentDefinition fragment = fragments.get(spread.getName());
                    if (fragment != null) {
                        walk(fragment.getSelectionSet());
                    }
                }
                default -> throw new IllegalStateException("Unknown kind of selection: " + selection);
            }
        }
    }

    private void add(Field field) {
        GraphQLFieldDefinition mutation = schema.getMutationType().getFieldDefinition(field.getName());
        if (mutation != null) {
            field.getArguments().forEach(argument -> {
                if (GraphQLTypeUtil.unwrapAll(
                                mutation.getArgument(argument.getName()).getType())
                        instanceof GraphQLInputObjectType input) {
                    add(field.getName(), input, plain(argument.getValue()));
                }
            });
        }
    }

    private void add(String path, GraphQLInputObjectType type, @Nullable Object value) {
        if (value instanceof List<?> many) {
            many.forEach(one -> add(path, type, one));
        } else if (value instanceof Map<?, ?> object) {
            for (GraphQLInputObjectField field : type.getFieldDefinitions()) {
                Object of = object.get(field.getName());
                if (of != null) {
                    add(path + "." + field.getName(), type, field, of);
                }
            }
        }
    }

    private void add(String path, GraphQLInputObjectType parent, GraphQLInputObjectField field, Object value) {
        GraphQLNamedType type = GraphQLTypeUtil.unwrapAll((GraphQLType) field.getType());
        if (type instanceof GraphQLInputObjectType input) {
            if (!input.getName().endsWith("Filter")) {
                add(path, input, value);
            }
        } else if (field.getName().equals("url")) {
            found.add(path + "=" + host(String.valueOf(value)));
        } else if (!type.getName().equals("String")
                || NAMING.contains(field.getName())
                || NAMES.contains(parent.getName() + "." + field.getName())) {
            found.add(path + "=" + value);
        }
    }

    /** The path and the query of a URL may be a secret. */
    private static String host(String url) {
        try {
            return String.valueOf(URI.create(url).getHost());
        } catch (IllegalArgumentException e) {
            return "…";
        }
    }

    private @Nullable Object plain(@Nullable Value<?> value) {
        return switch (value) {
            case VariableReference variable -> variables.get(variable.getName());
            case StringValue text -> text.getValue();
            case EnumValue word -> word.getName();
            case BooleanValue flag -> flag.isValue();
            case IntValue number -> number.getValue();
            case FloatValue number -> number.getValue();
            case ArrayValue many -> {
                List<@Nullable Object> all = new ArrayList<>();
                many.getValues().forEach(one -> all.add(plain(one)));
                yield all;
            }
            case ObjectValue object -> {
                Map<String, @Nullable Object> all = new HashMap<>();
                object.getObjectFields().forEach(field -> all.put(field.getName(), plain(field.getValue())));
                yield all;
            }
            case null, default -> null;
        };
    }
}
