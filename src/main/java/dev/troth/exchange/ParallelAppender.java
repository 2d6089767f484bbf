package dev.troth.exchange;

import dev.troth.exchange.ImportReport.Tally;
import dev.troth.exchange.staging.StagedFactAppender;
import dev.troth.exchange.staging.StagedFactAppender.Claim;
import dev.troth.exchange.staging.StagedFactAppender.Place;
import dev.troth.exchange.staging.StagedFactAppender.Step;
import dev.troth.exchange.staging.StagingTable.Staged;
import dev.troth.ledger.OnChange;
import dev.troth.platform.common.ProblemCode;
import dev.troth.platform.tenancy.AccessContext;
import dev.troth.platform.tenancy.WorkspaceScope;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
    private final UUID importId;
    private final AccessContext context;
    private final OnChange onChange;
    private final List<Staged> again = new ArrayList<>();
    private Place place = Place.START;
    private boolean accountsDone;

    /** @param context what the caller sees; the other threads see the same */
    ParallelAppender(StagedFactAppender appender, UUID importId, AccessContext context, OnChange onChange) {
        this.appender = appender;
        this.importId = importId;
        this.context = context;
        this.onChange = onChange;
    }

    /** Appends within the transaction of the caller. */
    void appendSequentially(Tally tally) {
        accounts(tally);
        rest(tally);
    }

    /** Appends each step in its own transaction. */
    void appendInParallel(int threads, Tally tally) {
        appender.foundation(importId).ifPresent(foundation -> {
            count(appender.append(foundation, onChange), tally, Set.of());
            place = foundation.place();
        });
        try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
            List<Future<?>> working = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                working.add(executor.submit(() -> WorkspaceScope.within(context, () -> {
                    accounts(tally);
                    return true;
                })));
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
            Step step = appender.append(claim, onChange);
            count(step, tally, triedAgain(step, claim));
        }
        for (Optional<Step> next = appender.next(importId, place, onChange);
                next.isPresent();
                next = appender.next(importId, place, onChange)) {
            count(next.get(), tally, Set.of());
            place = next.get().place();
        }
        if (!again.isEmpty()) {
            count(appender.append(new Claim(again, place), onChange), tally, Set.of());
        }
    }

    private void accounts(Tally tally) {
        for (Optional<Claim> claim = claim(); claim.isPresent(); claim = claim()) {
            Step step = appender.append(claim.get(), onChange);
            synchronized (this) {
                count(step, tally, triedAgain(step, claim.get()));
            }
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

    /** Returns the lines with unresolved references, which another worker may still append. */
    private Set<Integer> triedAgain(Step step, Claim claim) {
        Set<Integer> lines = new HashSet<>();
        step.refused().stream()
                .filter(refused -> refused.problem().code() == ProblemCode.UNKNOWN_REFERENCE)
                .limit(MOST_TRIED_AGAIN - again.size())
                .forEach(refused -> lines.add(refused.number()));
        claim.staged().stream().filter(staged -> lines.contains(staged.line())).forEach(again::add);
        return lines;
    }

    private static void count(Step step, Tally tally, Set<Integer> but) {
        tally.accepted(step.accepted());
        tally.amended(step.amended());
        tally.known(step.known());
        step.refused().stream()
                .filter(refused -> !but.contains(refused.number()))
                .forEach(refused -> tally.refused(refused.number(), refused.problem()));
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
