package dev.troth.graphql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DocumentCacheTest {
    private static final GraphQLSchema SCHEMA = new SchemaGenerator()
            .makeExecutableSchema(
                    new SchemaParser().parse("type Query { a(b: Kind): Int } enum Kind { GOOD }"),
                    RuntimeWiring.MOCKED_WIRING);

    private final Locale before = Locale.getDefault();
    private final GraphqlSettings.Limit limits = new SmallRyeConfigBuilder()
            .addDiscoveredConverters()
            .withMapping(GraphqlSettings.class)
            .withDefaultValue("troth.graphql.limits.tokens", "20")
            .build()
            .getConfigMapping(GraphqlSettings.class)
            .limits();

    @AfterEach
    void restore() {
        Locale.setDefault(before);
    }

    private String errorOf(String document) {
        return new DocumentCache(SCHEMA, limits)
                .prepare(document)
                .entry()
                .getErrors()
                .getFirst()
                .getMessage();
    }

    /** graphql-java has its messages in German and Dutch as well. */
    @Test
    void messagesDoNotDependOnTheLanguageOfTheMachine() {
        Locale.setDefault(Locale.GERMANY);
        assertThat(errorOf("{ a(b: BAD) }")).contains("is not a valid 'Kind' - Literal value not in allowable values");
        assertThat(errorOf("{ nothing }")).contains("Field 'nothing' in type 'Query' is undefined");
    }

    @Test
    void tooManyTokensAreReportedAsALimitInAnyLanguage() {
        Locale.setDefault(Locale.GERMANY);
        assertThatThrownBy(() -> errorOf("{ a a a a a a a a a a a a a a a a a a a a a a a }"))
                .isInstanceOf(RequestException.class)
                .hasMessageContaining("Tokens in the document");
    }
}
