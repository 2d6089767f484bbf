package dev.troth.touchpoint;

import dev.troth.ledger.TypedFact;
import dev.troth.platform.common.Direction;
import dev.troth.touchpoint.TouchpointFact.Happened;
import java.util.ArrayList;
import java.util.List;

/** Decides which touchpoints are a telephone tag: missed calls in alternating directions (S1 L16). Pure. */
final class MissedCalls {
    private MissedCalls() {}

    /**
     * Returns the missed calls at the end, latest first, each in the opposite direction of the one before.
     *
     * @param all touchpoints, sorted
     */
    static List<String> atTheEndOf(List<TypedFact<Happened>> all) {
        List<String> misses = new ArrayList<>();
        Direction next = null;
        for (TypedFact<Happened> t : all.reversed()) {
            if (t.body().isMutual()) {
                break;
            }
            if (t.body().channel() != Channel.VOICEMAIL) {
                continue;
            }
            if (next != null && t.body().direction() == next) {
                break;
            }
            misses.add(t.ref());
            next = t.body().direction();
        }
        return misses;
    }
}
