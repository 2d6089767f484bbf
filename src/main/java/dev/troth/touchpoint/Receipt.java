package dev.troth.touchpoint;

import dev.troth.ledger.Fact;
import dev.troth.ledger.TypedFact;
import dev.troth.touchpoint.TouchpointFact.Happened;
import dev.troth.touchpoint.TouchpointFact.Received;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Receipt of a message as returned by the API. */
@Description("Receipt: proof that a message was delivered or read.")
public record Receipt(
        @Description("Caller's own key of the receipt; that of the touchpoint if it was recorded with it.") @NonNull
        String ref,

        @Description("Kind.") @NonNull ReceiptKind kind,

        @Description("Time of delivery or reading.") @NonNull
        Instant occurredAt,

        @Description("Ref of the recipient. Null if it was not recorded.") @Nullable
        String stakeholder) {

    /** Returns all receipts of one touchpoint, in order. */
    static List<Receipt> of(List<Fact> facts) {
        List<Receipt> all = new ArrayList<>();
        TypedFact.ofType(facts, Happened.class)
                .flatMap(touchpoint -> Stream.of(
                        of(
                                touchpoint.ref(),
                                ReceiptKind.DELIVERED,
                                touchpoint.body().deliveredAt()),
                        of(touchpoint.ref(), ReceiptKind.READ, touchpoint.body().readAt())))
                .filter(Objects::nonNull)
                .forEach(all::add);
        TypedFact.ofType(facts, Received.class)
                .map(receipt -> new Receipt(
                        receipt.ref(),
                        receipt.body().kind(),
                        receipt.at(),
                        receipt.body().stakeholder()))
                .forEach(all::add);
        all.sort(Comparator.comparing(Receipt::occurredAt));
        return List.copyOf(all);
    }

    private static @Nullable Receipt of(String touchpoint, ReceiptKind kind, @Nullable Instant at) {
        return at == null ? null : new Receipt(touchpoint, kind, at, null);
    }

    /** Returns the refs of the touchpoints that have a receipt. */
    static Set<String> proven(List<Fact> facts) {
        return Stream.concat(
                        TypedFact.ofType(facts, Happened.class)
                                .filter(touchpoint -> touchpoint.body().deliveredAt() != null
                                        || touchpoint.body().readAt() != null)
                                .map(TypedFact::ref),
                        TypedFact.ofType(facts, Received.class)
                                .map(receipt -> receipt.body().touchpoint()))
                .collect(Collectors.toSet());
    }

    /** Kind of receipt. */
    @Description("Kind of receipt.")
    public enum ReceiptKind {
        @Description("The message arrived.")
        DELIVERED,
        @Description("The message was read, and so it arrived.")
        READ
    }
}
