package dev.troth.graphql;

import graphql.parser.ParserOptions;
import graphql.schema.GraphQLNamedSchemaElement;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.DirectiveInfo;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.SchemaPrinter;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.StringReader;
import org.jspecify.annotations.Nullable;

/** The schema as a document in SDL, in alphabetical order, for the build of a frontend. */
@ApplicationScoped
public class SchemaDocument {
    private final GraphQLSchema schema;
    private final GraphqlSettings settings;
    private volatile @Nullable String text;

    SchemaDocument(GraphQLSchema schema, GraphqlSettings settings) {
        this.schema = schema;
        this.settings = settings;
    }

    boolean isPublic() {
        return settings.introspection();
    }

    /** Returns the complete schema with its descriptions and costs. */
    public String text() {
        String known = text;
        if (known == null) {
            known = print();
            text = known;
        }
        return known;
    }

    private String print() {
        // A transformation changes the types that it shares with the new schema, so the served schema is copied as
        // text.
        StringReader text = new StringReader(print(schema));
        GraphQLSchema copy = UnExecutableSchemaGenerator.makeUnExecutableSchema(
                new SchemaParser().parse(text, ParserOptions.getDefaultSdlParserOptions()));
        return print(CostDirectives.addTo(copy));
    }

    private static String print(GraphQLSchema schema) {
        SchemaPrinter.Options options = SchemaPrinter.Options.defaultOptions()
                .includeScalarTypes(true)
                .includeSchemaDefinition(false)
                .includeIntrospectionTypes(false)
                .includeDirectiveDefinition(CostDirectives.NAMES::contains)
                .includeDirectives(
                        name -> DirectiveInfo.isGraphqlSpecifiedDirective(name) || CostDirectives.NAMES.contains(name))
                .includeSchemaElement(element -> !(element instanceof GraphQLNamedSchemaElement named
                        && named.getName().startsWith("_")));
        return new SchemaPrinter(options).print(schema);
    }
}
