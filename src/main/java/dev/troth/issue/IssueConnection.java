package dev.troth.issue;

import dev.troth.platform.Cohort;
import dev.troth.platform.Connection;
import dev.troth.platform.Page;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A page of issues. */
@Description("A page of issues, newest first.")
public class IssueConnection extends Connection {
    private final Page<IssueRow> page;
    private final Cohort<IssueRow> cohort;

    IssueConnection(Page<IssueRow> page, Cohort<IssueRow> cohort) {
        super(page);
        this.page = page;
        this.cohort = cohort;
    }

    @NonNull
    @Description("The issues of this page.")
    public List<@NonNull IssueView> getNodes() {
        return page.rows().stream().map(row -> new IssueView(row, cohort)).toList();
    }

    @NonNull
    @Description("The issues of this page with their places.")
    public List<@NonNull IssueEdge> getEdges() {
        return page.rows().stream()
                .map(row -> new IssueEdge(new IssueView(row, cohort), cursor(row)))
                .toList();
    }
}
