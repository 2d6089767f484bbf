package dev.troth.graphql;

import dev.troth.platform.common.Suggestion;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLInputFieldsContainer;
import graphql.schema.GraphQLNamedSchemaElement;
import graphql.schema.GraphQLSchema;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Improves the validation messages of graphql-java: removes names of engine classes and adds suggestions for misspelled
 * names.
 */
final class ValidationMessages {
    private static final Pattern PREFIX = Pattern.compile("^Validation error \\([^)]*\\) : ");
    private static final Pattern VALUE = Pattern.compile(" with value '\\w+Value\\{.*}'");
    private static final Pattern FIELD = Pattern.compile("Field '(\\w+)' in type '(\\w+)' is undefined");
    private static final Pattern INPUT = Pattern.compile("contains a field not in '(\\w+)': '(\\w+)'");

    private ValidationMessages() {}

    static String translate(String message, GraphQLSchema schema) {
        String plain = VALUE.matcher(PREFIX.matcher(message).replaceFirst("")).replaceFirst("");
        Matcher field = FIELD.matcher(plain);
        if (field.find() && schema.getType(field.group(2)) instanceof GraphQLFieldsContainer type) {
            return plain + "." + maybe(field.group(1), type.getFieldDefinitions());
        }
        Matcher input = INPUT.matcher(plain);
        if (input.find() && schema.getType(input.group(1)) instanceof GraphQLInputFieldsContainer type) {
            return plain + "." + maybe(input.group(2), type.getFieldDefinitions());
        }
        return plain;
    }

    private static String maybe(String written, List<? extends GraphQLNamedSchemaElement> existing) {
        return Suggestion.maybe(
                written,
                existing.stream().map(GraphQLNamedSchemaElement::getName).toList());
    }
}
