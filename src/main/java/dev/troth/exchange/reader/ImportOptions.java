package dev.troth.exchange.reader;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.troth.ledger.OnChange;
import dev.troth.platform.common.RejectedException;
import dev.troth.platform.common.Suggestion;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Options of an import that concern all formats. */
public final class ImportOptions {
    public static final String ON_CHANGE = "onChange";

    private ImportOptions() {}

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
