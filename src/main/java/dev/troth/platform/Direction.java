package dev.troth.platform;

import org.eclipse.microprofile.graphql.Description;

/** Which way something went. */
@Description("Which way something went.")
public enum Direction {
    @Description("From us to them.")
    OUT,
    @Description("From them to us.")
    IN
}
