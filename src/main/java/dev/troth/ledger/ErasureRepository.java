package dev.troth.ledger;

import dev.troth.platform.tenancy.WorkspaceRepository;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class ErasureRepository extends WorkspaceRepository<ErasureEntity> {}
