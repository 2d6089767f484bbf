package dev.troth.graphql;

import dev.troth.graphql.engine.QueryEngine;
import graphql.GraphQLError;
import graphql.Scalars;
import graphql.execution.DataFetcherResult;
import graphql.execution.ExecutionStepInfo;
import graphql.execution.MergedField;
import graphql.execution.ResultPath;
import graphql.language.Field;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.DataFetchingEnvironmentImpl;
import io.smallrye.graphql.transformation.AbstractDataFetcherException;
import java.util.List;

/** Errors of planned queries, equal to those of graphql-java. */
record FieldErrors(String requestId) implements QueryEngine.Errors {
    @Override
    public GraphQLError ofException(Throwable thrown, List<Object> path, Field asked) {
        if (thrown instanceof AbstractDataFetcherException argument) {
            List<GraphQLError> told = argument.appendDataFetcherResult(
                            DataFetcherResult.newResult(), environment(path, asked))
                    .build()
                    .getErrors();
            return ErrorMapper.cleaned(told, requestId).getFirst();
        }
        return ErrorMapper.toError(thrown, requestId, path, List.of(asked.getSourceLocation()));
    }

    @Override
    public GraphQLError ofMissing(List<Object> path, Field asked) {
        return ErrorMapper.missing(requestId, path, asked.getSourceLocation());
    }

    private static DataFetchingEnvironment environment(List<Object> path, Field asked) {
        MergedField field = MergedField.newMergedField(asked).build();
        return DataFetchingEnvironmentImpl.newDataFetchingEnvironment()
                .mergedField(field)
                .executionStepInfo(ExecutionStepInfo.newExecutionStepInfo()
                        .type(Scalars.GraphQLString)
                        .path(ResultPath.fromList(path))
                        .field(field)
                        .build())
                .build();
    }
}
