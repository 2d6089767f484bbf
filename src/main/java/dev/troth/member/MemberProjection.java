package dev.troth.member;

import dev.troth.ledger.Fact;
import dev.troth.ledger.MemberRefs;
import dev.troth.ledger.Projection;
import dev.troth.ledger.Subject;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Validates facts about members. Has no table: a workspace has few members, and they are folded from their facts. */
@Singleton
class MemberProjection implements Projection<MemberProfile> {
    @Override
    public String kind() {
        return MemberRefs.MEMBER;
    }

    @Override
    public MemberProfile apply(Subject subject, @Nullable MemberProfile before, Fact fact) {
        return MemberProfile.apply(subject.ref(), before, fact);
    }

    @Override
    public void store(List<Change<MemberProfile>> changes) {
        // No rows: the facts are the only storage.
    }
}
