package dev.troth.graphql;

import graphql.language.Comment;
import graphql.language.Document;
import graphql.language.OperationDefinition;
import graphql.parser.Parser;
import graphql.parser.ParserEnvironment;
import graphql.parser.ParserOptions;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLNamedOutputType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Tool of an assistant: a document of the server with one operation.
 *
 * @param name name, in lower case with underscores, or the name of the mutation
 * @param schema JSON Schema of its arguments, the variables of the operation
 * @param writes whether it changes something
 */
record McpTool(String name, String description, String document, Map<String, Object> schema, boolean writes) {
    private static final String EXAMPLES = "META-INF/resources/docs/examples/";

    /** Keys of records, which identify what was written. */
    private static final List<String> KEYS = List.of("id", "ref", "version");

    /** Returns the tool of an example of the documentation, whose first comment describes it. */
    static McpTool ofExample(String example, GraphQLSchema schema) {
        String text = example(example);
        Document document = Parser.parse(ParserEnvironment.newParserEnvironment()
                .document(text)
                .parserOptions(ParserOptions.newParserOptions()
                        .captureLineComments(true)
                        .build())
                .build());
        OperationDefinition operation =
                document.getDefinitionsOfType(OperationDefinition.class).getFirst();
        String description = operation.getComments().stream()
                .map(Comment::getContent)
                .map(String::strip)
                .collect(Collectors.joining(" "));
        return new McpTool(
                example.replace('-', '_'),
                description,
                text,
                new McpSchema(schema, document).of(operation),
                operation.getOperation() != OperationDefinition.Operation.QUERY);
    }

    private static String example(String name) {
        try (InputStream in = McpTool.class.getClassLoader().getResourceAsStream(EXAMPLES + name + ".graphql")) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the tool of a mutation: it returns the keys of what was written, and the errors. */
    static McpTool ofMutation(GraphQLFieldDefinition mutation, GraphQLSchema schema) {
        String declared = mutation.getArguments().stream()
                .map(argument ->
                        "$%s: %s".formatted(argument.getName(), GraphQLTypeUtil.simplePrint(argument.getType())))
                .collect(Collectors.joining(", "));
        String passed = mutation.getArguments().stream()
                .map(argument -> "%1$s: $%1$s".formatted(argument.getName()))
                .collect(Collectors.joining(", "));
        String text = "mutation %s%s { %s%s { %s } }"
                .formatted(
                        mutation.getName(),
                        declared.isEmpty() ? "" : "(" + declared + ")",
                        mutation.getName(),
                        passed.isEmpty() ? "" : "(" + passed + ")",
                        payload(mutation));
        Document document = Parser.parse(text);
        return new McpTool(
                mutation.getName(),
                Objects.requireNonNullElse(mutation.getDescription(), mutation.getName()),
                text,
                new McpSchema(schema, document)
                        .of(document.getDefinitionsOfType(OperationDefinition.class)
                                .getFirst()),
                true);
    }

    private static String payload(GraphQLFieldDefinition mutation) {
        return fields(GraphQLTypeUtil.unwrapAllAs(mutation.getType())).stream()
                .map(McpTool::selected)
                .filter(selection -> !selection.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static List<GraphQLFieldDefinition> fields(GraphQLNamedType type) {
        return type instanceof GraphQLFieldsContainer fields ? fields.getFieldDefinitions() : List.of();
    }

    /** Returns a leaf as it is, of an object its keys, and of errors all fields. */
    private static String selected(GraphQLFieldDefinition field) {
        GraphQLNamedOutputType type = GraphQLTypeUtil.unwrapAllAs(field.getType());
        if (field.isDeprecated()) {
            return "";
        }
        if (GraphQLTypeUtil.isLeaf(type)) {
            return field.getName();
        }
        String keys = fields(type).stream()
                .filter(inner -> GraphQLTypeUtil.isLeaf(GraphQLTypeUtil.unwrapAllAs(inner.getType())))
                .map(GraphQLFieldDefinition::getName)
                .filter(name -> type.getName().equals("UserError") || KEYS.contains(name))
                .collect(Collectors.joining(" "));
        return keys.isEmpty() ? "" : "%s { %s }".formatted(field.getName(), keys);
    }
}
