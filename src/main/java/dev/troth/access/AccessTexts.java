package dev.troth.access;

import dev.troth.ledger.ErasableTable;
import dev.troth.ledger.TextPseudonymizer;
import dev.troth.platform.common.GlobalId;
import dev.troth.platform.database.Database;
import dev.troth.platform.tenancy.CurrentWorkspace;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Texts of access control that may identify an erased person. */
@ApplicationScoped
class AccessTexts implements ErasableTable {
    private final AccessGrantStore grants;
    private final Database database;
    private final CurrentWorkspace workspace;

    AccessTexts(AccessGrantStore grants, Database database, CurrentWorkspace workspace) {
        this.grants = grants;
        this.database = database;
        this.workspace = workspace;
    }

    private record Grant(UUID id, String subject, boolean revoked) {}

    /** A grant to the address of the person, such as that of a user of the portal, is revoked. */
    @Override
    public int remove(TextPseudonymizer pseudonymizer) {
        List<Grant> found = database
                .query(
                        "select id, subject, revoked_at is not null as revoked from access_grant where workspace_id = ?",
                        row -> new Grant(
                                row.getObject("id", UUID.class), row.getString("subject"), row.getBoolean("revoked")),
                        workspace.id())
                .stream()
                .filter(grant -> pseudonymizer.isIdentifiedBy(grant.subject))
                .toList();
        List<Grant> valid = found.stream().filter(grant -> !grant.revoked).toList();
        valid.forEach(grant -> grants.revoke(new GlobalId(AccessGrant.PREFIX, grant.id).toString()));
        return valid.size();
    }

    @Override
    public List<TextColumn> texts() {
        return List.of(new TextColumn("api_key", "name", "text"), new TextColumn("access_grant", "subject", "text"));
    }

    /** Troth can change no entry of the audit log. A registered document is known by its hash. */
    @Override
    public List<KeptText> keptTexts() {
        return List.of(
                new KeptText("AuditEntry.caller", "audit_log", "caller", "'of some entries'"),
                new KeptText("AuditEntry.arguments", "audit_log", "arguments", "'of some entries'"),
                new KeptText("AuditEntry.operation", "audit_log", "operation", "'of some entries'"),
                new KeptText("RegisteredDocument.text", "trusted_document", "text", "hash"));
    }
}
