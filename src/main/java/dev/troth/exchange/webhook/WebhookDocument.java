package dev.troth.exchange.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.troth.account.AccountView;
import dev.troth.platform.common.VisibilityScope;
import dev.troth.platform.security.AccessControl;
import dev.troth.platform.security.CallerScope;
import dev.troth.platform.security.DocumentRunner;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The documents of webhooks: GraphQL queries whose result is sent with each fact. A document runs again at each attempt
 * of a delivery, with the rights that its author has then: its result is never stored.
 */
@ApplicationScoped
class WebhookDocument {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String ORIGIN = "webhook";
    private static final Set<String> TEXT = Set.of("ID", "String");

    /** Variables that a document may declare, with their types. */
    private static final Map<String, Set<String>> VARIABLES = Map.of(
            "account", Set.of("ID"),
            "fact", Set.of("ID"),
            "type", Set.of("String"),
            "ref", TEXT,
            "subject", TEXT,
            "occurredAt", Set.of("DateTime"));

    private final DocumentRunner runner;
    private final AccessControl accessControl;
    private final WebhookSettings settings;

    WebhookDocument(DocumentRunner runner, AccessControl accessControl, WebhookSettings settings) {
        this.runner = runner;
        this.accessControl = accessControl;
        this.settings = settings;
    }

    /**
     * A document and whose rights it has.
     *
     * @param author key or grant; null for access mode local
     */
    record Authored(@Nullable String text, @Nullable UUID author) {}

    /**
     * Returns a document with its author: the caller who changes the document or the URL to which its result is sent.
     *
     * @param before the webhook before the change; null if it is new
     * @throws dev.troth.platform.common.RejectedException if the document is not valid, or its author may not run it
     */
    Authored checked(String url, @Nullable String document, @Nullable WebhookView before) {
        String text = document == null || document.isBlank() ? null : document;
        if (before != null && Objects.equals(text, before.document()) && url.equals(before.url())) {
            return new Authored(text, before.author());
        }
        if (text == null) {
            return new Authored(null, CallerScope.current().id());
        }
        runner.check(text, VARIABLES, settings.documentComplexity(), CallerScope.current());
        return new Authored(text, CallerScope.current().id());
    }

    /** Returns what the author of a webhook sees now: that is what the webhook sends. */
    VisibilityScope visibility(WebhookView hook) {
        return accessControl
                .present(hook.author())
                .map(author -> author.view().visibility())
                .orElse(VisibilityScope.OF_FORMER_CALLER);
    }

    /** Returns the body of a request: the payload of the delivery with the result of the document. */
    String body(WebhookView hook, WebhookStore.Due due) {
        String document = hook.document();
        if (document == null) {
            return due.delivery().payload();
        }
        ObjectNode body = (ObjectNode) read(due.delivery().payload());
        JsonNode response = accessControl
                .present(hook.author())
                .map(author -> read(runner.run(document, variables(body, due.account()), author, ORIGIN)))
                .orElseGet(WebhookDocument::withoutRights);
        body.set("data", response.path("data").isMissingNode() ? body.nullNode() : response.get("data"));
        if (response.has("errors")) {
            body.set("errors", response.get("errors"));
        }
        return body.toString();
    }

    private static Map<String, Object> variables(ObjectNode body, @Nullable UUID account) {
        Map<String, Object> variables = new HashMap<>(Map.of(
                "fact", body.path("factId").asText(),
                "type", body.path("type").asText(),
                "ref", body.at("/fact/ref").asText(),
                "subject", body.path("subject").asText(),
                "occurredAt", body.at("/fact/at").asText()));
        if (account != null) {
            variables.put("account", AccountView.globalId(account));
        }
        return variables;
    }

    private static JsonNode withoutRights() {
        ObjectNode response = JSON.createObjectNode();
        response.putArray("errors")
                .addObject()
                .put("message", "The key or user that set the document has no access any more. Maybe set it again?")
                .putObject("extensions")
                .put("code", "UNAUTHENTICATED");
        return response;
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The body of a delivery is not valid JSON.", e);
        }
    }
}
