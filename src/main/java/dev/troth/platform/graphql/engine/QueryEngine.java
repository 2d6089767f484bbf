package dev.troth.platform.graphql.engine;

import graphql.GraphQLError;
import graphql.execution.CoercedVariables;
import graphql.language.Field;
import graphql.schema.GraphQLSchema;
import java.util.List;
import java.util.Optional;

/** Answers queries by their plans. */
public final class QueryEngine {
    private final GraphQLSchema schema;

    public QueryEngine(GraphQLSchema schema) {
        this.schema = schema;
    }

    /** In which words errors are told. */
    public interface Errors {
        /** A resolver failed. */
        GraphQLError ofException(Throwable thrown, List<Object> path, Field asked);

        /** A value was null that must not be. */
        GraphQLError ofMissing(List<Object> path, Field asked);
    }

    /**
     * What came of a query.
     *
     * @param data as it goes out
     */
    public record Answered(JsonText data, List<GraphQLError> errors) {}

    /**
     * The answer to a query; empty when it takes too long.
     *
     * @param end when to give up, by {@link System#nanoTime()}
     */
    public Optional<Answered> run(Plan plan, CoercedVariables variables, Errors errors, long end) {
        Run run = new Run(schema, plan, variables, errors, end);
        try {
            JsonText data = run.data(plan.root());
            plan.answeredWith(data.place());
            return Optional.of(new Answered(data, run.errors()));
        } catch (Run.TakesTooLong late) {
            return Optional.empty();
        }
    }
}
