package dev.troth.account.segment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.troth.account.segment.SegmentEntity.SegmentRepository;
import dev.troth.ledger.ErasableTable;
import dev.troth.ledger.TextPseudonymizer;
import dev.troth.platform.common.AsOf;
import dev.troth.platform.common.GlobalId;
import dev.troth.platform.common.Ids;
import dev.troth.platform.common.ProblemCode;
import dev.troth.platform.common.RejectedException;
import dev.troth.platform.common.Require;
import dev.troth.platform.list.SavedFilters;
import dev.troth.platform.node.NodeSource;
import dev.troth.platform.tenancy.CurrentWorkspace;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/** Stores segments: named filters of accounts. */
@ApplicationScoped
class SegmentStore implements SavedFilters, NodeSource, ErasableTable {
    static final String PREFIX = "seg";

    /** Lists of segments have no pages. */
    private static final int MOST = 200;

    private static final JsonMapper JSON = new JsonMapper();

    private final SegmentRepository segments;
    private final CurrentWorkspace workspace;
    private final Clock clock;
    private final SegmentUsage usage;

    SegmentStore(SegmentRepository segments, CurrentWorkspace workspace, Clock clock, SegmentUsage usage) {
        this.usage = usage;
        this.segments = segments;
        this.workspace = workspace;
        this.clock = clock;
    }

    @Override
    @Transactional
    public Map<String, Object> filter(String id) {
        return parse(find(id).orElseThrow(() ->
                        RejectedException.unknown("segment", "There is no segment \"%s\". Maybe it was deleted?", id))
                .getFilter());
    }

    @Override
    public String prefix() {
        return PREFIX;
    }

    @Override
    public List<TextColumn> texts() {
        return List.of(new TextColumn("segment", "filter", "jsonb"));
    }

    /** Names are unique, so the id follows an erased one. */
    @Override
    @Transactional
    public int remove(TextPseudonymizer pseudonymizer) {
        for (SegmentEntity segment : segments.byName(workspace.id())) {
            String name = segment.view().getName();
            String erased = pseudonymizer.text(name);
            if (!erased.equals(name)) {
                segment.rename(erased + " " + segment.view().getId());
            }
        }
        segments.flush();
        return 0;
    }

    @Override
    @Transactional
    public Map<UUID, SegmentView> nodes(Collection<UUID> ids, AsOf moment) {
        return segments.views(workspace.id(), ids, SegmentEntity::view);
    }

    @Transactional
    Optional<SegmentView> find(String id) {
        UUID uuid = GlobalId.parse(PREFIX, id);
        return segments.find(workspace.id(), uuid).map(SegmentEntity::view);
    }

    @Transactional
    List<SegmentView> all() {
        return segments.byName(workspace.id()).stream().map(SegmentEntity::view).toList();
    }

    @Transactional
    SegmentView create(String name, Map<String, Object> filter) {
        Require.text("name", name);
        String member = workspace.require().visibility().ownedBy();
        if (member != null && member.isEmpty()) {
            throw RejectedException.of(
                    ProblemCode.NOT_ALLOWED,
                    "name",
                    "The caller sees only the accounts of one member, but is not a member. Maybe ask a manager?");
        }
        rejectDuplicateName(member, name, null);
        if (segments.ofMember(workspace.id(), member) >= MOST) {
            throw RejectedException.of(
                    ProblemCode.TOO_LARGE,
                    "name",
                    "There are %d segments, which is the maximum. Maybe delete one?",
                    MOST);
        }
        SegmentEntity segment = new SegmentEntity(workspace.id(), Ids.next(), name, write(filter), clock.instant());
        segment.belongTo(member);
        return stored(segment);
    }

    /** @param mayChangeUsed whether the filter of a segment that decides what a webhook sends may be changed */
    @Transactional
    SegmentView update(
            String id,
            @Nullable String name,
            @Nullable Map<String, Object> filter,
            @Nullable Integer expectedVersion,
            boolean mayChangeUsed) {
        SegmentEntity segment = existing(id, expectedVersion);
        if (filter != null && !mayChangeUsed && usage.isUsed(segment)) {
            throw RejectedException.of(
                    ProblemCode.NOT_ALLOWED,
                    "filter",
                    "Segment \"%s\" decides what a webhook sends. Changing its filter requires the scope WEBHOOKS. Maybe save"
                            + " another segment?",
                    segment.view().getName());
        }
        if (name != null) {
            Require.text("name", name);
            rejectDuplicateName(segment.member(), name, segment.id());
            segment.rename(name);
        }
        if (filter != null) {
            segment.refilter(write(filter));
        }
        segment.countChange();
        return stored(segment);
    }

    @Transactional
    SegmentView delete(String id, @Nullable Integer expectedVersion) {
        SegmentEntity gone = existing(id, expectedVersion);
        if (usage.isUsed(gone)) {
            throw RejectedException.of(
                    ProblemCode.NOT_ALLOWED,
                    "id",
                    "Segment \"%s\" decides what a webhook sends. Maybe change the webhook first?",
                    gone.view().getName());
        }
        segments.delete(gone);
        return gone.view();
    }

    /** The segment, locked against other writers. */
    private SegmentEntity existing(String id, @Nullable Integer expectedVersion) {
        SegmentEntity entity = segments.lock(workspace.id(), GlobalId.parse(PREFIX, id))
                .orElseThrow(() -> RejectedException.unknown("id", "There is no segment \"%s\".", id));
        SegmentView segment = entity.view();
        if (expectedVersion != null && expectedVersion != segment.getVersion()) {
            throw RejectedException.of(
                    ProblemCode.CONFLICT,
                    "expectedVersion",
                    "Segment \"%s\" has version %d, not %d. Maybe read it again?",
                    segment.getName(),
                    segment.getVersion(),
                    expectedVersion);
        }
        return entity;
    }

    private void rejectDuplicateName(@Nullable String member, String name, @Nullable UUID except) {
        if (segments.existsByName(workspace.id(), member, name, except)) {
            throw duplicateName(name);
        }
    }

    private static RejectedException duplicateName(String name) {
        return RejectedException.of(
                ProblemCode.DUPLICATE_REF, "name", "A segment \"%s\" already exists. Maybe update it?", name);
    }

    /** Another request may have stored a segment of this name since the check. */
    private SegmentView stored(SegmentEntity segment) {
        try {
            return segments.stored(segment).view();
        } catch (ConstraintViolationException duplicate) {
            throw duplicateName(segment.name());
        }
    }

    private static Map<String, Object> parse(String json) {
        try {
            return JSON.readValue(json, new TypeReference<Map<String, Object>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Stored filter is not valid JSON: " + json, e);
        }
    }

    private static String write(Map<String, Object> filter) {
        try {
            return JSON.writeValueAsString(filter);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Filter cannot be written as JSON: " + filter, e);
        }
    }
}
