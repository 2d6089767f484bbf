package dev.troth.ledger;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.troth.platform.common.MoneyInput;
import dev.troth.platform.common.RejectedException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Map;

/**
 * Maps the input of a mutation to the body of a fact. The fields of both have the same names, and both are JSON objects
 * in the same formats, so a field of a fact is declared twice only: in its body and in the input.
 */
@ApplicationScoped
public class InputMapper {
    private static final String ACCOUNT = "account";

    private final BodyCodec codec;
    private final FactTypeRegistry factTypes;
    private final JsonMapper mapper;

    InputMapper(BodyCodec codec, FactTypeRegistry factTypes) {
        this.codec = codec;
        this.factTypes = factTypes;
        this.mapper = FactObjectMapper.create();
        mapper.registerModule(new SimpleModule().addSerializer(new MoneySerializer()));
    }

    /**
     * Returns the body with the fields of an input. The account of a mutation is not a field of the body.
     *
     * @param more further fields of the body, which replace those of the input
     * @throws RejectedException if the body is not valid
     */
    public <B extends FactBody> B body(FactFields input, Class<B> type, Map<String, String> more) {
        ObjectNode fields = fields(input);
        fields.remove(MutationInput.FIELDS);
        fields.remove(ACCOUNT);
        more.forEach(fields::put);
        return type.cast(codec.read(factTypes.of(type), fields));
    }

    private ObjectNode fields(FactFields input) {
        try {
            return mapper.valueToTree(input);
        } catch (IllegalArgumentException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof RejectedException rejection) {
                    throw rejection;
                }
            }
            throw e;
        }
    }

    /** Validates an amount of money where the name of its field is known. */
    private static final class MoneySerializer extends StdSerializer<MoneyInput> {
        private static final long serialVersionUID = 1;

        MoneySerializer() {
            super(MoneyInput.class);
        }

        @Override
        public void serialize(MoneyInput value, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writePOJO(MoneyInput.money(json.getOutputContext().getCurrentName(), value));
        }
    }
}
