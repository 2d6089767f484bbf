package dev.troth.stakeholder;

import org.eclipse.microprofile.graphql.Description;

/** What somebody may agree to, or refuse. */
@Description("What somebody may agree to, or refuse.")
public enum ConsentPurpose {
    @Description("Being turned to by us: called, written to, visited. Whoever refuses is named by no action.")
    CONTACT,
    @Description("Being asked for their opinion in surveys.")
    SURVEY,
    @Description("Our keeping what their work does not ask for, such as traits and interests.")
    PROFILE,
    @Description("Recording what is said with them, or having it written down by a machine.")
    RECORDING,
    @Description("Being named to others as somebody who works with us.")
    REFERENCE
}
