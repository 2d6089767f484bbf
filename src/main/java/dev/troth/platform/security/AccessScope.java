package dev.troth.platform.security;

import org.eclipse.microprofile.graphql.Description;

/** Permission of a caller. */
@Description("Permission of a caller.")
public enum AccessScope {
    @Description("Read relationships and scores.")
    READ,
    @Description("Record facts: all mutations of relationships.")
    WRITE,
    @Description("Name another member as the reporter of a fact (`by`).")
    ON_BEHALF,
    @Description("Import facts in bulk by files and `POST /facts`, including people, who are matched by their "
            + "addresses.")
    IMPORT,
    @Description("Read contact details of people (email, phone), and complete facts, which may contain them.")
    PEOPLE_PII,
    @Description("Read the politics of an account, and enable them.")
    POLITICS,
    @Description("Export all facts.")
    EXPORT,
    @Description("Amend and retract facts.")
    CORRECT,
    @Description("Erase people, and set how long their data are kept.")
    ERASE,
    @Description("Create, test and activate model versions.")
    MODELS,
    @Description("Configure webhooks, which send facts to other systems.")
    WEBHOOKS,
    @Description("Read the metrics of the process at `/q/metrics`.")
    METRICS,
    @Description("Manage API keys, access of users and trusted documents; read the audit log.")
    ADMIN
}
