package dev.troth.graphql.engine;

import graphql.GraphQLError;
import graphql.execution.CoercedVariables;
import graphql.language.Field;
import graphql.schema.GraphQLSchema;
import java.util.List;
import java.util.Optional;

/** Executes queries by their plans. */
public final class QueryEngine {
    private final GraphQLSchema schema;

    public QueryEngine(GraphQLSchema schema) {
        this.schema = schema;
    }

    /** Creates the errors of a response. */
    public interface Errors {
        /** Error of a data fetcher that threw an exception. */
        GraphQLError ofException(Throwable thrown, List<Object> path, Field asked);

        /** Error of a non-null value that is null. */
        GraphQLError ofMissing(List<Object> path, Field asked);
    }

    /**
     * Result of a query.
     *
     * @param data serialized data
     */
    public record Answered(JsonBuffer data, List<GraphQLError> errors) {}

    /**
     * Executes a query; returns empty if it exceeds its time limit.
     *
     * @param end deadline, by {@link System#nanoTime()}
     * @throws ResponseTooLargeException if the response exceeds its maximum size
     */
    public Optional<Answered> run(Plan plan, CoercedVariables variables, Errors errors, long end) {
        PlanExecution execution = new PlanExecution(schema, plan, variables, errors, end);
        try {
            JsonBuffer data = execution.data(plan.root());
            plan.answeredWith(data.place());
            return Optional.of(new Answered(data, execution.errors()));
        } catch (PlanExecution.TakesTooLong late) {
            return Optional.empty();
        }
    }
}
