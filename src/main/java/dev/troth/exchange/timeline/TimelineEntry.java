package dev.troth.exchange.timeline;

import dev.troth.ledger.Fact;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/** Entry of a timeline. Its fields are read for the whole page at once. */
@Description("Entry of a timeline: a fact, the record that it is about, and its effect on the scores.")
public final class TimelineEntry {
    private final Fact shown;
    private final TimelineBatch together;

    TimelineEntry(Fact shown, TimelineBatch together) {
        this.shown = shown;
        this.together = together;
    }

    @Ignore
    Fact recorded() {
        return shown;
    }

    @Ignore
    TimelineBatch batch() {
        return together;
    }

    @NonNull
    @Description(
            "Kind of the record that the fact is about, such as commitment. Facts without a record of their own have the "
                    + "name of their type.")
    public String getSubjectKind() {
        return shown.subjectKind();
    }
}
