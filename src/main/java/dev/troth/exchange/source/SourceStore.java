package dev.troth.exchange.source;

import dev.troth.exchange.job.JobListener;
import dev.troth.exchange.job.JobStatus;
import dev.troth.exchange.job.JobView;
import dev.troth.exchange.reader.FileFormat;
import dev.troth.ledger.ErasableTable;
import dev.troth.platform.common.AsOf;
import dev.troth.platform.common.Ids;
import dev.troth.platform.common.RejectedException;
import dev.troth.platform.common.Require;
import dev.troth.platform.common.Suggestion;
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
import org.jspecify.annotations.Nullable;

/** Stores sources, and counts their runs. */
@ApplicationScoped
public class SourceStore implements JobListener, NodeSource, ErasableTable {
    private static final int SIMILAR = 1000;

    private final SourceRepository sources;
    private final CurrentWorkspace workspace;
    private final Clock clock;

    SourceStore(SourceRepository sources, CurrentWorkspace workspace, Clock clock) {
        this.sources = sources;
        this.workspace = workspace;
        this.clock = clock;
    }

    @Override
    public String prefix() {
        return SourceView.PREFIX;
    }

    @Override
    @Transactional
    public Map<UUID, SourceView> nodes(Collection<UUID> ids, AsOf moment) {
        return sources.views(workspace.id(), ids, this::view);
    }

    private SourceView view(SourceEntity source) {
        return source.view(clock);
    }

    @Transactional
    public Optional<SourceView> named(String name) {
        return sources.named(workspace.id(), name).map(this::view);
    }

    @Transactional
    SourceView existing(String name) {
        return named(name)
                .orElseThrow(() -> RejectedException.unknown(
                        "source",
                        "There is no source \"%s\".%s",
                        name,
                        Suggestion.maybe(name, sources.names(workspace.id(), SIMILAR))));
    }

    /** Returns sources by name. */
    @Transactional
    List<SourceView> page(int first, @Nullable String after) {
        return sources.byName(workspace.id(), after == null ? "" : after, first).stream()
                .map(this::view)
                .toList();
    }

    /**
     * Creates a source, or changes its format and its options.
     *
     * @param options options of the reader as JSON, which the caller has validated
     */
    @Transactional
    public SourceView save(String name, FileFormat format, String options) {
        Require.ref("source", name);
        boolean isNew = sources.inserted(workspace.id(), Ids.next(), name, format, options, clock.instant());
        SourceEntity source = sources.lockNamed(workspace.id(), name).orElseThrow();
        if (!isNew) {
            source.change(format, options);
        }
        return view(source);
    }

    @Transactional
    SourceView delete(String name) {
        SourceView source = existing(name);
        sources.delete("workspaceId = ?1 and name = ?2", workspace.id(), name);
        return source;
    }

    @Override
    @Transactional
    public void ended(JobView job) {
        String source = job.source();
        if (source != null && job.status() != JobStatus.VALIDATED) {
            sources.lockNamed(workspace.id(), source).ifPresent(found -> found.count(job, clock.instant()));
        }
    }

    @Override
    public List<KeptText> keptTexts() {
        return List.of(new KeptText("Source.name", "import_source", "name", "id"));
    }

    @Override
    public List<TextColumn> texts() {
        return List.of(
                new TextColumn("import_source", "options", "jsonb"), new TextColumn("import_source", "state", "jsonb"));
    }
}
