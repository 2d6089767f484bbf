package dev.troth.access;

import dev.troth.access.AuditEntity.AuditRepository;
import dev.troth.platform.common.AsOf;
import dev.troth.platform.common.Ids;
import dev.troth.platform.common.Sha256;
import dev.troth.platform.common.VisibleText;
import dev.troth.platform.database.Database;
import dev.troth.platform.node.NodeSource;
import dev.troth.platform.security.AccessScope;
import dev.troth.platform.security.AuditedRequest;
import dev.troth.platform.security.Caller;
import dev.troth.platform.tenancy.CurrentWorkspace;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Audit log: every request that changes something, every read of a guarded field and every refused request, with caller and
 * address. The entry is written before the operation runs, so that no operation goes unrecorded. The log is append-only (V1).
 */
@ApplicationScoped
class AuditLog implements NodeSource {
    private static final int MOST_ARGUMENTS = 50;
    private static final int LONGEST = 200;
    private static final int HASH_BYTES = 8;

    private final AuditRepository repository;
    private final Database database;
    private final CurrentWorkspace workspace;
    private final Clock clock;

    AuditLog(AuditRepository repository, Database database, CurrentWorkspace workspace, Clock clock) {
        this.repository = repository;
        this.database = database;
        this.workspace = workspace;
        this.clock = clock;
    }

    @Override
    public String prefix() {
        return AuditEntry.PREFIX;
    }

    @Override
    @Transactional
    public Map<UUID, AuditEntry> nodes(Collection<UUID> ids, AsOf moment) {
        return repository.views(workspace.id(), ids, AuditEntity::view);
    }

    /** Records a GraphQL request if it changes something, reads a guarded field or is the call of a tool. */
    void record(AuditedRequest auditedRequest, Caller caller) {
        List<String> guarded = guarded(auditedRequest);
        if (!guarded.isEmpty() || auditedRequest.tool() != null) {
            record(guarded, auditedRequest, caller, false);
        }
    }

    /** Records a GraphQL request that the caller may not send. */
    void recordRefusal(AuditedRequest auditedRequest, Caller caller) {
        record(guarded(auditedRequest), auditedRequest, caller, true);
    }

    private void record(List<String> guarded, AuditedRequest auditedRequest, Caller caller, boolean refused) {
        List<String> fields = guarded.stream().filter(AuditLog::isNoChange).toList();
        List<String> changes = guarded.stream().filter(one -> !isNoChange(one)).toList();
        String operation = changes.isEmpty() ? "query" : String.join(" ", changes);
        String tool = auditedRequest.tool();
        write(tool == null ? operation : "tool " + tool + ": " + operation, fields, auditedRequest, caller, refused);
    }

    private static List<String> guarded(AuditedRequest auditedRequest) {
        return auditedRequest.coordinates().stream()
                .filter(coordinate ->
                        AuthorizationRules.of(coordinate).stream().anyMatch(scope -> scope != AccessScope.READ))
                .sorted()
                .toList();
    }

    /** Records a request to an endpoint other than GraphQL. */
    void record(String endpoint, AuditedRequest auditedRequest, Caller caller, boolean refused) {
        String shown = Arrays.stream(endpoint.split("/", -1))
                .map(AuditLog::shownSegment)
                .collect(Collectors.joining("/"));
        write(shown, List.of(), auditedRequest, caller, refused);
    }

    private static String shownSegment(String segment) {
        String text = segment;
        // Paths with an address that was encoded twice are not found, but are recorded.
        for (String next = decoded(text); !next.equals(text); next = decoded(text)) {
            text = next;
        }
        return text.indexOf('@') < 0 ? segment : hash(text);
    }

    /** An address is personal, and the log is kept for ever: it is stored as a hash, by which it can be found. */
    private static String shown(String argument) {
        int value = argument.indexOf('=') + 1;
        String text = VisibleText.cleaned(argument);
        if (argument.indexOf('@') >= 0) {
            text = argument.substring(0, value) + hash(argument.substring(value));
        }
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    private static String hash(String address) {
        return "sha256:" + HexFormat.of().formatHex(Sha256.of(address), 0, HASH_BYTES);
    }

    private static String decoded(String segment) {
        try {
            return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return segment;
        }
    }

    private static boolean isNoChange(String coordinate) {
        return !coordinate.startsWith("Mutation.");
    }

    /**
     * Plain SQL in one round trip outside of a transaction, because every audited request waits for it. Does not
     * force a commit to disk: the audited operation commits afterwards, which also flushes this entry.
     */
    private void write(
            String operation, List<String> guarded, AuditedRequest auditedRequest, Caller caller, boolean refused) {
        database.update(
                """
                with quickly as materialized (select set_config('synchronous_commit', 'off', true))
                insert into audit_log (workspace_id, id, at, caller, caller_id, member_ref, address, request_id, operation,
                    guarded, arguments, refused)
                select ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::text[], ?::text[], ? from quickly
                """,
                caller.view().workspace(),
                Ids.next(),
                clock.instant(),
                VisibleText.cleaned(caller.name()),
                caller.credential(),
                caller.member(),
                auditedRequest.address(),
                auditedRequest.requestId(),
                VisibleText.cleaned(operation),
                guarded,
                auditedRequest.arguments().stream()
                        .limit(MOST_ARGUMENTS)
                        .map(AuditLog::shown)
                        .toList(),
                refused);
    }

    /**
     * Returns the newest entries.
     *
     * @param before only entries older than this one; null to start with the newest
     */
    @Transactional
    List<AuditEntry> newest(int first, @Nullable UUID before) {
        return repository.newest(workspace.id(), first, before).stream()
                .map(AuditEntity::view)
                .toList();
    }

    /** Passes all entries to the consumer, oldest first. */
    @Transactional
    void each(Consumer<AuditEntry> consumer) {
        repository.each(workspace.id(), consumer);
    }
}
