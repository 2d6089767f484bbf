package dev.troth.exchange.reader;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.troth.ledger.OnChange;
import dev.troth.platform.common.RejectedException;
import dev.troth.platform.common.Suggestion;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Options of an import that concern all formats. */
public final class ImportOptions {
    public static final String ON_CHANGE = "onChange";

    public static final String ZONE = "zone";

    private ImportOptions() {}

    /**
     * Returns the zone of times without one.
     *
     * @return empty if the sender sets none
     * @throws RejectedException if it is not a time zone
     */
    public static Optional<ZoneId> zone(ObjectNode options) {
        String name = options.path(ZONE).asText().strip();
        try {
            return name.isEmpty() ? Optional.empty() : Optional.of(ZoneId.of(name));
        } catch (DateTimeException e) {
            throw RejectedException.invalid(
                    ZONE, "zone is \"%s\", which is not a known time zone. Maybe Europe/Berlin?", name);
        }
    }

    /**
     * Returns the handling of facts that exist with different content. Defaults to a refusal for facts, because their
     * sender chooses the refs, and to an amendment for everything else.
     *
     * @throws RejectedException if the option is not valid
     */
    public static OnChange onChange(FileFormat format, ObjectNode options) {
        String value = options.path(ON_CHANGE).asText().toLowerCase(Locale.ROOT);
        if (value.isEmpty()) {
            boolean facts = format == FileFormat.FACTS && !options.has("mapping") && !options.has("template");
            return facts ? OnChange.REFUSE : OnChange.AMEND;
        }
        List<String> known = Arrays.stream(OnChange.values())
                .map(one -> one.name().toLowerCase(Locale.ROOT))
                .toList();
        if (!known.contains(value)) {
            throw RejectedException.invalid(
                    ON_CHANGE,
                    "onChange is \"%s\", but must be amend, refuse or ignore.%s",
                    value,
                    Suggestion.maybe(value, known));
        }
        return OnChange.valueOf(value.toUpperCase(Locale.ROOT));
    }
}
