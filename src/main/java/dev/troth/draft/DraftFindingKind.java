package dev.troth.draft;

import org.eclipse.microprofile.graphql.Description;

/** Weight of a finding. */
@Description("Weight of a finding of a draft check.")
public enum DraftFindingKind {
    @Description("The text must not be sent like this: it has to wait, lacks options, or does not name the main issue.")
    BLOCKING,
    @Description("Advice on tone, ask, owner, date, urgency or agreement. The writer decides.")
    ADVICE
}
