package dev.troth.exchange.lines;

import dev.troth.exchange.mapping.MappingLoader;
import dev.troth.exchange.reader.FactReader;
import dev.troth.exchange.reader.FileFormat;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The readers of integration protocols. */
@ApplicationScoped
class EnvelopeReaders {
    @Produces
    @Singleton
    FactReader singer(MappingLoader mappings) {
        return new EnvelopeReader(FileFormat.SINGER, mappings);
    }

    @Produces
    @Singleton
    FactReader airbyte(MappingLoader mappings) {
        return new EnvelopeReader(FileFormat.AIRBYTE, mappings);
    }

    @Produces
    @Singleton
    FactReader segment(MappingLoader mappings) {
        return new EnvelopeReader(FileFormat.SEGMENT, mappings);
    }

    @Produces
    @Singleton
    FactReader debezium(MappingLoader mappings) {
        return new EnvelopeReader(FileFormat.DEBEZIUM, mappings);
    }
}
