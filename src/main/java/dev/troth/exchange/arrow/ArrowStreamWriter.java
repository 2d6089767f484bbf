package dev.troth.exchange.arrow;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.flatbuffers.FlatBufferBuilder;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.flatbuf.Buffer;
import org.apache.arrow.flatbuf.Endianness;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.FieldNode;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.MetadataVersion;
import org.apache.arrow.flatbuf.RecordBatch;
import org.apache.arrow.flatbuf.Schema;

/**
 * Writes rows as an Arrow IPC stream: the schema, batches of rows, and a mark of the end. Holds one batch in memory. The
 * format is that of the Arrow columnar format 1.5, "Serialization and Interprocess Communication".
 */
public final class ArrowStreamWriter {
    private static final int ROWS = 4096;
    private static final int BYTES = 4 << 20;
    private static final int ALIGNMENT = 8;
    private static final int CONTINUATION = 0xffffffff;

    private final OutputStream out;
    private final List<ArrowColumn> columns;
    private int rows;

    /** Writes the schema. */
    public ArrowStreamWriter(OutputStream out, List<ArrowColumn> columns) throws IOException {
        this.out = out;
        this.columns = List.copyOf(columns);
        writeSchema();
    }

    /** Adds a row: an object with the values by the names of the columns. */
    public void add(JsonNode row) throws IOException {
        int size = 0;
        for (ArrowColumn column : columns) {
            column.add(row.path(column.name()));
            size += column.size();
        }
        rows++;
        if (rows == ROWS || size >= BYTES) {
            writeBatch();
        }
    }

    /** Writes the remaining rows and the end of the stream. Does not close the output. */
    public void finish() throws IOException {
        if (rows > 0) {
            writeBatch();
        }
        LittleEndian end = new LittleEndian();
        end.putInt(CONTINUATION);
        end.putInt(0);
        end.writeTo(out);
        out.flush();
    }

    private void writeSchema() throws IOException {
        FlatBufferBuilder builder = new FlatBufferBuilder();
        int[] fields =
                columns.stream().mapToInt(column -> field(builder, column)).toArray();
        int vector = Schema.createFieldsVector(builder, fields);
        Schema.startSchema(builder);
        Schema.addEndianness(builder, Endianness.Little);
        Schema.addFields(builder, vector);
        writeMessage(builder, MessageHeader.Schema, Schema.endSchema(builder), List.of());
    }

    private static int field(FlatBufferBuilder builder, ArrowColumn column) {
        ArrowColumn entries = column.entries();
        int[] inner = entries == null ? new int[0] : new int[] {field(builder, entries)};
        int children = Field.createChildrenVector(builder, inner);
        int name = builder.createString(column.name());
        int type = column.type().write(builder);
        Field.startField(builder);
        Field.addName(builder, name);
        Field.addNullable(builder, true);
        Field.addTypeType(builder, column.type().code());
        Field.addType(builder, type);
        Field.addChildren(builder, children);
        return Field.endField(builder);
    }

    private void writeBatch() throws IOException {
        List<ArrowColumn> all = new ArrayList<>();
        for (ArrowColumn column : columns) {
            all.add(column);
            if (column.entries() != null) {
                all.add(column.entries());
            }
        }
        List<byte[]> buffers =
                all.stream().flatMap(column -> column.buffers().stream()).toList();
        FlatBufferBuilder builder = new FlatBufferBuilder();
        int nodes = nodes(builder, all);
        int places = places(builder, buffers);
        RecordBatch.startRecordBatch(builder);
        RecordBatch.addLength(builder, rows);
        RecordBatch.addNodes(builder, nodes);
        RecordBatch.addBuffers(builder, places);
        writeMessage(builder, MessageHeader.RecordBatch, RecordBatch.endRecordBatch(builder), buffers);
        columns.forEach(ArrowColumn::clear);
        rows = 0;
    }

    /** A vector of structs is built from its end. */
    private static int nodes(FlatBufferBuilder builder, List<ArrowColumn> all) {
        RecordBatch.startNodesVector(builder, all.size());
        all.reversed().forEach(column -> FieldNode.createFieldNode(builder, column.rows(), column.missing()));
        return builder.endVector();
    }

    private static int places(FlatBufferBuilder builder, List<byte[]> buffers) {
        RecordBatch.startBuffersVector(builder, buffers.size());
        long place = bodyLength(buffers);
        for (byte[] buffer : buffers.reversed()) {
            place -= padded(buffer.length);
            Buffer.createBuffer(builder, place, buffer.length);
        }
        return builder.endVector();
    }

    private void writeMessage(FlatBufferBuilder builder, byte kind, int header, List<byte[]> body) throws IOException {
        Message.startMessage(builder);
        Message.addVersion(builder, MetadataVersion.V5);
        Message.addHeaderType(builder, kind);
        Message.addHeader(builder, header);
        Message.addBodyLength(builder, bodyLength(body));
        builder.finish(Message.endMessage(builder));
        ByteBuffer metadata = builder.dataBuffer();
        LittleEndian message = new LittleEndian();
        message.putInt(CONTINUATION);
        message.putInt(padded(metadata.remaining()));
        message.write(metadata.array(), metadata.arrayOffset() + metadata.position(), metadata.remaining());
        pad(message, metadata.remaining());
        for (byte[] buffer : body) {
            message.writeBytes(buffer);
            pad(message, buffer.length);
        }
        message.writeTo(out);
    }

    private static void pad(LittleEndian bytes, int length) {
        bytes.writeBytes(new byte[padded(length) - length]);
    }

    private static int padded(int length) {
        return (length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }

    private static long bodyLength(List<byte[]> buffers) {
        return buffers.stream().mapToLong(buffer -> padded(buffer.length)).sum();
    }
}
