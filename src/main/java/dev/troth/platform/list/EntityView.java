package dev.troth.platform.list;

import dev.troth.platform.batching.BatchContext;
import dev.troth.platform.common.GlobalId;
import dev.troth.platform.database.AccountOwnedRow;
import dev.troth.platform.database.Row;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/**
 * Common fields of the API types of records. Not generic, because SmallRye would then add the rows to the schema; and
 * not a {@code Node} itself, because SmallRye would then add this class to the schema.
 */
// The engine calls the getters by reflection, and SmallRye registers the classes of the schema, not their superclass.
@RegisterForReflection
public abstract class EntityView {
    private final String prefix;
    private final Row row;
    private final BatchContext<? extends Row> batch;

    /**
     * @param prefix prefix of the global ids
     * @param batch the rows that were loaded together with this one
     */
    protected EntityView(String prefix, Row row, BatchContext<? extends Row> batch) {
        this.prefix = prefix;
        this.row = row;
        this.batch = batch;
    }

    /** Returns the records that were loaded together with this one. */
    @Ignore
    public BatchContext<? extends Row> batch() {
        return batch;
    }

    @Ignore
    Row row() {
        return row;
    }

    /** Returns the internal id. */
    @Ignore
    public UUID uuid() {
        return row.id;
    }

    /** Returns the internal id of the account of the record, or of the record if it is an account. */
    @Ignore
    public UUID accountUuid() {
        return row instanceof AccountOwnedRow owned ? owned.accountId : row.id;
    }

    @Id
    @NonNull
    @Description("Opaque global id; stable.")
    public String getId() {
        return new GlobalId(prefix, row.id).toString();
    }

    @Description("Version of the record; increases with every change. Pass it as `expectedVersion` to detect "
            + "concurrent changes.")
    public int getVersion() {
        return row.version;
    }

    /** The schema names the kind of record in the description. */
    @NonNull
    @Description("Caller's own key (ref).")
    public String getRef() {
        return row.ref;
    }
}
