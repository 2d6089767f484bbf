package dev.troth.graphql;

import dev.troth.graphql.DocumentCache.Prepared;
import dev.troth.graphql.engine.QueryEngine;
import dev.troth.graphql.engine.ResponseTooLargeException;
import dev.troth.platform.runtime.Metrics;
import dev.troth.platform.security.AccessControl;
import dev.troth.platform.security.AuditedRequest;
import dev.troth.platform.security.Caller;
import dev.troth.platform.security.CallerScope;
import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.ExecutionResultImpl;
import graphql.GraphQL;
import graphql.GraphQLContext;
import graphql.GraphQLError;
import graphql.GraphQLException;
import graphql.execution.CoercedVariables;
import graphql.execution.ExecutionId;
import graphql.execution.RawVariables;
import graphql.execution.SubscriptionExecutionStrategy;
import graphql.execution.ValuesResolver;
import graphql.introspection.Introspection;
import graphql.language.OperationDefinition;
import graphql.language.OperationDefinition.Operation;
import graphql.schema.GraphQLSchema;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import io.quarkus.runtime.annotations.RegisterResourceBundle;
import io.smallrye.graphql.execution.QueryCache;
import io.smallrye.graphql.execution.context.SmallRyeContext;
import io.smallrye.graphql.execution.context.SmallRyeContextManager;
import io.smallrye.graphql.execution.event.EventEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/** Executes operations on the calling thread. */
// Messages of graphql-java about variables and missing values, found by name.
@RegisterResourceBundle(bundleName = "i18n.Execution")
@ApplicationScoped
class Execution {
    /** Key of the request id in the GraphQL context, for error handlers. */
    static final String REQUEST_ID = "requestId";

    private static final String COST = "cost";
    private static final String NOTHING = "none";

    /** Result of an operation that was not run, because only its cost was asked for. */
    private static final ExecutionResult UNREAD =
            ExecutionResult.newExecutionResult().data(null).build();

    private final GraphQLSchema schema;
    private final GraphqlSettings settings;
    private final TrustedDocuments trusted;
    private final DocumentCache documentCache;
    private final QueryCache queryCache;
    private final GraphQL graphql;
    private final QueryEngine engine;
    private final AccessControl accessControl;
    private final Metrics metrics;
    private final DeprecatedElements deprecated;
    private final DeprecatedUses deprecatedUses;
    private final Tracer tracer;

    Execution(
            GraphQLSchema schema,
            GraphqlSettings settings,
            TrustedDocuments trusted,
            AccessControl accessControl,
            Metrics metrics,
            DeprecatedElements deprecated,
            DeprecatedUses deprecatedUses,
            Tracer tracer) {
        this.deprecated = deprecated;
        this.deprecatedUses = deprecatedUses;
        this.accessControl = accessControl;
        this.metrics = metrics;
        this.tracer = tracer;
        this.schema = schema;
        this.settings = settings;
        this.trusted = trusted;
        this.documentCache = new DocumentCache(schema, settings.limits());
        this.queryCache = documentCache.queryCache();
        this.engine = new QueryEngine(schema);
        ErrorMapper faults = new ErrorMapper();
        this.graphql = GraphQL.newGraphQL(schema)
                .defaultDataFetcherExceptionHandler(faults)
                .subscriptionExecutionStrategy(new SubscriptionExecutionStrategy(faults))
                .instrumentation(new Deadline())
                .preparsedDocumentProvider(documentCache.provider())
                .build();
    }

    /**
     * Response to a request.
     *
     * @param status HTTP status if nothing was executed
     * @param isUnderstood whether the request was a well-formed GraphQL request, regardless of its document
     * @param extensions extensions of the response
     * @param operation query, mutation or subscription; "none" if nothing was executed
     */
    record Answer(
            ExecutionResult result,
            int status,
            boolean isUnderstood,
            String requestId,
            Map<String, Object> extensions,
            String operation) {

        /** Response to a request that was not executed. */
        Answer(
                ExecutionResult result,
                int status,
                boolean isUnderstood,
                String requestId,
                Map<String, Object> extensions) {
            this(result, status, isUnderstood, requestId, extensions, NOTHING);
        }

        boolean isExecuted() {
            return result.isDataPresent();
        }

        /** Complexity of the operation; empty if it was not computed. */
        OptionalLong complexity() {
            return extensions.get(COST) instanceof Map<?, ?> cost && cost.get("complexity") instanceof Long fields
                    ? OptionalLong.of(fields)
                    : OptionalLong.empty();
        }

        Answer of(ExecutionResult other) {
            return new Answer(other, status, isUnderstood, requestId, extensions, operation);
        }
    }

    /**
     * Executes a request; for a subscription, returns when its stream has started.
     *
     * @param allowed operations that this transport allows
     * @param caller caller whose permissions and workspace apply
     * @param address IP address of the caller
     */
    @ActivateRequestContext
    Answer run(GraphqlRequest request, String requestId, Predicate<Operation> allowed, Caller caller, String address) {
        return CallerScope.within(caller, () -> runWithin(request, requestId, allowed, caller, address));
    }

