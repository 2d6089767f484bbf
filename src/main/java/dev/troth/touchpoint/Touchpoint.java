package dev.troth.touchpoint;

import dev.troth.ledger.Fact;
import dev.troth.ledger.TypedFact;
import dev.troth.platform.common.Direction;
import dev.troth.platform.common.RejectedException;
import dev.troth.touchpoint.Receipt.ReceiptKind;
import dev.troth.touchpoint.TouchpointFact.Happened;
import dev.troth.touchpoint.TouchpointFact.Received;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A touchpoint. Pure function of the facts.
 *
 * @param receipts receipts that were recorded later, in order
 */
record Touchpoint(Instant at, Happened happened, List<TypedFact<Received>> receipts) {

    static Touchpoint apply(String ref, @Nullable Touchpoint before, Fact fact) {
        if (!(fact.body() instanceof Received receipt)) {
            return new Touchpoint(fact.at(), (Happened) fact.body(), List.of());
        }
        if (before == null) {
            throw RejectedException.unknown(
                    "touchpoint",
                    "There is no touchpoint \"%s\" at %s. Maybe it was recorded later, or under another ref?",
                    ref,
                    fact.at());
        }
        return before.received(ref, new TypedFact<>(fact, receipt));
    }

    private Touchpoint received(String ref, TypedFact<Received> receipt) {
        if (happened.direction() != Direction.OUT) {
            throw RejectedException.transition(
                    "Touchpoint \"%s\" is a message to us, so no receipt of it can be recorded.", ref);
        }
        Instant read = read(receipt.body().stakeholder());
        if (receipt.body().kind() == ReceiptKind.DELIVERED && read != null && read.isBefore(receipt.at())) {
            throw RejectedException.transition(
                    "Touchpoint \"%s\" was read on %s, so it cannot have been delivered on %s.",
                    ref, read, receipt.at());
        }
        List<TypedFact<Received>> all = new ArrayList<>(receipts);
        all.add(receipt);
        return new Touchpoint(at, happened, List.copyOf(all));
    }

    private @Nullable Instant read(@Nullable String stakeholder) {
        return receipts.stream()
                .filter(known -> known.body().kind() == ReceiptKind.READ
                        && Objects.equals(known.body().stakeholder(), stakeholder))
                .map(TypedFact::at)
                .findFirst()
                .orElse(stakeholder == null ? happened.readAt() : null);
    }

    /** Returns the time of the first proof of delivery. */
    @Nullable
    Instant deliveredAt() {
        return first(ReceiptKind.DELIVERED, happened.deliveredAt());
    }

    /** Returns the time of the first proof of reading. */
    @Nullable
    Instant readAt() {
        return first(ReceiptKind.READ, happened.readAt());
    }

    private @Nullable Instant first(ReceiptKind kind, @Nullable Instant own) {
        return Stream.concat(
                        Stream.ofNullable(own),
                        receipts.stream()
                                .filter(known -> known.body().kind() == kind)
                                .map(TypedFact::at))
                .min(Comparator.naturalOrder())
                .orElse(null);
    }
}
