package dev.troth.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.troth.exchange.ImportReport.Tally;
import dev.troth.exchange.reader.BinaryFile;
import dev.troth.exchange.reader.ChangePolicy;
import dev.troth.exchange.reader.FactReader;
import dev.troth.exchange.staging.EntryCollector;
import dev.troth.exchange.staging.ErrorPolicy;
import dev.troth.exchange.staging.LineReader;
import dev.troth.exchange.staging.LineReader.Line;
import dev.troth.exchange.staging.StagedFactAppender;
import dev.troth.exchange.staging.StagingTable;
import dev.troth.exchange.staging.StagingTable.Staged;
import dev.troth.ledger.FactCodec;
import dev.troth.platform.common.Ids;
import dev.troth.platform.common.Problem;
import dev.troth.platform.tenancy.CurrentWorkspace;
import dev.troth.platform.tenancy.WorkPacer;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Imports a file of facts: first the whole file into the staging table, then account by account into the ledger. Memory
 * is bounded by the facts of the largest account, not by the file.
 */
@ApplicationScoped
public class FactImport {
    private static final int STAGED_AT_ONCE = 5000;

    /**
     * Number of worker threads: one more than the cores of a small machine, so that both cores are busy while one
     * worker waits for the database.
     */
    private static final int HANDS = 3;

    private final FactCodec codec;
    private final StagingTable staging;
    private final StagedFactAppender appender;
    private final CurrentWorkspace workspace;
    private final WorkPacer pacer;

    FactImport(
            FactCodec codec,
            StagingTable staging,
            StagedFactAppender appender,
            CurrentWorkspace workspace,
            WorkPacer pacer) {
        this.codec = codec;
        this.staging = staging;
        this.appender = appender;
        this.workspace = workspace;
        this.pacer = pacer;
    }

    /**
     * Imports the valid facts of a file.
     *
     * @param changes handling of facts that exist with different content
     * @param dryRun only report the result, without importing anything
     * @throws IOException if the file is truncated; nothing is imported in that case
     */
    public ImportReport importFacts(InputStream file, boolean dryRun, ErrorPolicy errorPolicy, ChangePolicy changes)
            throws IOException {
        UUID importId = Ids.next();
        Tally tally = new Tally();
        try {
            stage(importId, file, tally);
            return append(importId, tally, dryRun, errorPolicy, changes);
        } finally {
            staging.clear(importId);
        }
    }

    /**
     * Imports the entries of a file that become facts.
     *
     * @param reader reader of the format of the file
     * @param options options of the reader
     * @throws dev.troth.platform.common.RejectedException if the options are not valid
     * @throws IOException as {@link #importFacts}
     */
    public ImportReport importEntries(
            InputStream file,
            FactReader reader,
            ObjectNode options,
            boolean dryRun,
            ErrorPolicy errorPolicy,
            ChangePolicy changes)
            throws IOException {
        reader.check(options);
        UUID importId = Ids.next();
        Tally tally = new Tally();
        try {
            EntryCollector entries = new EntryCollector(codec, new Staging(staging, importId, tally));
            BinaryFile.read(file, reader, options, entries);
            entries.flush();
            if (!dryRun) {
                tally.forgetFirstFacts();
            }
            return append(importId, tally, dryRun, errorPolicy, changes);
        } finally {
            staging.clear(importId);
        }
    }

    /** Stages what a reader finds, and counts the rest. */
    private record Staging(StagingTable staging, UUID importId, Tally tally) implements EntryCollector.Target {
        @Override
        public void store(EntryCollector.Batch batch) {
            if (!batch.staged().isEmpty()) {
                staging.add(importId, batch.staged());
            }
            batch.refused().forEach(entry -> tally.refused(entry.number(), entry.problem()));
            tally.found(batch.findings());
        }

        @Override
        public void checkCancelled() {
            // A request ends by itself.
        }
    }

    private ImportReport append(
            UUID importId, Tally tally, boolean dryRun, ErrorPolicy errorPolicy, ChangePolicy changes) {
        if (!dryRun && errorPolicy == ErrorPolicy.SKIP) {
            fileAppend(importId, changes).appendInParallel(HANDS, tally);
            return tally.report();
        }
        return allOrNothing(importId, tally, dryRun, errorPolicy, changes);
    }

    private ImportReport allOrNothing(
            UUID importId, Tally tally, boolean dryRun, ErrorPolicy errorPolicy, ChangePolicy changes) {
        QuarkusTransaction.begin();
        boolean kept = false;
        try {
            fileAppend(importId, changes).appendSequentially(tally);
            ImportReport report = tally.report();
            boolean stopped = errorPolicy == ErrorPolicy.STOP && report.refused() > 0;
            if (!dryRun && !stopped) {
                QuarkusTransaction.commit();
                kept = true;
            }
            return stopped ? report.withNothingAccepted() : report;
        } finally {
            if (!kept) {
                QuarkusTransaction.rollback();
            }
        }
    }

    private void stage(UUID importId, InputStream file, Tally tally) throws IOException {
        InputStream buffered = new BufferedInputStream(file);
        Optional<Problem> binary = BinaryFile.problem(buffered);
        if (binary.isPresent()) {
            tally.refused(1, binary.get());
            return;
        }
        LineReader lines = new LineReader(buffered);
        List<Staged> waiting = new ArrayList<>();
        for (Line line = lines.next(); line != null; line = lines.next()) {
            switch (line) {
                case Line.Unreadable(int number, Problem problem) -> tally.refused(number, problem);
                case Line.Text(int number, String text) -> {
                    if (!text.isEmpty()) {
                        waiting.add(new Staged(number, 0, codec.accountOf(text), text, null));
                    }
                }
            }
            if (waiting.size() >= STAGED_AT_ONCE) {
                staging.add(importId, waiting);
                waiting.clear();
            }
        }
        if (!waiting.isEmpty()) {
            staging.add(importId, waiting);
        }
    }

    private ParallelAppender fileAppend(UUID importId, ChangePolicy changes) {
        return new ParallelAppender(appender, pacer, importId, workspace.require(), changes);
    }
}
