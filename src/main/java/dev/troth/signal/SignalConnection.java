package dev.troth.signal;

import dev.troth.platform.list.Connection;
import dev.troth.platform.list.Lists;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A page of signals. */
@Description("Page of signals.")
public class SignalConnection extends Connection {
    private final Lists.Part<SignalRow> part;

    SignalConnection(Lists.Part<SignalRow> part) {
        super(part);
        this.part = part;
    }

    @NonNull
    @Description("Signals of this page.")
    public List<@NonNull SignalView> getNodes() {
        return each(part, SignalView::new);
    }

    @NonNull
    @Description("Signals of this page with their cursors.")
    public List<@NonNull SignalEdge> getEdges() {
        return eachEntry(
                part, (entry, together) -> new SignalEdge(new SignalView(entry.row(), together), entry.cursor()));
    }
}
