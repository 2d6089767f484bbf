package dev.troth.touchpoint;

import dev.troth.platform.Cohort;
import dev.troth.platform.Connection;
import dev.troth.platform.Page;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A page of touchpoints. */
@Description("A page of touchpoints, newest first.")
public class TouchpointConnection extends Connection<TouchpointRow> {
    private final Cohort<TouchpointRow> cohort;

    TouchpointConnection(Page<TouchpointRow> page, Cohort<TouchpointRow> cohort) {
        super(page);
        this.cohort = cohort;
    }

    @NonNull
    @Description("The touchpoints of this page.")
    public List<@NonNull TouchpointView> getNodes() {
        return each(row -> new TouchpointView(row, cohort));
    }

    @NonNull
    @Description("The touchpoints of this page with their places.")
    public List<@NonNull TouchpointEdge> getEdges() {
        return each(row -> new TouchpointEdge(new TouchpointView(row, cohort), cursor(row)));
    }
}
