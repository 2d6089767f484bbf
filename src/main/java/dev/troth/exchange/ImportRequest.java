package dev.troth.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.troth.exchange.mapping.MappingLoader;
import dev.troth.exchange.reader.FileFormat;
import dev.troth.exchange.source.SourceOptions;
import dev.troth.exchange.source.SourceView;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Format and options of an import. The parameter {@code format} precedes the format of the source, which precedes the
 * Content-Type, because a client such as curl sends one of its own. JSON with a
 * mapping has records instead of facts.
 */
record ImportRequest(FileFormat format, ObjectNode options) {
    /**
     * Combines the parameters of a request with the stored options of its source.
     *
     * @param source the source that the request names; null if it names none, or one that does not exist yet
     * @return empty if nothing states a format
     */
    static Optional<ImportRequest> of(
            ImportParameters parameters, @Nullable String contentType, @Nullable SourceView source) {
        FileFormat stated = parameters.format();
        if (stated == null && source != null) {
            stated = source.format();
        }
        ObjectNode options =
                source == null ? parameters.options() : SourceOptions.merged(source.options(), parameters.options());
        return Optional.ofNullable(stated)
                .or(() -> FileFormat.of(contentType))
                .map(format -> new ImportRequest(MappingLoader.formatOf(format, options), options));
    }
}
