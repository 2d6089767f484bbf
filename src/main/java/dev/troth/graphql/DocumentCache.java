package dev.troth.graphql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.troth.graphql.engine.PlanCache;
import graphql.ExecutionInput;
import graphql.ParseAndValidate;
import graphql.ParseAndValidateResult;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.execution.preparsed.PreparsedDocumentProvider;
import graphql.language.Definition;
import graphql.language.Document;
import graphql.language.FragmentDefinition;
import graphql.language.OperationDefinition;
import graphql.parser.ParserOptions;
import graphql.schema.GraphQLSchema;
import io.quarkus.runtime.annotations.RegisterResourceBundle;
import io.smallrye.graphql.execution.QueryCache;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Cache of parsed and validated documents. Evicts documents by recency and frequency of use; the total number of
 * characters is limited, so that generated queries cannot exhaust the memory.
 */
// Messages about literals, which graphql-java finds by name. Without them, an unknown word of an enumeration gives an
// internal error. Quarkus registers those of parser and validator. It searches for single annotations only, so that the
// others are at Execution and PlanExecution.
@RegisterResourceBundle(bundleName = "i18n.Scalars")
final class DocumentCache {
    /** A double has at most 309 digits before the point. A longer number can be sent as a string variable. */
    private static final int MOST_DIGITS = 400;

    private final GraphQLSchema schema;
    private final GraphqlSettings.Limit limits;
    private final Cache<String, Prepared> valid;

    DocumentCache(GraphQLSchema schema, GraphqlSettings.Limit limits) {
        this.schema = schema;
        this.limits = limits;
        this.valid = documents(limits.documentCache());
        ParserOptions options = ParserOptions.newParserOptions()
                .maxTokens(limits.tokens())
                .maxCharacters(limits.characters())
                .maxWhitespaceTokens(limits.characters())
                .maxRuleDepth(200)
                .captureIgnoredChars(false)
                .captureLineComments(false)
                .build();
        ParserOptions.setDefaultOperationParserOptions(options);
    }

    private static Cache<String, Prepared> documents(long mostCharacters) {
        // Evicts on the thread that adds, so that the limit holds at any time.
        return Caffeine.newBuilder()
                .maximumWeight(mostCharacters)
                .weigher((String text, Prepared prepared) -> text.length())
                .executor(Runnable::run)
                .build();
    }

    /**
     * A parsed document.
     *
     * @param entry the valid document, or its errors
     * @param fragments fragments by name
     * @param plans plans of its queries
     */
    record Prepared(
            PreparsedDocumentEntry entry,
            List<OperationDefinition> operations,
            Map<String, FragmentDefinition> fragments,
            PlanCache plans) {

        /** Returns the selected operation; null if the selection is ambiguous. */
        @Nullable
        OperationDefinition operation(@Nullable String name) {
            if (name == null || name.isEmpty()) {
                return operations.size() == 1 ? operations.getFirst() : null;
            }
            return operations.stream()
                    .filter(operation -> name.equals(operation.getName()))
                    .findFirst()
                    .orElse(null);
        }
    }

    /** @throws RequestException if the text exceeds the size limit */
    Prepared prepare(String text) {
        if (text.length() > limits.characters()) {
            throw RequestException.limit(
                    "characters", limits.characters(), text.length(), "Document length in characters");
        }
        Prepared known = valid.getIfPresent(text);
        if (known != null) {
            return known;
        }
        int digits = mostDigits(text);
        if (digits > MOST_DIGITS) {
            throw RequestException.bad(
                    "The document contains a number of %d digits; the maximum is %d. Maybe send a string "
                            + "as a variable?",
                    digits, MOST_DIGITS);
        }
        Prepared prepared = read(text);
        if (!prepared.entry.hasErrors()) {
            valid.put(text, prepared);
        }
        return prepared;
    }

    /** Length of the longest run of digits. Parsing a number takes time quadratic in its length. */
    private static int mostDigits(String text) {
        int most = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            run = c >= '0' && c <= '9' ? run + 1 : 0;
            most = Math.max(most, run);
        }
        return most;
    }

    private Prepared read(String text) {
        // Not the language of the operating system: clients get the same text from every node.
        ExecutionInput input =
                ExecutionInput.newExecutionInput(text).locale(Locale.ROOT).build();
        ParseAndValidateResult result = ParseAndValidate.parseAndValidate(schema, input);
        if (result.isFailure()) {
            String message = String.valueOf(result.getErrors().getFirst().getMessage());
            if (message.contains("tokens have been presented")) {
                throw RequestException.limit("tokens", limits.tokens(), limits.tokens() + 1L, "Tokens in the document");
            }
            return new Prepared(
                    new PreparsedDocumentEntry(result.getErrors()),
                    List.of(),
                    Map.of(),
                    new PlanCache(schema, List.of(), Map.of()));
        }
        Document document = result.getDocument();
        List<OperationDefinition> operations = new ArrayList<>();
        Map<String, FragmentDefinition> fragments = new HashMap<>();
        for (Definition<?> definition : document.getDefinitions()) {
            switch (definition) {
                case OperationDefinition operation -> operations.add(operation);
                case FragmentDefinition fragment -> fragments.put(fragment.getName(), fragment);
                default -> throw new IllegalStateException("A validated document contains an unknown definition.");
            }
        }
        return new Prepared(
                new PreparsedDocumentEntry(document),
                operations,
                fragments,
                new PlanCache(schema, operations, fragments));
    }

    /** Cache adapter for graphql-java, which looks the document up again. */
    PreparsedDocumentProvider provider() {
        return (input, compute) -> CompletableFuture.completedFuture(prepare(input.getQuery()).entry);
    }

    /** Cache adapter for SmallRye, which also looks the document up again. */
    QueryCache queryCache() {
        return new QueryCache() {
            @Override
            public CompletableFuture<PreparsedDocumentEntry> getDocumentAsync(
                    ExecutionInput input, Function<ExecutionInput, PreparsedDocumentEntry> compute) {
                return CompletableFuture.completedFuture(prepare(input.getQuery()).entry);
            }
        };
    }
}
