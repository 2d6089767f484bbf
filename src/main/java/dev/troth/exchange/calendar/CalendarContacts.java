package dev.troth.exchange.calendar;

import dev.troth.platform.database.Database;
import dev.troth.platform.tenancy.CurrentWorkspace;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Touchpoints of calendars in the ledger. */
@ApplicationScoped
class CalendarContacts implements StoredContacts {
    private static final String AFTER_COLON = ";";

    private final Database database;
    private final CurrentWorkspace workspace;

    CalendarContacts(Database database, CurrentWorkspace workspace) {
        this.database = database;
        this.workspace = workspace;
    }

    /** A person has restored a touchpoint that exists in spite of its retraction. */
    @Override
    public List<Stored> of(String key) {
        return database.query(
                """
                select t.ref, s.ref as account, t.at from touchpoint t
                join account_stream s on s.workspace_id = t.workspace_id and s.id = t.account_id
                join fact f on f.workspace_id = t.workspace_id and f.type = 'touchpoint' and f.ref = t.ref
                where t.workspace_id = ? and t.ref >= ? and t.ref < ? and f.source = ?
                  and not exists (
                    select 1 from fact c
                    where c.workspace_id = t.workspace_id and c.subject_kind = 'touchpoint' and c.subject_ref = t.ref
                      and (c.type = 'retracted' or (c.type = 'amended' and c.source is distinct from f.source)))
                order by t.ref
                """,
                row -> new Stored(row.getString("ref"), row.getString("account"), Database.instant(row, "at")),
                workspace.id(),
                key + ":",
                key + AFTER_COLON,
                EventReader.SOURCE);
    }
}
