package dev.troth.platform.node;

import dev.troth.platform.common.AsOf;
import dev.troth.platform.common.AsOfResolver;
import dev.troth.platform.common.FailedEntry;
import dev.troth.platform.common.GlobalId;
import dev.troth.platform.common.RejectedException;
import jakarta.enterprise.inject.Instance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.jspecify.annotations.Nullable;

/** Lookup of records by global id in the schema. */
@GraphQLApi
public class NodeApi {
    private static final int MOST = 100;

    private final Map<String, NodeSource> sources = new TreeMap<>();
    private final AsOfResolver asOfResolver;

    NodeApi(Instance<NodeSource> sources, AsOfResolver asOfResolver) {
        sources.forEach(source -> this.sources.put(source.prefix(), source));
        this.asOfResolver = asOfResolver;
    }

    /** Has no other argument, because Relay requires exactly {@code node(id:)}. */
    @Query
    @Description("Record by its global id, in its current state. Null if it does not exist. Use nodes to read "
            + "the past.")
    public @Nullable Node node(@Id @NonNull @Description("Global id.") String id) {
        return find(List.of(wanted(id)), null).get(id);
    }

    @Query
    @NonNull
    @Description("Records by their global ids, at most 100, in the order of the ids. Null for each id that does "
            + "not exist; an id that is not valid also yields an error at its place.")
    public List<@Nullable Node> nodes(
            @NonNull @Description("Global ids, of any kind.") List<String> ids,
            @Description("Time as of which to read (valid time): only facts that occurred by then. Defaults to now.")
                    @Nullable
                    Instant asOf) {
        if (ids.size() > MOST) {
            throw RejectedException.invalid("ids", "ids must have at most %d entries, but has %d.", MOST, ids.size());
        }
        Map<String, Wanted> wanted = new LinkedHashMap<>();
        Map<String, RejectedException> wrong = new HashMap<>();
        for (String id : ids) {
            try {
                wanted.put(id, wanted(id));
            } catch (RejectedException reason) {
                wrong.put(id, reason);
            }
        }
        Map<String, Node> found = find(wanted.values(), asOf);
        List<@Nullable Node> nodes = new ArrayList<>();
        for (String id : ids) {
            RejectedException reason = wrong.get(id);
            if (reason == null) {
                nodes.add(found.get(id));
            } else {
                FailedEntry.add(nodes, reason);
            }
        }
        return nodes;
    }

    private record Wanted(NodeSource source, UUID uuid) {}

    private Wanted wanted(String id) {
        String prefix = id.contains("_") ? id.substring(0, id.indexOf('_')) : "";
        NodeSource source = sources.get(prefix);
        if (source == null) {
            throw RejectedException.invalid(
                    "id",
                    "\"%s\" is not a valid id. Ids begin with one of %s.",
                    id,
                    String.join("_, ", sources.keySet()) + "_");
        }
        return new Wanted(source, GlobalId.parse(prefix, id));
    }

    private Map<String, Node> find(Collection<Wanted> wanted, @Nullable Instant asOf) {
        AsOf moment = asOfResolver.of(asOf, null);
        Map<NodeSource, List<UUID>> bySource = new LinkedHashMap<>();
        wanted.forEach(one -> bySource.computeIfAbsent(one.source, source -> new ArrayList<>())
                .add(one.uuid));
        Map<String, Node> found = new HashMap<>();
        bySource.forEach((source, uuids) -> source.nodes(uuids, moment)
                .forEach((uuid, node) -> found.put(new GlobalId(source.prefix(), uuid).toString(), node)));
        return found;
    }
}
