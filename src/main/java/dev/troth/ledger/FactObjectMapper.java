package dev.troth.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.std.NumberDeserializers;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.databind.type.LogicalType;
import dev.troth.platform.common.RejectedException;
import dev.troth.platform.common.Suggestion;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Arrays;
import java.util.Collection;
import java.util.Currency;
import java.util.Locale;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** JSON mapper for facts. It is strict: a wrong type or spelling is rejected, not coerced. */
final class FactObjectMapper {
    private static final double SMALLEST = 1e-15;
    private static final double GREATEST = 1e15;

    /** Maximum length of a value in a message. */
    private static final int SHOWN = 100;

    private FactObjectMapper() {}

    static JsonMapper create() {
        SimpleModule words = new SimpleModule()
                .addDeserializer(Instant.class, text(Instant.class, WireTimes::instant))
                .addDeserializer(LocalDate.class, text(LocalDate.class, WireTimes::date))
                .addDeserializer(Duration.class, text(Duration.class, WireTimes::duration))
                .addDeserializer(Period.class, text(Period.class, WireTimes::period))
                .addDeserializer(Currency.class, text(Currency.class, FactObjectMapper::currency))
                .addDeserializer(BigDecimal.class, text(BigDecimal.class, FactObjectMapper::decimal))
                .addDeserializer(Double.class, new Measure(Double.class, null))
                .addDeserializer(Double.TYPE, new Measure(Double.TYPE, 0.0))
                .addSerializer(Instant.class, ToStringSerializer.instance)
                .addSerializer(LocalDate.class, ToStringSerializer.instance)
                .addSerializer(Duration.class, ToStringSerializer.instance)
                .addSerializer(Period.class, ToStringSerializer.instance)
                .addSerializer(Currency.class, ToStringSerializer.instance)
                .addSerializer(BigDecimal.class, new PlainDecimal());
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(20)
                        .maxNumberLength(50)
                        .maxStringLength(FactCodec.LINE)
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        return JsonMapper.builder(factory)
                .addModule(words)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .serializationInclusion(JsonInclude.Include.NON_NULL)
                .withCoercionConfig(
                        LogicalType.Textual,
                        texts -> texts.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
                .build();
    }

    /**
     * Describes the error for a person.
     *
     * @param field path of the field
     * @param value value of the field
     */
    static String explain(JsonMappingException e, String field, JsonNode value) {
        if (e instanceof InvalidFormatException format && format.getTargetType().isEnum()) {
            var words = Arrays.stream(format.getTargetType().getEnumConstants())
                    .map(Object::toString)
                    .toList();
            return field + ": \"" + format.getValue() + "\" is not an allowed value."
                    + Suggestion.maybe(String.valueOf(format.getValue()), words);
        }
        if (e instanceof InvalidFormatException format) {
            return field + ": \"" + format.getValue() + "\" is not a valid "
                    + format.getTargetType().getSimpleName().toLowerCase(Locale.ROOT) + ".";
        }
        return e instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null
                ? "%s must be %s, but is %s.".formatted(field, wanted(mismatch.getTargetType()), shown(value))
                : field + ": " + firstLine(e);
    }

    private static String wanted(Class<?> type) {
        if (type == String.class || type.isEnum()) {
            return "a string";
        }
        if (type == Boolean.class || type == Boolean.TYPE) {
            return "true or false";
        }
        if (type == Integer.class || type == Integer.TYPE || type == Long.class || type == Long.TYPE) {
            return "an integer";
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return "a number";
        }
        return Collection.class.isAssignableFrom(type) ? "a list" : "an object";
    }

    private static String shown(JsonNode value) {
        String text = value.toString();
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    }

    static String firstLine(JsonProcessingException e) {
        String message = String.valueOf(e.getOriginalMessage());
        int end = message.indexOf('\n');
        String line = end < 0 ? message : message.substring(0, end);
        return line.replaceAll("`[a-z][\\w.$]*\\.([\\w$]+)`", "$1").replaceAll(" \\(`?[A-Z][\\w]*\\..*?\\)", "");
    }

    private static Currency currency(String field, String text) {
        try {
            return Currency.getInstance(text);
        } catch (IllegalArgumentException e) {
            throw RejectedException.invalid(
                    field, "%s is \"%s\", which is not a valid ISO 4217 currency code. Maybe \"EUR\"?", field, text);
        }
    }

    private static BigDecimal decimal(String field, String text) {
        if (text.length() > 60) {
            throw RejectedException.invalid(
                    field, "%s has %d characters, which is too long for a number.", field, text.length());
        }
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw RejectedException.invalid(
                    field, "%s is \"%s\", which is not a valid decimal number. Maybe \"12.50\"?", field, text);
        }
    }

    private static <T> StdScalarDeserializer<T> text(Class<T> type, BiFunction<String, String, T> parse) {
        return new StdScalarDeserializer<>(type) {
            private static final long serialVersionUID = 1;

            @Override
            public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
                String field = String.valueOf(parser.currentName());
                if (!parser.currentToken().isScalarValue()
                        || parser.currentToken().isNumeric()) {
                    throw RejectedException.invalid(field, "%s must be a string, but is %s.", field, parser.getText());
                }
                return parse.apply(field, parser.getText());
            }
        };
    }

    /** Accepts only numbers that survive a round trip: PostgreSQL writes numbers of jsonb with all of their digits. */
    private static final class Measure extends NumberDeserializers.DoubleDeserializer {
        private static final long serialVersionUID = 1;

        Measure(Class<Double> type, @Nullable Double missing) {
            super(type, missing);
        }

        @Override
        public Double deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            Double number = super.deserialize(parser, context);
            double size = Math.abs(number);
            if (size != 0 && !(size >= SMALLEST && size <= GREATEST)) {
                String field = String.valueOf(parser.currentName());
                throw RejectedException.invalid(
                        field,
                        "%s is %s, which is out of range. Must be 0 or from 1e-15 to 1e15.",
                        field,
                        parser.getText());
            }
            return number;
        }
    }

    /** Writes 12.50 as 12.50 and 1E+3 as 1000. */
    private static final class PlainDecimal extends StdScalarSerializer<BigDecimal> {
        private static final long serialVersionUID = 1;

        PlainDecimal() {
            super(BigDecimal.class);
        }

        @Override
        public void serialize(BigDecimal value, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(value.toPlainString());
        }
    }
}
