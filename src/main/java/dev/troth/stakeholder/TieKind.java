package dev.troth.stakeholder;

import org.eclipse.microprofile.graphql.Description;

/** Kind of tie. */
@Description("Kind of tie.")
public enum TieKind {
    @Description("`from` reports to `to`.")
    REPORTS_TO,
    @Description("`from` influences `to`.")
    INFLUENCES,
    @Description("They know each other; the direction has no meaning.")
    KNOWS,
    @Description("They are allied. Never counts in a score.")
    ALLIED_WITH,
    @Description("They are in conflict. Never counts in a score.")
    CONFLICTS_WITH,
    @Description("`from` passes information from others on to `to`.")
    LIAISON,
    @Description("`from` introduced us to `to`.")
    INTRODUCED
}
