package dev.troth.exchange.webhook;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** The body of the requests of a webhook, whose JSON has the names of these fields. */
@Description(
        "Body of the requests of a webhook, as JSON with these fields. A field without a value is null or omitted; the body of testWebhook has `delivery` and `type` only. "
                + "With a document, `data` is its result, and `errors` its errors, if any.")
@JsonIgnoreProperties({"data", "errors"})
@RegisterForReflection
public record WebhookBody(
        @Id @Description("Id of the delivery, the same for every attempt.") @NonNull
        String delivery,

        @Id @Description("Id of the fact.") @NonNull String factId,

        @Description("Type of the fact, such as commitmentKept.") @NonNull
        String type,

        @Description("Ref of the account. Null for facts about the market or the workspace.") @Nullable
        String account,

        @Description("Ref of the record that the fact is about.") @NonNull
        String subject,

        @Description("Time at which the fact was recorded.") @NonNull
        Instant recordedAt,

        @Description("The fact.") @NonNull WebhookFact fact) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    /** The fields that facts of all types have. */
    @Description(
            "Fact in the body of a webhook: a line of GET /facts, whose other fields depend on its type, as "
                    + "/facts/schema.json defines them. Only `ref` and `at` if the author of the webhook may not read complete facts.")
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @RegisterForReflection
    public record WebhookFact(
            @Description("Ref of the fact.") @NonNull String ref,

            @Description("Time at which the fact occurred.") @NonNull
            Instant at,

            @Description("Ref of the member who reported the fact.") @Nullable
            String by,

            @Description("System from which the fact comes.") @Nullable
            String source,

            @Description("Note.") @Nullable String note) {}

    /** @throws IllegalStateException if the text is not the body of a webhook */
    static WebhookBody of(String json) {
        try {
            return JSON.readValue(json, WebhookBody.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The body of a delivery is not valid.", e);
        }
    }

    /**
     * Returns the JSON of the body.
     *
     * @param line the complete fact as JSON; null if the receiver may not read it
     */
    String toJson(@Nullable String line) {
        try {
            ObjectNode body = JSON.valueToTree(this);
            if (line != null) {
                body.set("fact", JSON.readTree(line));
            }
            return body.toString();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The fact of a delivery is not valid JSON.", e);
        }
    }
}
