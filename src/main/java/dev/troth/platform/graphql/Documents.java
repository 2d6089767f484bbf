package dev.troth.platform.graphql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.troth.platform.graphql.engine.Plans;
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
import io.smallrye.graphql.execution.QueryCache;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Documents, parsed and validated once. The valid ones are cached, those that are rarely used are evicted, and all together
 * never have more characters than the limit: nobody can fill the memory with queries of their own making.
 */
final class Documents {
    /** A double has at most 309 before its point; a text with more of them can be given as a variable. */
    private static final int MOST_DIGITS = 400;

    private final GraphQLSchema schema;
    private final GraphqlSettings.Limit limits;
    private final Cache<String, Prepared> valid;

    Documents(GraphQLSchema schema, GraphqlSettings.Limit limits) {
        this.schema = schema;
        this.limits = limits;
        // Evicts on the thread that adds, so that the limit holds at any time.
        this.valid = Caffeine.newBuilder()
                .maximumWeight(limits.documentCache())
                .weigher((String text, Prepared prepared) -> text.length())
                .executor(Runnable::run)
                .build();
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

    /**
     * A document that was looked at.
     *
     * @param entry the document, or what is wrong with it
     * @param fragments by name
     * @param plans of its queries
     */
    record Prepared(
            PreparsedDocumentEntry entry,
            List<OperationDefinition> operations,
            Map<String, FragmentDefinition> fragments,
            Plans plans) {

        /** The operation that is meant; null when that cannot be said. */
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

    /** @throws RequestError if the text is larger than what is read at all */
    Prepared prepare(String text) {
        if (text.length() > limits.characters()) {
            throw RequestError.limit("characters", limits.characters(), text.length(), "Characters of a document");
        }
        Prepared known = valid.getIfPresent(text);
        if (known != null) {
            return known;
        }
        int digits = mostDigits(text);
        if (digits > MOST_DIGITS) {
            throw RequestError.bad(
                    "The document holds a number of %d digits, but none has more than %d. Maybe give a text as a variable?",
                    digits, MOST_DIGITS);
        }
        Prepared prepared = read(text);
        if (!prepared.entry.hasErrors()) {
            valid.put(text, prepared);
        }
        return prepared;
    }

    /** The longest run of digits; reading a number takes time with the square of its length. */
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
        ParseAndValidateResult result = ParseAndValidate.parseAndValidate(
                schema, ExecutionInput.newExecutionInput(text).build());
        if (result.isFailure()) {
            String message = String.valueOf(result.getErrors().getFirst().getMessage());
            if (message.contains("tokens have been presented")) {
                throw RequestError.limit("tokens", limits.tokens(), limits.tokens() + 1L, "Tokens of a document");
            }
            return new Prepared(
                    new PreparsedDocumentEntry(result.getErrors()),
                    List.of(),
                    Map.of(),
                    new Plans(schema, List.of(), Map.of()));
        }
        Document document = result.getDocument();
        List<OperationDefinition> operations = new ArrayList<>();
        Map<String, FragmentDefinition> fragments = new HashMap<>();
        for (Definition<?> definition : document.getDefinitions()) {
            switch (definition) {
                case OperationDefinition operation -> operations.add(operation);
                case FragmentDefinition fragment -> fragments.put(fragment.getName(), fragment);
                default -> throw new IllegalStateException("Validation lets nothing else through.");
            }
        }
        return new Prepared(
                new PreparsedDocumentEntry(document), operations, fragments, new Plans(schema, operations, fragments));
    }

    /** For graphql-java, which asks once more. */
    PreparsedDocumentProvider provider() {
        return (input, compute) -> CompletableFuture.completedFuture(prepare(input.getQuery()).entry);
    }

    /** For SmallRye, which asks once more, too. */
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
