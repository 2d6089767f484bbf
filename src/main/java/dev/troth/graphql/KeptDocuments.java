package dev.troth.graphql;

import dev.troth.graphql.DocumentCache.Prepared;
import dev.troth.platform.common.RejectedException;
import dev.troth.platform.common.Suggestion;
import dev.troth.platform.http.RequestIds;
import dev.troth.platform.security.Caller;
import dev.troth.platform.security.DocumentRunner;
import graphql.GraphQLError;
import graphql.language.OperationDefinition;
import graphql.language.OperationDefinition.Operation;
import graphql.language.VariableDefinition;
import graphql.schema.idl.TypeInfo;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Queries that the server keeps and runs by itself, behind the same walls as those of clients. */
@ApplicationScoped
class KeptDocuments implements DocumentRunner {
    private final Execution execution;

    KeptDocuments(Execution execution) {
        this.execution = execution;
    }

    @Override
    public void check(String document, Map<String, Set<String>> variables, int complexity, Caller caller) {
        try {
            GraphqlRequest request = request(document, Map.of());
            Prepared prepared = execution.prepare(request);
            if (prepared.entry().hasErrors()) {
                GraphQLError first =
                        ErrorMapper.cleaned(prepared.entry().getErrors(), "").getFirst();
                throw invalid("The document is not valid: %s", first.getMessage());
            }
            if (prepared.operations().size() != 1
                    || prepared.operations().getFirst().getOperation() != Operation.QUERY) {
                throw invalid("The document must contain exactly one operation, a query.");
            }
            OperationDefinition query = prepared.operations().getFirst();
            query.getVariableDefinitions().forEach(variable -> check(variable, variables));
            checkCost(execution.cost(prepared, query, Map.of(), caller), complexity);
        } catch (RequestException error) {
            throw invalid("%s", String.valueOf(error.getMessage()));
        }
    }

    private static GraphqlRequest request(String document, Map<String, Object> variables) {
        return new GraphqlRequest(document, null, null, new HashMap<>(variables));
    }

    private static void check(VariableDefinition variable, Map<String, Set<String>> available) {
        Set<String> types = available.get(variable.getName());
        if (types == null) {
            throw invalid(
                    "The variable $%s is not available.%s",
                    variable.getName(), Suggestion.maybe(variable.getName(), available.keySet()));
        }
        TypeInfo type = TypeInfo.typeInfo(variable.getType());
        if (type.isList() || !types.contains(type.getName())) {
            throw invalid(
                    "The variable $%s must be declared as %s.",
                    variable.getName(), String.join(" or ", new TreeSet<>(types)));
        }
    }

    private static void checkCost(OperationCost cost, int complexity) {
        if (cost.introspects()) {
            throw invalid("The document must not contain introspection.");
        }
        if (cost.complexity() > complexity) {
            throw invalid(
                    "The complexity of the document (fields in the response, by page size) is %d; the maximum is %d. %s",
                    cost.complexity(),
                    complexity,
                    cost.suggestion(complexity)
                            .map(OperationCost.Suggestion::toString)
                            .orElse("Maybe select fewer fields, or smaller pages?"));
        }
    }

    private static RejectedException invalid(String message, Object... values) {
        return RejectedException.invalid("document", message, values);
    }

    @Override
    public String run(String document, Map<String, Object> variables, Caller caller, String origin) {
        String requestId = RequestIds.of(null);
        Execution.Answer answer = execution.run(
                request(document, variables).from(ClientIdentity.WEBHOOK),
                requestId,
                operation -> operation == Operation.QUERY,
                caller,
                origin);
        return ResponseWriter.toBuffer(answer).toString(StandardCharsets.UTF_8);
    }
}