    private Answer runWithin(
            GraphqlRequest request, String requestId, Predicate<Operation> allowed, Caller caller, String address) {
        MDC.put(REQUEST_ID, requestId);
        Span span = tracer.spanBuilder("graphql")
                .setAttribute(REQUEST_ID, requestId)
                .startSpan();
        long began = System.nanoTime();
        try (Scope traced = span.makeCurrent()) {
            Answer answer = understood(request, requestId, allowed, caller, address);
            String outcome = outcome(answer);
            span.setAttribute("graphql.operation.type", answer.operation).setAttribute("graphql.outcome", outcome);
            metrics.answered(answer.operation, outcome, System.nanoTime() - began);
            return answer;
        } finally {
            span.end();
            SmallRyeContextManager.clearCurrentSmallRyeContext();
            MDC.remove(REQUEST_ID);
        }
    }

    private static String outcome(Answer answer) {
        if (!answer.isExecuted()) {
            return "refused";
        }
        if (answer.operation.equals(NOTHING)) {
            return "priced";
        }
        return answer.result.getErrors().isEmpty() ? "answered" : "errors";
    }

    private Answer understood(
            GraphqlRequest request, String requestId, Predicate<Operation> allowed, Caller caller, String address) {
        Map<String, Object> extensions = new LinkedHashMap<>();
        extensions.put(REQUEST_ID, requestId);
        try {
            GraphqlRequest found = trusted.resolve(request);
            Prepared prepared = documentCache.prepare(String.valueOf(found.query()));
            if (prepared.entry().hasErrors()) {
                return unreadable(prepared, requestId, extensions);
            }
            OperationDefinition operation = meant(prepared, found.operationName());
            if (!found.isPriced() && !allowed.test(operation.getOperation())) {
                throw RequestException.http(
                        405,
                        "A %s is not allowed over this transport. Maybe send it %s?",
                        operationType(operation),
                        suggestedTransport(operation));
            }
            OperationCost cost = analyzed(prepared, operation, found.variables());
            extensions.put(COST, found.isPriced() ? cost.toDetailedMap() : cost.toMap());
            cost.check(settings.limits().complexity());
            AuditedRequest audited = new AuditedRequest(
                    cost.coordinates(),
                    AuditedArguments.of(schema, operation, prepared.fragments(), found),
                    address,
                    requestId,
                    found.tool());
            Optional<String> denial = accessControl.denialReason(caller, cost.coordinates());
            if (denial.isPresent()) {
                accessControl.auditRefusal(audited, caller);
                throw RequestException.of(ErrorCode.FORBIDDEN, "%s", denial.get());
            }
            if (cost.introspects() && !settings.introspection()) {
                throw RequestException.of(
                        ErrorCode.FORBIDDEN,
                        "Introspection is disabled on this server. Maybe read schema.graphql of the release?");
            }
            if (found.isPriced()) {
                return new Answer(UNREAD, 200, true, requestId, extensions);
            }
            accessControl.audit(audited, caller);
            deprecatedUses.add(
                    deprecated.usedBy(cost.coordinates(), operation, prepared.fragments(), found.variables()),
                    found.client());
            ExecutionResult result = prepared.plans().has(operation)
                    ? answer(found, prepared, operation, requestId)
                    : execute(found, operation.getOperation(), requestId);
            return new Answer(result, 400, true, requestId, extensions, operationType(operation));
        } catch (RequestException error) {
            return refused(error, true, requestId, extensions);
        } catch (RuntimeException fault) {
            GraphQLError error = ErrorMapper.toError(fault, requestId, null, null);
            return new Answer(
                    ExecutionResult.newExecutionResult().addError(error).build(), 500, true, requestId, extensions);
        }
    }

    private Answer unreadable(Prepared prepared, String requestId, Map<String, Object> extensions) {
        List<GraphQLError> errors = ErrorMapper.cleaned(
                prepared.entry().getErrors(), requestId, message -> ValidationMessages.translate(message, schema));
        return new Answer(
                ExecutionResultImpl.newExecutionResult().errors(errors).build(), 400, true, requestId, extensions);
    }

    /** Response to a request that is rejected before execution. */
    static Answer refused(RequestException error, String requestId) {
        return refused(error, false, requestId, Map.of(REQUEST_ID, requestId));
    }

    private static Answer refused(
            RequestException error, boolean understood, String requestId, Map<String, Object> extensions) {
        GraphQLError shown = ErrorMapper.error(error.getMessage(), error.code(), error.details(), null, null);
        return new Answer(
                ExecutionResult.newExecutionResult().addError(shown).build(),
                error.status(),
                understood,
                requestId,
                extensions);
    }

    /**
     * Returns the document of a request.
     *
     * @throws RequestException if it may not run
     */
    Prepared prepare(GraphqlRequest request) {
        return documentCache.prepare(String.valueOf(trusted.resolve(request).query()));
    }

