package dev.troth.platform.graphql;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
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
}
