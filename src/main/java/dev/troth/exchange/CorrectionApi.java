package dev.troth.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.troth.exchange.live.FactView;
import dev.troth.exchange.live.FactViews;
import dev.troth.ledger.Correction;
import dev.troth.ledger.Fact;
import dev.troth.ledger.FactInput;
import dev.troth.ledger.FactPayload;
import dev.troth.ledger.Recorded;
import dev.troth.ledger.Recorder;
import dev.troth.platform.MutationPayload;
import dev.troth.platform.Refusal;
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
    @Description(
            "Changes fields of a fact of any type. The original stays in the ledger; from now on it is read as changed.")
    public FactCorrectionPayload amendFact(@NonNull AmendFactInput input) {
        return payload(recorder.record(
                input, null, () -> new Correction.Amended(input.fact, input.type, fields(input.fields))));
    }

    @Mutation
    @NonNull
    @Description("Takes a fact of any type back. The original stays in the ledger; from now on it does not count.")
    public FactCorrectionPayload retractFact(@NonNull RetractFactInput input) {
        return payload(
                recorder.record(input, null, () -> new Correction.Retracted(input.fact, input.type, input.reason)));
    }

    private FactCorrectionPayload payload(Recorded recorded) {
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
            // Told below, like JSON that is no object.
        }
        throw Refusal.invalid("fields", "fields is no JSON object. Maybe {\"title\": \"…\"}?");
    }

    @Description("A change of a fact.")
    @Input("AmendFactInput")
    @SuppressWarnings("NullAway.Init") // filled by the one who reads the request
    public static final class AmendFactInput extends FactInput {
        @Description("The type of the fact, such as commitmentMade.")
        @NonNull
        public String type;

        @Description("The ref of the fact.")
        @NonNull
        public String fact;

        @Description(
                "The fields that are different, as a JSON object with the names of the import; null takes a field back.")
        @NonNull
        public String fields;
    }

    @Description("A fact to take back.")
    @Input("RetractFactInput")
    @SuppressWarnings("NullAway.Init") // filled by the one who reads the request
    public static final class RetractFactInput extends FactInput {
        @Description("The type of the fact, such as commitmentMade.")
        @NonNull
        public String type;

        @Description("The ref of the fact.")
        @NonNull
        public String fact;

        @Description("Why.")
        @NonNull
        public String reason;
    }

    @Description("What became of a correction.")
    public static final class FactCorrectionPayload extends FactPayload implements MutationPayload {
        private final @Nullable FactView fact;

        FactCorrectionPayload(Recorded recorded, @Nullable FactView fact) {
            super(recorded);
            this.fact = fact;
        }

        @Description("The correction, which is a fact of its own; null when there are errors.")
        public @Nullable FactView getFact() {
            return fact;
        }
    }
}