    /**
     * Validates an operation before anything is executed: the values of its variables, its cost and the permissions of
     * all its fields.
     *
     * @throws RequestException if it may not run
     */
    OperationCost cost(
            Prepared prepared, OperationDefinition operation, Map<String, @Nullable Object> variables, Caller caller) {
        OperationCost cost = analyzed(prepared, operation, variables);
        cost.check(settings.limits().complexity());
        accessControl.denialReason(caller, cost.coordinates()).ifPresent(refusal -> {
            throw RequestException.of(ErrorCode.FORBIDDEN, "%s", refusal);
        });
        return cost;
    }

    private OperationCost analyzed(
            Prepared prepared, OperationDefinition operation, Map<String, @Nullable Object> variables) {
        InputValidator.check(schema, operation, variables);
        return CostAnalyzer.of(settings.limits(), schema, operation, prepared.fragments(), variables);
    }

    /** Executes a query by its plan. */
    private ExecutionResult answer(
            GraphqlRequest request, Prepared prepared, OperationDefinition operation, String requestId) {
        CoercedVariables variables;
        try {
            variables = ValuesResolver.coerceVariableValues(
                    schema,
                    operation.getVariableDefinitions(),
                    RawVariables.of(request.variables()),
                    GraphQLContext.getDefault(),
                    Locale.ROOT);
        } catch (GraphQLException wrong) {
            if (wrong instanceof GraphQLError error) {
                return ExecutionResult.newExecutionResult()
                        .errors(ErrorMapper.cleaned(List.of(error), requestId))
                        .build();
            }
            throw wrong;
        }
        long end = System.nanoTime() + settings.limits().execution().toNanos();
        try {
            return engine.run(prepared.plans().of(operation, variables), variables, new FieldErrors(requestId), end)
                    .map(answered -> ExecutionResult.newExecutionResult()
                            .data(answered.data())
                            .errors(answered.errors())
                            .build())
                    .orElseGet(() -> ExecutionResult.newExecutionResult()
                            .addError(ErrorMapper.late(null, null))
                            .build());
        } catch (ResponseTooLargeException large) {
            return ExecutionResult.newExecutionResult()
                    .addError(ErrorMapper.tooLarge(null, null))
                    .build();
        }
    }

    /** Executes an operation that has no plan, by graphql-java. */
    ExecutionResult execute(GraphqlRequest request, Operation operation, String requestId) {
        JsonObject json = json(request);
        SmallRyeContextManager.fromInitialRequest(json);
        ExecutionInput.Builder builder = ExecutionInput.newExecutionInput()
                .query(String.valueOf(request.query()))
                .locale(Locale.ROOT)
                .executionId(ExecutionId.from(requestId))
                .variables(request.variables());
        if (request.operationName() != null) {
            builder.operationName(request.operationName());
        }
        ExecutionInput input = builder.build();
        SmallRyeContext context = SmallRyeContextManager.populateFromExecutionInput(input, queryCache);
        input.getGraphQLContext()
                .putAll(Map.of(SmallRyeContextManager.CONTEXT, context, "runBlocking", true, REQUEST_ID, requestId));
        if (!settings.introspection()) {
            input.getGraphQLContext().put(Introspection.INTROSPECTION_DISABLED, true);
        }
        if (operation != Operation.SUBSCRIPTION) {
            Deadline.set(input.getGraphQLContext(), settings.limits().execution());
        }
        EventEmitter events = EventEmitter.getInstance();
        try {
            events.fireBeforeExecute(context);
            ExecutionResult result = graphql.execute(input);
            context.setExecutionResult(result);
            events.fireAfterExecute(context);
            return result.getErrors().isEmpty()
                    ? result
                    : result.transform(clean -> clean.errors(ErrorMapper.cleaned(result.getErrors(), requestId)));
        } catch (RuntimeException fault) {
            events.fireOnExecuteError(context, fault);
            throw fault;
        }
    }

    private static JsonObject json(GraphqlRequest request) {
        var json = Json.createObjectBuilder()
                .add("query", String.valueOf(request.query()))
                .add("variables", Json.createObjectBuilder(request.variables()));
        if (request.operationName() != null) {
            json.add("operationName", request.operationName());
        }
        return json.build();
    }

    private static OperationDefinition meant(Prepared prepared, @Nullable String name) {
        OperationDefinition operation = prepared.operation(name);
        if (operation == null) {
            List<String> names = prepared.operations().stream()
                    .map(o -> o.getName() == null ? "(unnamed)" : o.getName())
                    .toList();
            throw name == null || name.isEmpty()
                    ? RequestException.bad(
                            "operationName is missing, but the document has several operations: %s.",
                            String.join(", ", names))
                    : RequestException.bad(
                            "operationName is \"%s\", but the document has %s.", name, String.join(", ", names));
        }
        return operation;
    }

    private static String operationType(OperationDefinition operation) {
        return operation.getOperation().name().toLowerCase(Locale.ROOT);
    }

    private static String suggestedTransport(OperationDefinition operation) {
        return operation.getOperation() == Operation.SUBSCRIPTION
                ? "over a websocket with the protocol graphql-transport-ws, or accept text/event-stream"
                : "by POST";
    }
}
