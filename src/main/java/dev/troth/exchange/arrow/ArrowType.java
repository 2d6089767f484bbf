package dev.troth.exchange.arrow;

import com.google.flatbuffers.FlatBufferBuilder;
import org.apache.arrow.flatbuf.Bool;
import org.apache.arrow.flatbuf.Date;
import org.apache.arrow.flatbuf.DateUnit;
import org.apache.arrow.flatbuf.FloatingPoint;
import org.apache.arrow.flatbuf.Precision;
import org.apache.arrow.flatbuf.TimeUnit;
import org.apache.arrow.flatbuf.Timestamp;
import org.apache.arrow.flatbuf.Type;
import org.apache.arrow.flatbuf.Utf8;

/** Type of a column. */
public enum ArrowType {
    /** Text in UTF-8. */
    TEXT(Type.Utf8),
    /** Number of 64 bits. */
    NUMBER(Type.FloatingPoint),
    /** True or false. */
    FLAG(Type.Bool),
    /** Instant with microseconds, in UTC. */
    TIME(Type.Timestamp),
    /** Day. */
    DATE(Type.Date),
    /** List of texts. */
    TEXTS(Type.List);

    private final byte code;

    ArrowType(byte code) {
        this.code = code;
    }

    byte code() {
        return code;
    }

    /** Writes the type to a schema. Returns its offset. */
    int write(FlatBufferBuilder schema) {
        return switch (this) {
            case TEXT -> {
                Utf8.startUtf8(schema);
                yield Utf8.endUtf8(schema);
            }
            case NUMBER -> FloatingPoint.createFloatingPoint(schema, Precision.DOUBLE);
            case FLAG -> {
                Bool.startBool(schema);
                yield Bool.endBool(schema);
            }
            case TIME -> Timestamp.createTimestamp(schema, TimeUnit.MICROSECOND, schema.createString("UTC"));
            case DATE -> Date.createDate(schema, DateUnit.DAY);
            case TEXTS -> {
                org.apache.arrow.flatbuf.List.startList(schema);
                yield org.apache.arrow.flatbuf.List.endList(schema);
            }
        };
    }
}
