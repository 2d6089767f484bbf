package dev.troth.stakeholder;

import dev.troth.platform.Cohort;
import dev.troth.platform.Connection;
import dev.troth.platform.Page;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A page of ties. */
@Description("A page of ties, newest first.")
public class TieConnection extends Connection<TieRow> {
    private final Cohort<TieRow> cohort;

    TieConnection(Page<TieRow> page, Cohort<TieRow> cohort) {
        super(page);
        this.cohort = cohort;
    }

    @NonNull
    @Description("The ties of this page.")
    public List<@NonNull TieView> getNodes() {
        return each(row -> new TieView(row, cohort));
    }

    @NonNull
    @Description("The ties of this page with their places.")
    public List<@NonNull TieEdge> getEdges() {
        return each(row -> new TieEdge(new TieView(row, cohort), cursor(row)));
    }
}
