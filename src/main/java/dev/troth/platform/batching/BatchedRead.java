package dev.troth.platform.batching;

import dev.troth.platform.batching.BatchReader.Reading;
import dev.troth.platform.database.Database;
import dev.troth.platform.database.Row;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Combines the statements of sibling fields into one database round trip. A round trip costs about as much as reading a
 * short list.
 */
@ApplicationScoped
public class BatchedRead {
    private final Database database;
    private final List<BatchReader> readers;

    BatchedRead(Database database, Instance<BatchReader> readers) {
        this.database = database;
        this.readers = readers.stream().toList();
    }

    /** Reads the data of a field and its siblings for these accounts, except for data that is already loaded. */
    public void read(CurrentField field, BatchContext<? extends Row> accounts) {
        Map<Object, Reading> readings = new LinkedHashMap<>();
        add(field, accounts, readings);
        field.siblings().forEach(sibling -> add(sibling, accounts, readings));
        if (readings.isEmpty()) {
            return;
        }
        List<@Nullable Object> parameters = new ArrayList<>();
        readings.values().forEach(reading -> parameters.addAll(Arrays.asList(reading.parameters())));
        database.queries(
                readings.values().stream().map(Reading::sql).collect(Collectors.joining("; ")),
                List.copyOf(readings.values()),
                parameters.toArray());
        readings.forEach((key, reading) -> accounts.computeIfAbsent(key, reading::outcome));
    }

    private void add(CurrentField field, BatchContext<? extends Row> accounts, Map<Object, Reading> readings) {
        for (BatchReader reader : readers) {
            reader.reading(field, accounts)
                    .filter(reading -> !accounts.has(reading.key()))
                    .ifPresent(reading -> readings.putIfAbsent(reading.key(), reading));
        }
    }
}
