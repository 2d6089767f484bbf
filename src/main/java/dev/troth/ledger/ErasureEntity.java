package dev.troth.ledger;

import dev.troth.platform.WorkspaceScopedEntity;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** Only added: the database refuses changes (V13). */
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

    ErasureEntity(UUID workspaceId, UUID id, Instant at, Eraser eraser, Set<String> accounts) {
        super(workspaceId, id);
        this.at = at;
        this.person = eraser.person();
        this.hashes = List.copyOf(eraser.hashes());
        this.accounts = List.copyOf(accounts);
    }

    Eraser eraser(String salt) {
        return new Eraser(salt, person, Set.copyOf(hashes));
    }

    Set<String> accounts() {
        return Set.copyOf(accounts);
    }
}
