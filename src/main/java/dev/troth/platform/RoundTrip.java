package dev.troth.platform;

import dev.troth.platform.ReadAlong.Reading;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One way to the database for all that the fields of the same accounts need: each way costs as much as a short list. */
@ApplicationScoped
public class RoundTrip {
    private final Database database;
    private final Instance<ReadAlong> readers;

    RoundTrip(Database database, Instance<ReadAlong> readers) {
        this.database = database;
        this.readers = readers;
    }

    /** Reads what the field that is being resolved and its siblings need of these accounts. */
    public void read(Cohort<? extends Row> accounts) {
        List<Reading> readings = new ArrayList<>();
        CurrentField field = CurrentField.get();
        add(field, accounts, readings);
        field.siblings().forEach(sibling -> add(sibling, accounts, readings));
        if (readings.isEmpty()) {
            return;
        }
        List<@Nullable Object> parameters = new ArrayList<>();
        readings.forEach(reading -> parameters.addAll(Arrays.asList(reading.parameters())));
        database.queries(
                readings.stream().map(Reading::sql).collect(Collectors.joining("; ")), readings, parameters.toArray());
        readings.forEach(Reading::done);
    }

    private void add(CurrentField field, Cohort<? extends Row> accounts, List<Reading> readings) {
        for (ReadAlong reader : readers) {
            reader.reading(field, accounts)
                    .filter(reading -> readings.stream().noneMatch(reading::equals))
                    .ifPresent(readings::add);
        }
    }
}
