package dev.troth.stakeholder;

import dev.troth.platform.list.Listed;
import dev.troth.platform.list.ListedWord;
import jakarta.enterprise.context.ApplicationScoped;

/** What can be asked of ties. */
@ApplicationScoped
public class TieWord implements ListedWord {
    @Override
    public Listed listed() {
        return Listed.of("Tie", "tie", TieShelf.PREFIX, TieRow.class)
                .ofAccount("ties")
                .word("kind", "t.kind", TieKind.class, "What ties them.")
                .text("from", "t.from_ref", "Ref of the stakeholder it starts from.")
                .text("to", "t.to_ref", "Ref of the stakeholder it leads to.")
                .number("confidence", "t.confidence", "How sure we are, 0 to 1.")
                .number("strength", "t.strength", "How strong it is, 0 to 1.")
                .number("sentiment", "t.sentiment", "How it feels, -1 to 1.")
                .texts("qualities", "t.qualities", "What it is like, in words.")
                .text("initiative", "t.initiative_ref", "Ref of the initiative where it matters.")
                .time("tiedAt", "t.at", "Since when.")
                .time("endedAt", "t.ended_at", "Until when; absent while it holds.")
                .build();
    }
}
