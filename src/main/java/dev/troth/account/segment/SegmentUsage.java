package dev.troth.account.segment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.troth.account.segment.SegmentEntity.SegmentRepository;
import dev.troth.platform.database.Database;
import dev.troth.platform.tenancy.CurrentWorkspace;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Finds the segments that something works by: those that it names, and those to which the filters of these refer. */
@ApplicationScoped
class SegmentUsage {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String SEGMENT = "segment";

    private final SegmentRepository segments;
    private final Instance<SegmentUser> users;
    private final Database database;
    private final CurrentWorkspace workspace;

    SegmentUsage(
            SegmentRepository segments,
            @Any Instance<SegmentUser> users,
            Database database,
            CurrentWorkspace workspace) {
        this.segments = segments;
        this.users = users;
        this.database = database;
        this.workspace = workspace;
    }

    /** Must run in a transaction. */
    boolean isUsed(SegmentEntity segment) {
        Deque<UUID> open = new ArrayDeque<>();
        users.forEach(user -> open.addAll(user.usedSegments()));
        if (open.isEmpty()) {
            return false;
        }
        Map<UUID, String> filters = filters();
        Set<UUID> used = new HashSet<>();
        while (!open.isEmpty()) {
            UUID next = open.pop();
            if (used.add(next)) {
                read(filters.getOrDefault(next, "{}")).findValues(SEGMENT).stream()
                        .filter(JsonNode::isTextual)
                        .forEach(id -> open.push(SegmentView.parseId(id.asText())));
            }
        }
        return used.contains(segment.id());
    }

    /** A segment that the caller does not see may refer to one that the caller sees. */
    private Map<UUID, String> filters() {
        Supplier<List<SegmentEntity>> read = () -> segments.byName(workspace.id());
        boolean seesAll = workspace.require().visibility().isOfAllAccounts();
        List<SegmentEntity> all = seesAll ? read.get() : database.withoutAccountRestriction(read);
        return all.stream().collect(Collectors.toMap(SegmentEntity::id, SegmentEntity::filter));
    }

    private static JsonNode read(String filter) {
        try {
            return JSON.readTree(filter);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Stored filter is not valid JSON: " + filter, e);
        }
    }
}
