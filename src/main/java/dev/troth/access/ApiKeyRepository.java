package dev.troth.access;

import dev.troth.platform.tenancy.WorkspaceRepository;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class ApiKeyRepository extends WorkspaceRepository<ApiKeyEntity> {}
