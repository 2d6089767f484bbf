package dev.troth.graphql;

import dev.troth.platform.common.Suggestion;
import dev.troth.platform.http.RequestIds;
import dev.troth.platform.security.AccessControl;
import dev.troth.platform.security.Caller;
import graphql.language.OperationDefinition.Operation;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLSchema;
import io.quarkiverse.mcp.server.TextContent;
import io.quarkiverse.mcp.server.ToolManager;
import io.quarkiverse.mcp.server.ToolManager.ToolAnnotations;
import io.quarkiverse.mcp.server.ToolManager.ToolArguments;
import io.quarkiverse.mcp.server.ToolResponse;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Tools of assistants by the Model Context Protocol: the examples of the documentation, and the mutations that an
 * administrator lists. A call runs its document as a request to {@code /graphql} would, under the caller's own rights and
 * limits.
 */
@ApplicationScoped
class McpTools {
    private static final Logger LOG = Logger.getLogger("Troth");

    /** Examples of the documentation, in src/docs/examples. */
    static final List<String> EXAMPLES = List.of(
            "account",
            "brief",
            "commitments",
            "people",
            "portfolio",
            "says-who",
            "since-when",
            "today",
            "what-if",
            "what-next",
            "why");

    private final McpSettings settings;
    private final ToolManager tools;
    private final GraphQLSchema schema;
    private final TrustedDocuments documents;
    private final Execution execution;
    private final OperationExecutor executor;
    private final AccessControl accessControl;
    private final CurrentVertxRequest current;

    McpTools(
            McpSettings settings,
            ToolManager tools,
            GraphQLSchema schema,
            TrustedDocuments documents,
            Execution execution,
            OperationExecutor executor,
            AccessControl accessControl,
            CurrentVertxRequest current) {
        this.settings = settings;
        this.tools = tools;
        this.schema = schema;
        this.documents = documents;
        this.execution = execution;
        this.executor = executor;
        this.accessControl = accessControl;
        this.current = current;
    }

    void start(@Observes StartupEvent event) {
        if (!settings.enabled()) {
            return;
        }
        List<McpTool> all = new ArrayList<>();
        EXAMPLES.forEach(example -> all.add(McpTool.ofExample(example, schema)));
        settings.mutations().orElse(List.of()).stream().distinct().forEach(name -> all.add(ofMutation(name)));
        all.forEach(this::register);
    }

    private McpTool ofMutation(String name) {
        GraphQLFieldDefinition mutation = schema.getMutationType().getFieldDefinition(name);
        if (mutation == null) {
            List<String> names = schema.getMutationType().getFieldDefinitions().stream()
                    .map(GraphQLFieldDefinition::getName)
                    .toList();
            throw new IllegalStateException("TROTH_MCP_MUTATIONS names \"%s\", which is not a mutation.%s"
                    .formatted(name, Suggestion.maybe(name, names)));
        }
        return McpTool.ofMutation(mutation, schema);
    }

    private void register(McpTool tool) {
        documents.trust(tool.document());
        tools.newTool(tool.name())
                .setDescription(tool.description())
                .setInputSchema(tool.schema())
                .setAnnotations(new ToolAnnotations(tool.name(), !tool.writes(), tool.writes(), !tool.writes(), false))
                .setAsyncHandler(arguments -> call(tool, arguments))
                .register();
    }

    private Uni<ToolResponse> call(McpTool tool, ToolArguments arguments) {
        RoutingContext context = current.getCurrent();
        String requestId = RequestIds.of(context.response().headers().get(RequestIds.HEADER));
        Optional<Caller> caller = accessControl.callerOf(context);
        String address = context.request().remoteAddress().hostAddress();
        Future<ToolResponse> answered = caller.isEmpty()
                ? Future.succeededFuture(response(Execution.refused(
                        RequestException.of(ErrorCode.UNAUTHENTICATED, "The request has no credentials."), requestId)))
                : executor.run(caller.get(), () -> run(tool, arguments, requestId, caller.get(), address))
                        .recover(fault -> Future.succeededFuture(response(failed(fault, requestId))));
        return Uni.createFrom().completionStage(answered.toCompletionStage());
    }

    private ToolResponse run(McpTool tool, ToolArguments arguments, String requestId, Caller caller, String address) {
        try {
            GraphqlRequest request = request(tool, arguments.args());
            return response(execution.run(
                    request,
                    requestId,
                    operation -> operation == (tool.writes() ? Operation.MUTATION : Operation.QUERY),
                    caller,
                    address));
        } catch (RequestException error) {
            return response(Execution.refused(error, requestId));
        }
    }

    /** Reads the arguments as the variables of a request over HTTP are read. */
    private static GraphqlRequest request(McpTool tool, Map<String, Object> arguments) {
        Map<?, ?> known = (Map<?, ?>) tool.schema().get("properties");
        for (String name : arguments.keySet()) {
            if (known == null || !known.containsKey(name)) {
                List<String> names = known == null
                        ? List.of()
                        : known.keySet().stream().map(String::valueOf).toList();
                throw RequestException.bad(
                        "The tool %s has no argument \"%s\".%s", tool.name(), name, Suggestion.maybe(name, names));
            }
        }
        JsonObject request = new JsonObject().put("query", tool.document()).put("variables", new JsonObject(arguments));
        return GraphqlRequest.of(request.toBuffer().getBytes()).ofTool(tool.name());
    }

    private static Execution.Answer failed(Throwable fault, String requestId) {
        if (fault instanceof RequestException error) {
            return Execution.refused(error, requestId);
        }
        LOG.errorf(fault, "Request %s failed", requestId);
        return Execution.refused(
                RequestException.of(
                        ErrorCode.INTERNAL, "Internal error. The server log contains it under the request id."),
                requestId);
    }

    /** The text of a response is the body that /graphql would send. */
    private static ToolResponse response(Execution.Answer answer) {
        boolean failed = !answer.result().getErrors().isEmpty();
        return new ToolResponse(
                failed, List.of(new TextContent(ResponseWriter.toBuffer(answer).toString())));
    }
}
