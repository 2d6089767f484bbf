package dev.troth.platform.graphql;

import graphql.GraphQLContext;
import graphql.execution.AbortExecutionException;
import graphql.execution.instrumentation.ExecuteObjectInstrumentationContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecutionStrategyParameters;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Gives up an execution that takes too long, at the next object. A single statement is limited by the database. */
final class Deadline extends SimplePerformantInstrumentation {
    static final String MESSAGE =
            "This takes longer than a request may take. Maybe ask for less, or for fewer at once?";

    private static final String KEY = "troth.deadline";

    static void set(GraphQLContext context, Duration allowed) {
        context.put(KEY, System.nanoTime() + allowed.toNanos());
    }

    @Override
    public @Nullable ExecuteObjectInstrumentationContext beginExecuteObject(
            InstrumentationExecutionStrategyParameters parameters, @Nullable InstrumentationState state) {
        Long end = parameters.getExecutionContext().getGraphQLContext().get(KEY);
        if (end != null && System.nanoTime() > end) {
            throw new AbortExecutionException(MESSAGE);
        }
        return ExecuteObjectInstrumentationContext.NOOP;
    }
}
