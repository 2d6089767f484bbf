package dev.troth.exchange;

import org.eclipse.microprofile.graphql.Description;

/** What to do about entries that are refused. */
@Description("What to do about entries that are refused.")
public enum ErrorPolicy {
    @Description("Take the others.")
    SKIP,
    @Description("Take nothing of the file.")
    STOP
}
