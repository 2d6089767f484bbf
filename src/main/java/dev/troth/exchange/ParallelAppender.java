package dev.troth.exchange;

import dev.troth.exchange.ImportReport.Tally;
import dev.troth.exchange.reader.ChangePolicy;
import dev.troth.exchange.reader.RefusedEntry;
import dev.troth.exchange.staging.StagedFactAppender;
import dev.troth.exchange.staging.StagedFactAppender.Claim;
import dev.troth.exchange.staging.StagedFactAppender.Place;
import dev.troth.exchange.staging.StagedFactAppender.Step;
import dev.troth.exchange.staging.StagingTable.Staged;
import dev.troth.platform.common.ProblemCode;
import dev.troth.platform.tenancy.AccessContext;
import dev.troth.platform.tenancy.WorkPacer;
import dev.troth.platform.tenancy.WorkspaceScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Appends a whole staged file, with one or several worker threads: while the database stores some accounts, the next
 * ones are validated. Facts that refer to an account that another worker has not finished are retried at the end, so
 * the order of lines and accounts does not matter.
 */
final class ParallelAppender {
    private static final int MOST_TRIED_AGAIN = 20_000;

    private final StagedFactAppender appender;
    private final WorkPacer pacer;
    private final UUID importId;
    private final AccessContext context;
    private final ChangePolicy changes;
    private final List<Staged> again = new ArrayList<>();
    private Place place = Place.START;
    private boolean accountsDone;

    /** @param context what the caller sees; the other threads see the same */
    ParallelAppender(
            StagedFactAppender appender, WorkPacer pacer, UUID importId, AccessContext context, ChangePolicy changes) {
        this.appender = appender;
        this.pacer = pacer;
        this.importId = importId;
        this.context = context;
        this.changes = changes;
    }

    /** Appends within the transaction of the caller. */
    void appendSequentially(Tally tally) {
        // No pauses: other imports would wait for the rows that this transaction locks.
        accounts(tally, () -> {});
        rest(tally);
    }

    /** Appends each step in its own transaction. */
    void appendInParallel(int threads, Tally tally) {
        appender.foundation(importId).ifPresent(foundation -> {
            count(appender.append(foundation, changes), tally, 0);
            place = foundation.place();
        });
        try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
            List<Future<?>> working = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                working.add(executor.submit(() -> WorkspaceScope.within(context, () -> accountsPaced(tally))));
            }
            for (Future<?> task : working) {
                finish(task);
            }
        }
        rest(tally);
    }

    /**
     * Appends the facts with unresolved references, then those without an account, and then the facts that refer to the
     * latter.
     */
    private void rest(Tally tally) {
        if (!again.isEmpty()) {
            Claim claim = new Claim(List.copyOf(again), place);
            again.clear();
            Step step = appender.append(claim, changes);
            count(step, tally, triedAgain(step));
        }
        for (Optional<Step> next = appender.next(importId, place, changes);
                next.isPresent();
                next = appender.next(importId, place, changes)) {
            count(next.get(), tally, 0);
            place = next.get().place();
        }
        if (!again.isEmpty()) {
            count(appender.append(new Claim(again, place), changes), tally, 0);
        }
    }

    private boolean accountsPaced(Tally tally) {
        try (WorkPacer.Pace pace = pacer.begin()) {
            accounts(tally, pace::pause);
            return true;
        }
    }

    private void accounts(Tally tally, Runnable afterStep) {
        for (Optional<Claim> claim = claim(); claim.isPresent(); claim = claim()) {
            Step step = appender.append(claim.get(), changes);
            synchronized (this) {
                count(step, tally, triedAgain(step));
            }
            afterStep.run();
        }
    }

    /** Claims the next accounts; empty if none are left or another worker has failed. */
    private synchronized Optional<Claim> claim() {
        if (accountsDone) {
            return Optional.empty();
        }
        Optional<Claim> claim = appender.claim(importId, place).filter(Claim::ofAccounts);
        claim.ifPresentOrElse(next -> place = next.place(), () -> accountsDone = true);
        return claim;
    }

    /** Keeps the facts with unresolved references, which another worker may still append; returns their number. */
    private int triedAgain(Step step) {
        List<Staged> kept =
                step.unresolved().subList(0, Math.min(step.unresolved().size(), MOST_TRIED_AGAIN - again.size()));
        again.addAll(kept);
        return kept.size();
    }

    /**
     * Counts the results of a step.
     *
     * @param triedAgain number of the first unresolved facts, which are not refused yet
     */
    private static void count(Step step, Tally tally, int triedAgain) {
        tally.accepted(step.accepted());
        tally.amended(step.amended());
        tally.known(step.known());
        int unresolved = 0;
        for (RefusedEntry refused : step.refused()) {
            if (refused.problem().code() != ProblemCode.UNKNOWN_REFERENCE || unresolved++ >= triedAgain) {
                tally.refused(refused.number(), refused.problem());
            }
        }
    }

    private void finish(Future<?> task) {
        try {
            task.get();
        } catch (InterruptedException e) {
            stop();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The import was interrupted.", e);
        } catch (ExecutionException e) {
            stop();
            throw e.getCause() instanceof RuntimeException fault ? fault : new IllegalStateException(e.getCause());
        }
    }

    private synchronized void stop() {
        accountsDone = true;
    }
}
