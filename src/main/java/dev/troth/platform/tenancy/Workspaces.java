package dev.troth.platform.tenancy;

import dev.troth.platform.common.Ids;
import dev.troth.platform.tenancy.WorkspaceEntity.WorkspaceEntityRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.UUID;

/** All workspaces (tenants), for internal work. It runs in one workspace after the other, never across them. */
@ApplicationScoped
public class Workspaces {
    /** Workspace that the first migration creates. */
    public static final UUID FIRST = new UUID(0, 1);

    private final WorkspaceEntityRepository workspaces;

    Workspaces(WorkspaceEntityRepository workspaces) {
        this.workspaces = workspaces;
    }

    /** Returns the workspace of this name, and creates it if it does not exist. Safe under concurrency. */
    @Transactional
    public UUID named(String name) {
        workspaces.lockNames();
        return workspaces.named(name).orElseGet(() -> {
            WorkspaceEntity workspace = new WorkspaceEntity(Ids.next(), name);
            workspaces.persist(workspace);
            return workspace.id();
        });
    }

    /** Runs the work in each, outside of any transaction. */
    public void forEach(Runnable work) {
        ids().forEach(workspace -> WorkspaceScope.run(workspace, work));
    }

    @Transactional
    List<UUID> ids() {
        return workspaces.ids();
    }

    /** Whether members and readers of a workspace see only the accounts that they look after. */
    @Transactional
    public boolean limitsMembers(UUID workspace) {
        return workspaces.findById(workspace).limitsMembers();
    }

    /** Sets whether members and readers of a workspace see only the accounts that they look after. */
    @Transactional
    public void limitMembers(UUID workspace, boolean toTheirOwnAccounts) {
        workspaces.lock(workspace).limitMembers(toTheirOwnAccounts);
    }

    /**
     * Counts a change of the models of a workspace, which every node compares with what it has read. Until the
     * transaction ends no other transaction counts one.
     */
    @Transactional(TxType.MANDATORY)
    public void countModelChange(UUID workspace) {
        workspaces.lock(workspace).countModelChange();
    }
}
