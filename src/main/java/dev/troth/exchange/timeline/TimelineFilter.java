package dev.troth.exchange.timeline;

import dev.troth.ledger.Fact;
import dev.troth.ledger.MemberRefs;
import dev.troth.ledger.Reference;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Conditions on the entries of a timeline. */
@Description("Conditions on the entries of a timeline; all of them must hold.")
@Input("TimelineFilter")
public final class TimelineFilter {
    @Description("Types of facts, such as touchpoint. Defaults to all.")
    public @Nullable List<@NonNull String> types;

    @Description("Ref of a stakeholder whom the fact is about or names. Defaults to all.")
    public @Nullable String stakeholder;

    @Description("Ref of a member who reported the fact or whom it names. Defaults to all.")
    public @Nullable String member;

    @Description("Ref of a commitment that the fact is about or names. Defaults to all.")
    public @Nullable String commitment;

    @Description("Earliest time at which it occurred. Defaults to the first fact.")
    public @Nullable Instant from;

    @Description("Time before which it occurred. Defaults to the instant as of which the account is read.")
    public @Nullable Instant until;

    boolean admits(Fact fact) {
        return (types == null || types.contains(fact.type().name()))
                && (stakeholder == null || concerns(fact, "stakeholder", stakeholder))
                && (commitment == null || concerns(fact, "commitment", commitment))
                && (member == null
                        || member.equals(fact.by())
                        || names(MemberRefs.of(fact.body()).stream(), MemberRefs.MEMBER, member))
                && (from == null || !fact.at().isBefore(from))
                && (until == null || fact.at().isBefore(until));
    }

    private static boolean concerns(Fact fact, String kind, String ref) {
        return (fact.subjectKind().equals(kind) && fact.subjectRef().equals(ref))
                || names(fact.body().references().stream(), kind, ref);
    }

    private static boolean names(Stream<Reference> references, String kind, String ref) {
        return references.anyMatch(
                reference -> reference.kind().equals(kind) && reference.ref().equals(ref));
    }
}
