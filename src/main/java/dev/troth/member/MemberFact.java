package dev.troth.member;

import dev.troth.ledger.FactBody;
import dev.troth.ledger.PersonalText;
import dev.troth.ledger.Reference;
import dev.troth.platform.Require;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Facts about members, the employees of the workspace. */
public sealed interface MemberFact extends FactBody {

    /**
     * {@code coaching}: a member received advice (S4 L5).
     *
     * @param member ref of the member who received it
     * @param coach ref of the member who gave it
     */
    record Coached(
            String member,
            @Nullable String coach,
            @PersonalText String advice) implements MemberFact {
        public Coached {
            Require.ref("member", member);
            Require.text("advice", advice);
        }
    }

    /** {@code coachingFollowed}: whether the advice was followed. */
    record CoachingFollowed(String coaching, Boolean followed) implements MemberFact {
        public CoachingFollowed {
            Require.ref("coaching", coaching);
            Require.present("followed", followed);
        }

        @Override
        public List<Reference> references() {
            return List.of(new Reference("coaching", "coaching", coaching));
        }
    }
}
