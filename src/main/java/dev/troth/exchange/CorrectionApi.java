package dev.troth.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.troth.exchange.subscription.FactView;
import dev.troth.exchange.subscription.FactViews;
import dev.troth.ledger.Correction;
import dev.troth.ledger.Fact;
import dev.troth.ledger.FactInput;
import dev.troth.ledger.FactPayload;
import dev.troth.ledger.RecordResult;
import dev.troth.ledger.Recorder;
import dev.troth.platform.common.MutationPayload;
import dev.troth.platform.common.RejectedException;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Corrections of facts of any type in the schema. */
@GraphQLApi
public class CorrectionApi {
    private static final JsonMapper JSON = new JsonMapper();

    private final Recorder recorder;
    private final FactViews views;

    CorrectionApi(Recorder recorder, FactViews views) {
        this.recorder = recorder;
        this.views = views;
    }

    @Mutation
    @NonNull
    @Description("Amends fields of a fact of any type. The original stays in the ledger; reads from now on "
            + "return the amended fact.")
    public FactCorrectionPayload amendFact(@NonNull AmendFactInput input) {
        return payload(recorder.record(
                input, null, () -> new Correction.Amended(input.fact, input.type, fields(input.fields))));
    }

    @Mutation
    @NonNull
    @Description("Retracts a fact of any type. The original stays in the ledger; reads from now on ignore it.")
    public FactCorrectionPayload retractFact(@NonNull RetractFactInput input) {
        return payload(
                recorder.record(input, null, () -> new Correction.Retracted(input.fact, input.type, input.reason)));
    }

    private FactCorrectionPayload payload(RecordResult recorded) {
        Fact fact = recorded.fact();
        return new FactCorrectionPayload(
                recorded, fact == null ? null : views.of(List.of(fact)).getFirst());
    }

    private static ObjectNode fields(String json) {
        try {
            JsonNode fields = JSON.readTree(json);
            if (fields instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            // Reported below, like JSON that is not an object.
        }
        throw RejectedException.invalid("fields", "fields is not a valid JSON object. Maybe {\"title\": \"…\"}?");
    }

    @Description("Amendment of a fact.")
    @Input("AmendFactInput")
    @SuppressWarnings("NullAway.Init") // Filled by the JSON-B deserializer.
    public static final class AmendFactInput extends FactInput {
        @Description("Type of the fact, such as commitmentMade.")
        @NonNull
        public String type;

        @Description("Ref of the fact.")
        @NonNull
        public String fact;

        @Description("Changed fields, as a JSON object with the field names of the import. Null removes the "
                + "value of a field.")
        @NonNull
        public String fields;
    }

    @Description("Retraction of a fact.")
    @Input("RetractFactInput")
    @SuppressWarnings("NullAway.Init") // Filled by the JSON-B deserializer.
    public static final class RetractFactInput extends FactInput {
        @Description("Type of the fact, such as commitmentMade.")
        @NonNull
        public String type;

        @Description("Ref of the fact.")
        @NonNull
        public String fact;

        @Description("Reason of the retraction.")
        @NonNull
        public String reason;
    }

    @Description("Result of a correction.")
    public static final class FactCorrectionPayload extends FactPayload implements MutationPayload {
        private final @Nullable FactView fact;

        FactCorrectionPayload(RecordResult recorded, @Nullable FactView fact) {
            super(recorded);
            this.fact = fact;
        }

        @Description("Correction, which is itself a fact. Null if there are errors.")
        public @Nullable FactView getFact() {
            return fact;
        }
    }
}
