package dev.troth.commitment;

import dev.troth.platform.Cohort;
import dev.troth.platform.Connection;
import dev.troth.platform.Page;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A page of commitments. */
@Description("A page of commitments, newest first.")
public class CommitmentConnection extends Connection {
    private final Page<CommitmentRow> page;
    private final Cohort<CommitmentRow> cohort;

    CommitmentConnection(Page<CommitmentRow> page, Cohort<CommitmentRow> cohort) {
        super(page);
        this.page = page;
        this.cohort = cohort;
    }

    @NonNull
    @Description("The commitments of this page.")
    public List<@NonNull CommitmentView> getNodes() {
        return page.rows().stream().map(row -> new CommitmentView(row, cohort)).toList();
    }

    @NonNull
    @Description("The commitments of this page with their places.")
    public List<@NonNull CommitmentEdge> getEdges() {
        return page.rows().stream()
                .map(row -> new CommitmentEdge(new CommitmentView(row, cohort), cursor(row)))
                .toList();
    }
}
