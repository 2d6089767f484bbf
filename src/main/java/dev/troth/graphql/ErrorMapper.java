package dev.troth.graphql;

import dev.troth.platform.common.Problem;
import dev.troth.platform.common.RejectedException;
import dev.troth.platform.database.Database.DatabaseFault;
import graphql.ErrorClassification;
import graphql.ErrorType;
import graphql.ExceptionWhileDataFetching;
import graphql.GraphQLError;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.DataFetcherExceptionHandlerParameters;
import graphql.execution.DataFetcherExceptionHandlerResult;
import graphql.introspection.GoodFaithIntrospection.BadFaithIntrospectionError;
import graphql.language.SourceLocation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Maps exceptions to GraphQL errors. A {@link RejectedException} is returned with its message and code. Any other exception is
 * logged with the request id and returned as {@code INTERNAL}, without internal details.
 */
final class ErrorMapper implements DataFetcherExceptionHandler {
    private static final Logger LOG = Logger.getLogger("Troth");
    private static final Pattern INSIDE_OF_A_VALUE =
            Pattern.compile("(?<!\\w)(?:String|Int|Float|Boolean|Enum)Value\\{(?:value|name)='?(.{0,2000}?)'?\\}");

    @Override
    public CompletableFuture<DataFetcherExceptionHandlerResult> handleException(
            DataFetcherExceptionHandlerParameters parameters) {
        // Assigned to a variable first: String.valueOf would resolve to the overload for char[].
        Object id = parameters.getDataFetchingEnvironment().getGraphQlContext().get(Execution.REQUEST_ID);
        String requestId = String.valueOf(id);
        GraphQLError error = toError(
                parameters.getException(),
                requestId,
                parameters.getPath().toList(),
                List.of(parameters.getSourceLocation()));
        return CompletableFuture.completedFuture(
                DataFetcherExceptionHandlerResult.newResult(error).build());
    }

    /** Creates the error for the client. */
    static GraphQLError toError(
            Throwable thrown, String requestId, @Nullable List<Object> path, @Nullable List<SourceLocation> locations) {
        Throwable cause = unwrapped(thrown);
        if (cause instanceof RejectedException rejection) {
            return error(
                    rejection.getMessage(), code(rejection.problem()), details(rejection.problem()), path, locations);
        }
        if (cause instanceof RequestException error) {
            return error(error.getMessage(), error.code(), error.details(), path, locations);
        }
        if (DatabaseFault.isLate(cause)) {
            return late(path, locations);
        }
        if (DatabaseFault.isUnavailable(cause)) {
            LOG.warnf("Request %s: the database is unavailable: %s", requestId, cause.getMessage());
            return error(DatabaseFault.UNAVAILABLE, ErrorCode.UNAVAILABLE, Map.of(), path, locations);
        }
        LOG.errorf(thrown, "Request %s failed%s", requestId, path == null ? "" : " at " + path);
        return internal(requestId, path, locations);
    }

    /**
     * Sanitizes errors: keeps the messages of graphql-java about the document and its variables, and removes internal
     * details.
     */
    static List<GraphQLError> cleaned(
            List<? extends GraphQLError> errors, String requestId, UnaryOperator<String> words) {
        return cleaned(errors, requestId).stream()
                .map(error -> error(
                        words.apply(error.getMessage()),
                        ErrorCode.BAD_USER_INPUT,
                        error.getExtensions(),
                        error.getPath(),
                        error.getLocations()))
                .toList();
    }

    /** Sanitizes errors of graphql-java. */
    static List<GraphQLError> cleaned(List<? extends GraphQLError> errors, String requestId) {
        List<GraphQLError> cleaned = new ArrayList<>();
        errors.forEach(error -> cleaned.add(cleaned(error, requestId)));
        return cleaned;
    }

