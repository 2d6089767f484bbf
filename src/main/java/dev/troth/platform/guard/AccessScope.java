package dev.troth.platform.guard;

import org.eclipse.microprofile.graphql.Description;

/** What somebody may do. */
@Description("What somebody may do.")
public enum AccessScope {
    @Description("Read relationships and scores.")
    READ,
    @Description("Say facts: all mutations of relationships.")
    WRITE,
    @Description("Bring in facts in bulk: files and `POST /facts`, also of people, who are found by their addresses.")
    IMPORT,
    @Description("See how people can be reached: e-mail, phone; and whole facts, which hold both.")
    PEOPLE_PII,
    @Description("See the politics of an account, and turn them on.")
    POLITICS,
    @Description("Take all facts out in bulk.")
    EXPORT,
    @Description("Amend and retract facts.")
    CORRECT,
    @Description("Forget people for good, and say how long they are kept.")
    ERASE,
    @Description("Make, try and activate versions of the model.")
    MODELS,
    @Description("Have facts sent elsewhere: webhooks.")
    WEBHOOKS,
    @Description("Read how much the process does and how fast, at `/q/metrics`.")
    METRICS,
    @Description("Let others in and out: keys, people; register documents; read who did what.")
    ADMIN
}
