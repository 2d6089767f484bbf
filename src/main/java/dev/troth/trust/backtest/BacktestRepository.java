package dev.troth.trust.backtest;

import dev.troth.platform.tenancy.WorkspaceRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class BacktestRepository extends WorkspaceRepository<BacktestEntity> {

    /** The newest successful backtest that a version came of. */
    Optional<BacktestEntity> thatMade(UUID workspace, String version) {
        return find("workspaceId = ?1 and learns = ?2 and state = SUCCEEDED order by id desc", workspace, version)
                .page(0, 1)
                .firstResultOptional();
    }

    List<BacktestEntity> unfinished(UUID workspace) {
        return list("workspaceId = ?1 and state = RUNNING order by id", workspace);
    }
}
