package dev.troth.graphql;

import graphql.GraphQLContext;
import graphql.execution.AbortExecutionException;
import graphql.execution.instrumentation.ExecuteObjectInstrumentationContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecutionStrategyParameters;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Aborts an execution that exceeds its time limit, at the next object, or makes too many objects. The database limits single
 * statements.
 */
final class Deadline extends SimplePerformantInstrumentation {
    static final String MESSAGE = "The request exceeded its time limit. Maybe request fewer fields, or smaller pages?";

    static final String TOO_LARGE =
            "The response exceeds its maximum size. Maybe request fewer fields, smaller pages, or fewer nested lists?";

    private static final String KEY = "troth.deadline";
    private static final String OBJECTS = "troth.objects";
    private static final int MOST_OBJECTS = 100_000;

    static void set(GraphQLContext context, Duration allowed) {
        context.put(KEY, System.nanoTime() + allowed.toNanos());
        context.put(OBJECTS, new AtomicInteger());
    }

    @Override
    public @Nullable ExecuteObjectInstrumentationContext beginExecuteObject(
            InstrumentationExecutionStrategyParameters parameters, @Nullable InstrumentationState state) {
        Long end = parameters.getExecutionContext().getGraphQLContext().get(KEY);
        if (end != null && System.nanoTime() > end) {
            throw new AbortExecutionException(MESSAGE);
        }
        AtomicInteger objects =
                parameters.getExecutionContext().getGraphQLContext().get(OBJECTS);
        if (objects != null && objects.incrementAndGet() > MOST_OBJECTS) {
            throw new AbortExecutionException(TOO_LARGE);
        }
        return ExecuteObjectInstrumentationContext.NOOP;
    }
}
