package dev.troth.graphql;

import graphql.GraphQLContext;
import graphql.execution.AbortExecutionException;
import graphql.execution.instrumentation.ExecuteObjectInstrumentationContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecutionStrategyParameters;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Aborts an execution that exceeds its time limit, at the next object. The database limits single statements. */
final class Deadline extends SimplePerformantInstrumentation {
    static final String MESSAGE = "The request exceeded its time limit. Maybe request fewer fields, or smaller pages?";

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
