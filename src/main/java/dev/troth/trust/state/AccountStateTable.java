package dev.troth.trust.state;

import dev.troth.platform.database.Database;
import dev.troth.platform.tenancy.CurrentWorkspace;
import dev.troth.scoring.AccountState;
import dev.troth.scoring.Model;
import dev.troth.scoring.StateCodec;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Table {@code account_state}: the encoded state of each account, as computed by each stored version of the model. */
@ApplicationScoped
class AccountStateTable {
    private final Database database;
    private final CurrentWorkspace workspace;

    AccountStateTable(Database database, CurrentWorkspace workspace) {
        this.database = database;
        this.workspace = workspace;
    }

    /** Adds the state of a row if there is one in a supported format; other accounts must be folded again. */
    static void add(ResultSet row, Map<UUID, AccountState> states) throws SQLException {
        byte[] bytes = row.getBytes("state");
        if (bytes != null && StateCodec.isCurrent(bytes)) {
            states.put(row.getObject("account_id", UUID.class), StateCodec.decode(bytes));
        }
    }

    /**
     * Stored states, by version.
     *
     * @param changes counter of model changes when they were read
     */
    record Stored(long changes, Map<String, Map<UUID, AccountState>> byVersion) {
        Map<UUID, AccountState> of(Model model) {
            return byVersion.getOrDefault(model.parameters().version(), Map.of());
        }
    }

    /** Reads the states of accounts in a supported format, of all versions. */
    Stored read(Collection<UUID> accounts) {
        Map<String, Map<UUID, AccountState>> byVersion = new HashMap<>();
        AtomicLong changes = new AtomicLong();
        database.query(
                """
                select w.model_changes, k.account_id, k.model, k.state from workspace w
                left join account_state k on k.workspace_id = w.id and k.account_id = any(?::uuid[])
                where w.id = ?
                """,
                row -> {
                    changes.set(row.getLong("model_changes"));
                    if (row.getString("model") != null) {
                        add(row, byVersion.computeIfAbsent(row.getString("model"), version -> new HashMap<>()));
                    }
                    return 0;
                },
                accounts,
                workspace.id());
        return new Stored(changes.get(), byVersion);
    }

    /** Writes states that a version computed. */
    void write(Model model, Map<UUID, AccountState> states) {
        if (states.isEmpty()) {
            return;
        }
        List<UUID> ids = new ArrayList<>();
        List<byte[]> bytes = new ArrayList<>();
        states.forEach((id, state) -> {
            ids.add(id);
            bytes.add(StateCodec.encode(state));
        });
        database.update("""
                insert into account_state (workspace_id, account_id, model, state)
                select ?, t.id, ?, t.state from unnest(?::uuid[], ?::bytea[]) as t(id, state)
                on conflict (workspace_id, account_id, model) do update set state = excluded.state
                """, workspace.id(), model.parameters().version(), ids, bytes);
    }
}
