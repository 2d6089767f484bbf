package dev.troth.touchpoint;

import dev.troth.platform.Cohort;
import dev.troth.platform.Connection;
import dev.troth.platform.Page;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A page of touchpoints. */
@Description("A page of touchpoints, newest first.")
public class TouchpointConnection extends Connection {
    private final Page<TouchpointRow> page;
    private final Cohort<TouchpointRow> cohort;

    TouchpointConnection(Page<TouchpointRow> page, Cohort<TouchpointRow> cohort) {
        super(page);
        this.page = page;
        this.cohort = cohort;
    }

    @NonNull
    @Description("The touchpoints of this page.")
    public List<@NonNull TouchpointView> getNodes() {
        return page.rows().stream().map(row -> new TouchpointView(row, cohort)).toList();
    }

    @NonNull
    @Description("The touchpoints of this page with their places.")
    public List<@NonNull TouchpointEdge> getEdges() {
        return page.rows().stream()
                .map(row -> new TouchpointEdge(new TouchpointView(row, cohort), cursor(row)))
                .toList();
    }
}
