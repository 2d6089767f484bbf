package dev.troth.trust.evidence;

import dev.troth.commitment.CommitmentFact;
import dev.troth.platform.common.Party;
import dev.troth.scoring.Evidence;
import dev.troth.scoring.FactKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Evidence in the facts about commitments. Facts are added in order. */
final class CommitmentEvidence {
    /** Requests by subject: a commitment without an importance takes that of its request. */
    private final Map<String, CommitmentFact.Requested> requested = new HashMap<>();

    private final ModelTerms terms;

    CommitmentEvidence(ModelTerms terms) {
        this.terms = terms;
    }

    @Nullable
    Evidence add(FactKey key, String subject, CommitmentFact fact) {
        return switch (fact) {
            case CommitmentFact.Requested f -> {
                requested.put(subject, f);
                // Requests are asked of us: they say nothing about a vendor.
                yield terms.supplier() == Party.US
                        ? new Evidence.Requested(key, subject, neededBy(key, f), importance(subject, f.importance()))
                        : null;
            }
            case CommitmentFact.Made f -> made(key, subject, f);
            case CommitmentFact.Forgiven f -> null;
            case CommitmentFact.Shared f -> null;
            case CommitmentFact.Progressed f -> new Evidence.Progressed(key, subject);
            case CommitmentFact.Renegotiated f ->
                new Evidence.Renegotiated(
                        key,
                        subject,
                        f.dueAt(),
                        Objects.requireNonNullElse(f.scope(), 1.0),
                        Objects.requireNonNullElse(f.budgetIncrease(), 0.0),
                        terms.fault(f.attribution()));
            case CommitmentFact.Kept f ->
                new Evidence.Kept(
                        key, subject, Objects.requireNonNullElse(f.scope(), 1.0), ModelTerms.amount(f.cost()));
            case CommitmentFact.Broken f -> new Evidence.Broken(key, subject, terms.fault(f.attribution()));
            case CommitmentFact.Withdrawn f -> new Evidence.Withdrawn(key, subject, terms.fault(f.attribution()));
            case CommitmentFact.Released f -> new Evidence.Released(key, subject);
            case CommitmentFact.Declined f ->
                new Evidence.Declined(key, subject, terms.side(Party.US), importance(subject, f.importance()));
        };
    }

    /** A date before the request, as imported data may have it, counts as the time of the request. */
    private static @Nullable Instant neededBy(FactKey key, CommitmentFact.Requested request) {
        Instant needed = request.neededBy();
        return needed != null && needed.isBefore(key.at()) ? key.at() : needed;
    }

    private Evidence made(FactKey key, String subject, CommitmentFact.Made f) {
        String first =
                f.madeTo() == null || f.madeTo().isEmpty() ? null : f.madeTo().getFirst();
        return new Evidence.Made(
                key,
                subject,
                terms.side(f.sideOrUs()),
                f.dueAt(),
                importance(subject, f.importance()),
                ModelTerms.amount(f.budget()),
                first);
    }

    /** Returns the importance of the request if the fact itself has none. */
    private double importance(String subject, @Nullable Double said) {
        CommitmentFact.Requested request = requested.get(subject);
        if (said != null) {
            return said;
        }
        return request == null || request.importance() == null ? CommitmentFact.USUAL_IMPORTANCE : request.importance();
    }
}