    private static GraphQLError cleaned(GraphQLError error, String requestId) {
        if (error instanceof ClientError) {
            return error;
        }
        if (error instanceof ExceptionWhileDataFetching wrapped) {
            return toError(wrapped.getException(), requestId, error.getPath(), error.getLocations());
        }
        ErrorClassification type = error.getErrorType();
        if (type == ErrorType.ValidationError
                || type == ErrorType.InvalidSyntax
                || type == ErrorType.OperationNotSupported) {
            String message = INSIDE_OF_A_VALUE.matcher(error.getMessage()).replaceAll("$1");
            return error(message, ErrorCode.BAD_USER_INPUT, Map.of(), error.getPath(), error.getLocations());
        }
        if (type == ErrorType.ExecutionAborted) {
            return switch (error.getMessage()) {
                case Deadline.MESSAGE -> late(error.getPath(), error.getLocations());
                case Deadline.TOO_LARGE -> tooLarge(error.getPath(), error.getLocations());
                default ->
                    error(
                            error.getMessage(),
                            ErrorCode.COMPLEXITY_LIMIT,
                            Map.of(),
                            error.getPath(),
                            error.getLocations());
            };
        }
        if (error instanceof BadFaithIntrospectionError) {
            return error(
                    error.getMessage(),
                    ErrorCode.COMPLEXITY_LIMIT,
                    Map.of("limit", "introspection"),
                    error.getPath(),
                    error.getLocations());
        }
        LOG.errorf("Request %s failed at %s: %s", requestId, error.getPath(), error.getMessage());
        return internal(requestId, error.getPath(), error.getLocations());
    }

    /** Error of a request that exceeded its time limit. */
    static GraphQLError late(@Nullable List<Object> path, @Nullable List<SourceLocation> locations) {
        return error(Deadline.MESSAGE, ErrorCode.COMPLEXITY_LIMIT, Map.of("limit", "time"), path, locations);
    }

    /** Error of a response that exceeds its maximum size. */
    static GraphQLError tooLarge(@Nullable List<Object> path, @Nullable List<SourceLocation> locations) {
        return error(Deadline.TOO_LARGE, ErrorCode.COMPLEXITY_LIMIT, Map.of("limit", "response"), path, locations);
    }

    /** Error of a value that is null although the schema declares it as non-null. */
    static GraphQLError missing(String requestId, List<Object> path, SourceLocation location) {
        LOG.errorf("Request %s failed at %s: a value is null that must not be", requestId, path);
        return internal(requestId, path, List.of(location));
    }

    /** Internal error, without internal details. */
    static GraphQLError internal(
            String requestId, @Nullable List<Object> path, @Nullable List<SourceLocation> locations) {
        return error(
                "Internal error. The server log contains it under the request id %s.".formatted(requestId),
                ErrorCode.INTERNAL,
                Map.of(),
                path,
                locations);
    }

    static GraphQLError error(
            @Nullable String message,
            ErrorCode code,
            Map<String, Object> details,
            @Nullable List<Object> path,
            @Nullable List<SourceLocation> locations) {
        Map<String, Object> extensions = new LinkedHashMap<>();
        extensions.put("code", code.name());
        extensions.putAll(details);
        return new ClientError(String.valueOf(message), extensions, path, locations);
    }

    /** An error with a code, without the extensions that graphql-java would add. */
    private record ClientError(
            String message,
            Map<String, Object> extensions,
            @Nullable List<Object> path,
            @Nullable List<SourceLocation> locations)
            implements GraphQLError {
        private static final long serialVersionUID = 1;

        @Override
        public String getMessage() {
            return message;
        }

        @Override
        public @Nullable List<SourceLocation> getLocations() {
            return locations;
        }

        @Override
        public ErrorClassification getErrorType() {
            return ErrorType.DataFetchingException;
        }

        @Override
        public @Nullable List<Object> getPath() {
            return path;
        }

        @Override
        public Map<String, Object> getExtensions() {
            return extensions;
        }
    }

    private static ErrorCode code(Problem problem) {
        return switch (problem.code()) {
            case UNKNOWN_REFERENCE -> ErrorCode.NOT_FOUND;
            case CONFLICT, DUPLICATE_REF, IDEMPOTENCY_KEY_REUSED, IN_FLIGHT -> ErrorCode.CONFLICT;
            default -> ErrorCode.BAD_USER_INPUT;
        };
    }

    private static Map<String, Object> details(Problem problem) {
        String field = problem.field();
        return field == null ? Map.of() : Map.of("argument", field);
    }

    private static Throwable unwrapped(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null
                && (cause instanceof CompletionException
                        || cause.getClass().getName().startsWith("io.smallrye.graphql.")
                        || cause instanceof java.lang.reflect.InvocationTargetException)) {
            cause = cause.getCause();
        }
        return cause;
    }
}
