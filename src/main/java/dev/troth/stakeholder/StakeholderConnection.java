package dev.troth.stakeholder;

import dev.troth.platform.Cohort;
import dev.troth.platform.Connection;
import dev.troth.platform.Page;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A page of stakeholders. */
@Description("A page of stakeholders, newest first.")
public class StakeholderConnection extends Connection {
    private final Page<StakeholderRow> page;
    private final Cohort<StakeholderRow> cohort;

    StakeholderConnection(Page<StakeholderRow> page, Cohort<StakeholderRow> cohort) {
        super(page);
        this.page = page;
        this.cohort = cohort;
    }

    @NonNull
    @Description("The stakeholders of this page.")
    public List<@NonNull StakeholderView> getNodes() {
        return page.rows().stream().map(row -> new StakeholderView(row, cohort)).toList();
    }

    @NonNull
    @Description("The stakeholders of this page with their places.")
    public List<@NonNull StakeholderEdge> getEdges() {
        return page.rows().stream()
                .map(row -> new StakeholderEdge(new StakeholderView(row, cohort), cursor(row)))
                .toList();
    }
}
