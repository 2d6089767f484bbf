package dev.troth.platform;

import dev.troth.platform.ReadAlong.Reading;
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
public class RoundTrip {
    private final Database database;
    private final List<ReadAlong> readers;

    RoundTrip(Database database, Instance<ReadAlong> readers) {
        this.database = database;
        this.readers = readers.stream().toList();
    }

    /**
     * Reads the data of the current field and its siblings for these accounts, except for data that is already loaded.
     */
    public void read(Cohort<? extends Row> accounts) {
        Map<Object, Reading> readings = new LinkedHashMap<>();
        CurrentField field = CurrentField.get();
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
        readings.forEach((key, reading) -> accounts.once(key, reading::outcome));
    }

    private void add(CurrentField field, Cohort<? extends Row> accounts, Map<Object, Reading> readings) {
        for (ReadAlong reader : readers) {
            reader.reading(field, accounts)
                    .filter(reading -> !accounts.has(reading.key()))
                    .ifPresent(reading -> readings.putIfAbsent(reading.key(), reading));
        }
    }
}
