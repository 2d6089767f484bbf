package dev.troth.ledger;

import dev.troth.ledger.FactStore.FactName;
import dev.troth.ledger.FactStore.Stored;
import dev.troth.platform.common.Problem;
import dev.troth.platform.common.ProblemCode;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Idempotency by ref: the same fact is appended once, and a ref cannot be used again for another fact. */
final class DuplicateDrafts {
    private DuplicateDrafts() {}

    /**
     * Marks drafts that are in the ledger or earlier in the batch as known, and rejects drafts whose ref is taken by
     * different content.
     *
     * @param there stored facts with the names of the drafts
     */
    static void decide(List<Candidate> batch, List<Stored> there, FactContent content, FactAccess access) {
        Map<FactName, Stored> taken = new HashMap<>();
        there.forEach(stored -> taken.put(
                new FactName(stored.fact().type().name(), stored.fact().ref()), stored));
        Map<FactName, FactDraft> first = new HashMap<>();
        for (Candidate candidate : batch) {
            FactDraft draft = candidate.draft();
            Stored stored = taken.get(candidate.name());
            FactDraft twin = first.putIfAbsent(candidate.name(), draft);
            if (stored != null) {
                candidate.decide(
                        Arrays.equals(stored.digest(), content.digest(draft))
                                ? new AppendResult.Known()
                                : taken(draft, differences(stored.fact(), draft, content, access)));
            } else if (twin != null) {
                candidate.decide(
                        Arrays.equals(content.digest(twin), content.digest(draft))
                                ? new AppendResult.Known()
                                : taken(draft, named(content.differences(twin, draft))));
            }
        }
    }

    /**
     * Names the fields that differ, without the values of the ledger. A caller who may not read the stored fact does
     * not get the names either, because they would show which values of a guess are right.
     */
    private static String differences(Fact stored, FactDraft draft, FactContent content, FactAccess access) {
        return access.showsContent(stored) ? named(content.differences(stored, draft)) : "";
    }

    private static String named(Set<String> fields) {
        return " (%s)".formatted(String.join(", ", fields));
    }

    private static AppendResult taken(FactDraft draft, String difference) {
        return new AppendResult.Refused(new Problem(
                ProblemCode.DUPLICATE_REF,
                "%s already exists with different content%s. Maybe send an amendment, or use another ref?"
                        .formatted(draft, difference),
                "ref"));
    }
}
