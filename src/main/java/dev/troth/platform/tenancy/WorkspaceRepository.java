package dev.troth.platform.tenancy;

import dev.troth.platform.common.RowId;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Queries that every repository of entities of a workspace has. Each names the workspace and does not rely on row level
 * security alone. All of them need a transaction, because there is no session outside of one.
 */
public abstract class WorkspaceRepository<E extends WorkspaceScopedEntity> implements PanacheRepositoryBase<E, RowId> {

    public Optional<E> find(UUID workspace, UUID id) {
        return findByIdOptional(new RowId(workspace, id));
    }

    /** The entity, locked against other writers until the transaction ends. */
    public Optional<E> lock(UUID workspace, UUID id) {
        return findByIdOptional(new RowId(workspace, id), LockModeType.PESSIMISTIC_WRITE);
    }

    /** Views of the entities with these ids, by id; an id that does not exist is left out. */
    public <V> Map<UUID, V> views(UUID workspace, Collection<UUID> ids, Function<E, V> view) {
        Map<UUID, V> views = new HashMap<>();
        list("workspaceId = ?1 and id in ?2", workspace, ids)
                .forEach(entity -> views.put(entity.id(), view.apply(entity)));
        return views;
    }

    /**
     * The newest entities first: ids are UUIDs of version 7, so the order of ids is the order of creation.
     *
     * @param before only entities older than this one; null to begin with the newest
     */
    public List<E> newest(UUID workspace, int first, @Nullable UUID before) {
        PanacheQuery<E> query = before == null
                ? find("workspaceId = ?1 order by id desc", workspace)
                : find("workspaceId = ?1 and id < ?2 order by id desc", workspace, before);
        return query.page(0, first).list();
    }

    /** Writes an entity now, and reads it as the database stores it: PostgreSQL formats jsonb in its own way. */
    public E stored(E entity) {
        persistAndFlush(entity);
        getSession().refresh(entity);
        return entity;
    }
}
