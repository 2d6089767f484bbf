package dev.troth.graphql;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.io.SegmentedStringWriter;
import dev.troth.graphql.engine.JsonBuffer;
import graphql.ExecutionResult;
import graphql.GraphQLError;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufOutputStream;
import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.buffer.impl.BufferImpl;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import org.jspecify.annotations.Nullable;

/** Serializes a response in one pass, from the result to the bytes. */
final class ResponseWriter {
    private static final JsonFactory JSON =
            JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    private ResponseWriter() {}

    /** Serializes a response for HTTP. */
    static Buffer toBuffer(Execution.Answer answer) {
        ByteBuf bytes = Unpooled.buffer(1024);
        try (OutputStream out = new ByteBufOutputStream(bytes);
                JsonGenerator json = JSON.createGenerator(out)) {
            write(json, answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return BufferImpl.buffer(bytes);
    }

    /** Serializes a message of the websocket protocol that contains a response. */
    static String toMessage(String type, String id, Execution.Answer answer) {
        try (SegmentedStringWriter text = new SegmentedStringWriter(JSON._getBufferRecycler());
                JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("id", id);
            json.writeStringField("type", type);
            json.writeFieldName("payload");
            if (type.equals("error")) {
                errors(json, answer.result().getErrors(), answer.requestId());
            } else {
                write(json, answer);
            }
            json.writeEndObject();
            json.flush();
            return text.getAndClear();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(JsonGenerator json, Execution.Answer answer) throws IOException {
        ExecutionResult result = answer.result();
        json.writeStartObject();
        List<GraphQLError> errors = result.getErrors();
        if (!errors.isEmpty()) {
            json.writeFieldName("errors");
            errors(json, errors, answer.requestId());
        }
        if (result.isDataPresent()) {
            json.writeFieldName("data");
            data(json, result.getData());
        }
        json.writeFieldName("extensions");
        value(json, answer.extensions());
        json.writeEndObject();
    }

    /** The data of a planned query is already JSON. */
    private static void data(JsonGenerator json, @Nullable Object data) throws IOException {
        if (data instanceof JsonBuffer text) {
            json.writeRawValue(text);
        } else {
            value(json, data);
        }
    }

    private static void errors(JsonGenerator json, List<GraphQLError> errors, String requestId) throws IOException {
        json.writeStartArray();
        for (GraphQLError error : errors) {
            json.writeStartObject();
            json.writeStringField("message", error.getMessage());
            if (error.getLocations() != null && !error.getLocations().isEmpty()) {
                json.writeArrayFieldStart("locations");
                for (var location : error.getLocations()) {
                    if (location != null) {
                        json.writeStartObject();
                        json.writeNumberField("line", location.getLine());
                        json.writeNumberField("column", location.getColumn());
                        json.writeEndObject();
                    }
                }
                json.writeEndArray();
            }
            if (error.getPath() != null) {
                json.writeFieldName("path");
                value(json, error.getPath());
            }
            json.writeFieldName("extensions");
            json.writeStartObject();
            for (Entry<String, Object> extension : error.getExtensions().entrySet()) {
                json.writeFieldName(extension.getKey());
                value(json, extension.getValue());
            }
            json.writeStringField("requestId", requestId);
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void value(JsonGenerator json, @Nullable Object value) throws IOException {
        switch (value) {
            case null -> json.writeNull();
            case String text -> json.writeString(text);
            case Map<?, ?> map -> {
                json.writeStartObject(map);
                for (Entry<?, ?> entry : map.entrySet()) {
                    json.writeFieldName(String.valueOf(entry.getKey()));
                    value(json, entry.getValue());
                }
                json.writeEndObject();
            }
            case Iterable<?> list -> {
                json.writeStartArray();
                for (Object item : list) {
                    value(json, item);
                }
                json.writeEndArray();
            }
            case Integer number -> json.writeNumber(number);
            case Double number -> json.writeNumber(number);
            case Boolean bool -> json.writeBoolean(bool);
            case Float number -> json.writeNumber(number);
            case Long number -> json.writeNumber(number);
            case BigDecimal number -> json.writeNumber(number);
            case BigInteger number -> json.writeNumber(number);
            default -> json.writeString(value.toString());
        }
    }
}
