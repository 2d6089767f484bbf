package dev.troth.stakeholder;

import dev.troth.platform.Cohort;
import dev.troth.platform.Connection;
import dev.troth.platform.Page;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A page of ties. */
@Description("A page of ties, newest first.")
public class TieConnection extends Connection {
    private final Page<TieRow> page;
    private final Cohort<TieRow> cohort;

    TieConnection(Page<TieRow> page, Cohort<TieRow> cohort) {
        super(page);
        this.page = page;
        this.cohort = cohort;
    }

    @NonNull
    @Description("The ties of this page.")
    public List<@NonNull TieView> getNodes() {
        return page.rows().stream().map(row -> new TieView(row, cohort)).toList();
    }

    @NonNull
    @Description("The ties of this page with their places.")
    public List<@NonNull TieEdge> getEdges() {
        return page.rows().stream()
                .map(row -> new TieEdge(new TieView(row, cohort), cursor(row)))
                .toList();
    }
}
