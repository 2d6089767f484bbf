package dev.troth.exchange.reader;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** The readers of all formats. */
@ApplicationScoped
public class FactReaders {
    private final Map<FileFormat, FactReader> readers = new EnumMap<>(FileFormat.class);

    FactReaders(Instance<FactReader> readers) {
        readers.forEach(reader -> this.readers.put(reader.format(), reader));
    }

    public FactReader of(FileFormat format) {
        return Objects.requireNonNull(readers.get(format));
    }
}
