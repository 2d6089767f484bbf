package dev.troth.member;

import dev.troth.ledger.FactAccess;
import dev.troth.ledger.Ledger;
import dev.troth.ledger.MemberRefs;
import dev.troth.platform.common.AsOf;
import dev.troth.platform.common.RejectedException;
import dev.troth.platform.common.Suggestion;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Registered members of the workspace. */
@ApplicationScoped
public class MemberDirectory {
    private final Ledger ledger;
    private final FactAccess access;

    MemberDirectory(Ledger ledger, FactAccess access) {
        this.ledger = ledger;
        this.access = access;
    }

    /** Returns all members as of a moment by ref, sorted by ref. */
    public Map<String, MemberProfile> all(AsOf moment) {
        return MemberProfile.all(ledger.seen(ledger.memberFacts(), moment));
    }

    /** Returns whether a member is registered; reads the facts of this member only. */
    public boolean isRegistered(String ref) {
        return MemberProfile.all(ledger.historyOf(MemberRefs.MEMBER, List.of(ref)))
                .containsKey(ref);
    }

    /** Returns the members whose work a member does: the member, and those who left and whom the member succeeds. */
    public List<String> representedBy(String member, AsOf moment) {
        Map<String, MemberProfile> all = all(moment);
        List<String> represented = new ArrayList<>(List.of(member));
        all.values().stream()
                .filter(profile -> !profile.isActive() && member.equals(MemberProfile.acting(profile.ref(), all)))
                .map(MemberProfile::ref)
                .forEach(represented::add);
        return represented;
    }

    /**
     * Checks that a member exists. As long as the workspace has registered no member, any ref is accepted.
     *
     * @param field name of the input field
     * @throws RejectedException if it does not exist
     */
    public void check(String field, @Nullable String ref) {
        if (ref == null || isRegistered(ref)) {
            return;
        }
        Set<String> registered = all(AsOf.END_OF_TIME).keySet();
        if (!registered.isEmpty()) {
            throw RejectedException.unknown(
                    field, "There is no member \"%s\".%s", ref, access.suggestion(MemberRefs.MEMBER, ref, registered));
        }
    }

    /**
     * Checks that a member is one of the registered ones, for callers who read records. As long as there are none, any ref
     * is accepted.
     *
     * @throws RejectedException if the member is not registered
     */
    public static void check(String field, String ref, Set<String> registered) {
        if (!registered.isEmpty() && !registered.contains(ref)) {
            throw RejectedException.unknown(
                    field, "There is no member \"%s\".%s", ref, Suggestion.maybe(ref, registered));
        }
    }
}
