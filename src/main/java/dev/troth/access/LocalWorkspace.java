package dev.troth.access;

import dev.troth.platform.tenancy.Workspaces;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The workspace of callers in local mode: they bring neither key nor token that belongs to one. */
@ApplicationScoped
public class LocalWorkspace {
    /** Its id. */
    public UUID id() {
        return Workspaces.FIRST;
    }
}
