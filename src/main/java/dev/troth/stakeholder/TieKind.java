package dev.troth.stakeholder;

import org.eclipse.microprofile.graphql.Description;

/** What ties one to the other. */
@Description("What ties one stakeholder to the other.")
public enum TieKind {
    @Description("`from` reports to `to`.")
    REPORTS_TO,
    @Description("`from` has influence on `to`.")
    INFLUENCES,
    @Description("They know each other; the direction says nothing.")
    KNOWS,
    @Description("They stand together. Never counts in a score.")
    ALLIED_WITH,
    @Description("They are in conflict. Never counts in a score.")
    CONFLICTS_WITH,
    @Description("`from` passes on to `to` what others say.")
    LIAISON,
    @Description("`from` introduced us to `to`.")
    INTRODUCED
}
