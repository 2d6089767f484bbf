package dev.troth.trust.member;

import dev.troth.ledger.FactPayload;
import dev.troth.ledger.RecordResult;
import dev.troth.platform.common.MutationPayload;
import org.eclipse.microprofile.graphql.Description;
import org.jspecify.annotations.Nullable;

@Description("Result of a mutation of a member.")
public final class MemberPayload extends FactPayload implements MutationPayload {
    private final @Nullable Member member;

    MemberPayload(RecordResult recorded, @Nullable Member member) {
        super(recorded);
        this.member = member;
    }

    @Description("Member in its new state. Null if there are errors.")
    public @Nullable Member getMember() {
        return member;
    }
}
