package dev.troth.graphql;

import graphql.schema.GraphQLNamedSchemaElement;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.DirectiveInfo;
import graphql.schema.idl.SchemaPrinter;
import jakarta.enterprise.context.ApplicationScoped;

/** The schema as a document in SDL, in alphabetical order, for the build of a frontend. */
@ApplicationScoped
public class SchemaDocument {
    private final GraphQLSchema schema;
    private final GraphqlSettings settings;

    SchemaDocument(GraphQLSchema schema, GraphqlSettings settings) {
        this.schema = schema;
        this.settings = settings;
    }

    boolean isPublic() {
        return settings.introspection();
    }

    /** Returns the complete schema with its descriptions. */
    public String text() {
        SchemaPrinter.Options options = SchemaPrinter.Options.defaultOptions()
                .includeScalarTypes(true)
                .includeSchemaDefinition(false)
                .includeIntrospectionTypes(false)
                .includeDirectiveDefinitions(false)
                .includeDirectives(name -> DirectiveInfo.isGraphqlSpecifiedDirective(name))
                .includeSchemaElement(element -> !(element instanceof GraphQLNamedSchemaElement named
                        && named.getName().startsWith("_")));
        return new SchemaPrinter(options).print(schema);
    }
}
