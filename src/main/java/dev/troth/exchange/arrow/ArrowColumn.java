package dev.troth.exchange.arrow;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Column of a batch: the values of the rows so far, in the layout of Arrow. */
public final class ArrowColumn {
    private final String name;
    private final ArrowType type;
    private final @Nullable ArrowColumn entries;

    private final BitSet present = new BitSet();
    private final BitSet flags = new BitSet();
    private final LittleEndian values = new LittleEndian();
    private final LittleEndian ends = new LittleEndian();
    private int rows;

    public ArrowColumn(String name, ArrowType type) {
        this.name = name;
        this.type = type;
        this.entries = type == ArrowType.TEXTS ? new ArrowColumn("item", ArrowType.TEXT) : null;
        clear();
    }

    String name() {
        return name;
    }

    ArrowType type() {
        return type;
    }

    /** Column of the entries of all lists; null if the values are not lists. */
    @Nullable
    ArrowColumn entries() {
        return entries;
    }

    int rows() {
        return rows;
    }

    int missing() {
        return rows - present.cardinality();
    }

    /** Number of bytes that the values need. */
    int size() {
        return values.size() + ends.size() + (entries == null ? 0 : entries.size());
    }

    /** Adds the value of the next row. JSON null and a missing node count as an absent value. */
    void add(JsonNode value) {
        boolean isPresent = !value.isNull() && !value.isMissingNode();
        present.set(rows, isPresent);
        switch (type) {
            case TEXT -> {
                values.writeBytes((isPresent ? value.asText() : "").getBytes(StandardCharsets.UTF_8));
                ends.putInt(values.size());
            }
            case NUMBER -> values.putLong(Double.doubleToRawLongBits(isPresent ? value.asDouble() : 0));
            case FLAG -> flags.set(rows, isPresent && value.asBoolean());
            case TIME -> values.putLong(isPresent ? microseconds(value.asText()) : 0);
            case DATE ->
                values.putInt(
                        isPresent
                                ? Math.toIntExact(
                                        LocalDate.parse(value.asText()).toEpochDay())
                                : 0);
            case TEXTS -> addAll(value);
        }
        rows++;
    }

    private void addAll(JsonNode list) {
        ArrowColumn texts = java.util.Objects.requireNonNull(entries);
        list.forEach(texts::add);
        ends.putInt(texts.rows);
    }

    private static long microseconds(String time) {
        return ChronoUnit.MICROS.between(
                Instant.EPOCH, OffsetDateTime.parse(time).toInstant());
    }

    /** Returns the buffers of the column itself, without those of its entries. */
    List<byte[]> buffers() {
        byte[] validity = bits(present);
        return switch (type) {
            case TEXT -> List.of(validity, ends.toByteArray(), values.toByteArray());
            case TEXTS -> List.of(validity, ends.toByteArray());
            case FLAG -> List.of(validity, bits(flags));
            case NUMBER, TIME, DATE -> List.of(validity, values.toByteArray());
        };
    }

    private byte[] bits(BitSet set) {
        return Arrays.copyOf(set.toByteArray(), (rows + 7) / 8);
    }

    /** Begins the next batch. */
    void clear() {
        present.clear();
        flags.clear();
        values.reset();
        ends.reset();
        ends.putInt(0);
        rows = 0;
        if (entries != null) {
            entries.clear();
        }
    }
}
