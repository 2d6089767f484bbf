package dev.troth.ledger;

import dev.troth.platform.common.RejectedException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All references of a fact: of its body, to members, and of the fields that an amendment changes. A pure function. */
final class FactReferences {
    private FactReferences() {}

    /** @param target fact that the fact corrects; null if it is not a correction */
    static List<Reference> of(Fact fact, @Nullable Fact target, BodyCodec codec) {
        List<Reference> all = new ArrayList<>(fact.body().references());
        all.addAll(fact.body().memberReferences());
        if (fact.by() != null) {
            all.add(new Reference("by", MemberRefs.MEMBER, fact.by()));
        }
        if (target != null && fact.body() instanceof Correction.Amended amended) {
            all.addAll(ofAmendment(target, amended, codec));
        }
        return all;
    }

    private static List<Reference> ofAmendment(Fact target, Correction.Amended amended, BodyCodec codec) {
        try {
            FactBody body = codec.amend(target, amended).body();
            return Stream.concat(body.references().stream(), body.memberReferences().stream())
                    .filter(reference -> amended.fields().has(reference.field()))
                    .toList();
        } catch (RejectedException invalid) {
            // Reported when the subject is folded.
            return List.of();
        }
    }
}
