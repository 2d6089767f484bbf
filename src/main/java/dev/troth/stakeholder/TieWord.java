package dev.troth.stakeholder;

import dev.troth.platform.list.Listed;
import dev.troth.platform.list.ListedWord;
import jakarta.enterprise.context.ApplicationScoped;

/** List schema of ties: their properties for filters and sort keys. */
@ApplicationScoped
public class TieWord implements ListedWord {
    @Override
    public Listed listed() {
        return Listed.of("Tie", "tie", TieShelf.PREFIX, TieRow.class)
                .ofAccount("ties")
                .word("kind", "t.kind", TieKind.class, "Kind of tie.")
                .text("from", "t.from_ref", "Ref of the stakeholder at its start.")
                .text("to", "t.to_ref", "Ref of the stakeholder at its end.")
                .number("confidence", "t.confidence", "Confidence that the tie exists, 0 to 1.")
                .number("strength", "t.strength", "Strength, 0 to 1.")
                .number("sentiment", "t.sentiment", "Sentiment, -1 to 1.")
                .texts("qualities", "t.qualities", "Qualities in words.")
                .text("initiative", "t.initiative_ref", "Ref of the initiative in which it matters.")
                .time("tiedAt", "t.at", "Time at which it began.")
                .time("endedAt", "t.ended_at", "Time at which it ended. Null while it is active.")
                .build();
    }
}
