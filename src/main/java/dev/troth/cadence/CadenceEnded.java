package dev.troth.cadence;

import dev.troth.ledger.FactBody;
import dev.troth.ledger.PersonalText;
import org.jspecify.annotations.Nullable;

/** {@code cadenceEnded}: the agreed cadence no longer applies; the default does, no more than a month. */
public record CadenceEnded(@PersonalText @Nullable String reason) implements FactBody {}
