package dev.troth.graphql;

import graphql.schema.GraphQLSchema;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.TreeMap;

/** Deprecates parts of the schema for a test, since a schema without deprecated parts has nothing to count. */
@Alternative
@Priority(1)
@Singleton
class TestDeprecations extends DeprecatedElements {
    private volatile Map<String, String> more = Map.of();

    TestDeprecations(GraphQLSchema schema) {
        super(schema);
    }

    /** @param reasons reasons by coordinate, beside those of the schema */
    void set(Map<String, String> reasons) {
        more = reasons;
    }

    @Override
    Map<String, String> reasons() {
        Map<String, String> all = new TreeMap<>(super.reasons());
        all.putAll(more);
        return all;
    }
}
