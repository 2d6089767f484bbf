package dev.troth.initiative;

import org.eclipse.microprofile.graphql.Description;

/** Whether something pays soon or lasts. */
@Description("Whether something pays soon or lasts.")
public enum PayoffHorizon {
    @Description("It pays soon.")
    SHORT,
    @Description("It lasts.")
    LONG
}
