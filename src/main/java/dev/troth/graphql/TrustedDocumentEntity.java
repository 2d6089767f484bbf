package dev.troth.graphql;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import jakarta.transaction.Transactional;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** Read only: documents are registered many at a time by one statement, and never change. */
@Entity
@Table(name = "trusted_document")
@IdClass(TrustedDocumentEntity.Key.class)
@Immutable
class TrustedDocumentEntity {
    @Id
    @Column(name = "workspace_id")
    UUID workspaceId;

    /** SHA-256 of the text, in hexadecimal digits. */
    @Id
    String hash;

    String text;

    protected TrustedDocumentEntity() {}

    String text() {
        return text;
    }

    record Key(UUID workspaceId, String hash) implements Serializable {}

    /**
     * The registered documents. Transactional itself, as a document is looked up before any transaction of its request.
     */
    @ApplicationScoped
    static class TrustedDocumentRepository
            implements PanacheRepositoryBase<TrustedDocumentEntity, TrustedDocumentEntity.Key> {

        @Transactional
        Optional<String> text(UUID workspace, String hash) {
            return findByIdOptional(new TrustedDocumentEntity.Key(workspace, hash))
                    .map(TrustedDocumentEntity::text);
        }

        @Transactional
        long countOf(UUID workspace) {
            return count("workspaceId", workspace);
        }

        /** Registers documents; one that is registered already stays as it is. */
        @Transactional
        void register(UUID workspace, List<String> hashes, List<String> texts) {
            getSession()
                    .createNativeMutationQuery("""
                            insert into trusted_document (workspace_id, hash, text)
                            select :workspace, t.hash, t.text from unnest(:hashes, :texts) as t(hash, text)
                            on conflict do nothing
                            """)
                    .setParameter("workspace", workspace)
                    .setParameter("hashes", hashes.toArray(String[]::new))
                    .setParameter("texts", texts.toArray(String[]::new))
                    .executeUpdate();
        }
    }
}
