package dev.troth.ledger;

import dev.troth.platform.tenancy.WorkspaceRepository;
import dev.troth.platform.tenancy.WorkspaceScopedEntity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** Only added: the database refuses changes (V1). */
@Entity
@Table(name = "erasure")
@Immutable
class ErasureEntity extends WorkspaceScopedEntity {
    Instant at;

    String person;

    /** Hashes of everything that identified the person. */
    List<String> hashes;

    /** Refs of the accounts that knew the person. */
    List<String> accounts;

    protected ErasureEntity() {}

    ErasureEntity(UUID workspaceId, UUID id, Instant at, TextPseudonymizer pseudonymizer, Set<String> accounts) {
        super(workspaceId, id);
        this.at = at;
        this.person = pseudonymizer.person();
        this.hashes = List.copyOf(pseudonymizer.hashes());
        this.accounts = List.copyOf(accounts);
    }

    @ApplicationScoped
    static class ErasureRepository extends WorkspaceRepository<ErasureEntity> {}
}
