package dev.troth.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Runs several transactions at the same time, of which one executes a statement at a time: whose turn it is, a seed chooses.
 * A transaction that waits for a lock of another one gives its turn away.
 */
public final class Turns {
    /** A statement that takes longer waits for a lock, or the machine is busy; then two of them run at the same time. */
    private static final long WAITS_FOR_LOCK_MILLIS = 20;

    private static final long STUCK_MILLIS = Duration.ofSeconds(30).toMillis();

    private static final ThreadLocal<Member> CURRENT = new ThreadLocal<>();

    private final Random random;
    private final List<Member> members = new ArrayList<>();

    private Turns(long seed) {
        this.random = new Random(seed);
    }

    private enum State {
        WAITS,
        RUNS,
        ENDED
    }

    private final class Member {
        private State state = State.RUNS;
        private Throwable fault;

        private void run(Runnable work) {
            CURRENT.set(this);
            try {
                await();
                work.run();
            } catch (Throwable thrown) {
                fault = thrown;
            } finally {
                CURRENT.remove();
                change(State.ENDED);
            }
        }

        private void await() {
            synchronized (Turns.this) {
                change(State.WAITS);
                while (state == State.WAITS) {
                    sleep(STUCK_MILLIS);
                }
            }
        }

        private void change(State to) {
            synchronized (Turns.this) {
                state = to;
                Turns.this.notifyAll();
            }
        }
    }

    /** Waits for the turn of this thread, if it takes turns: before a statement, and where else the order matters. */
    public static void pause() {
        Member member = CURRENT.get();
        if (member != null) {
            member.await();
        }
    }

    /** Runs all of these to their ends in the order of the seed, and throws what one of them threw. */
    public static void take(long seed, Runnable... works) {
        new Turns(seed).take(Stream.of(works).toList());
    }

    private void take(List<Runnable> works) {
        List<Thread> threads = new ArrayList<>();
        for (Runnable work : works) {
            Member member = new Member();
            members.add(member);
            threads.add(Thread.ofPlatform().start(() -> member.run(work)));
        }
        give();
        for (Member member : members) {
            if (member.fault != null) {
                throw new AssertionError(
                        "Transaction %d of %d failed".formatted(members.indexOf(member) + 1, members.size()),
                        member.fault);
            }
        }
    }

    private synchronized void give() {
        while (all(State.RUNS) > 0) {
            sleep(STUCK_MILLIS);
        }
        while (all(State.ENDED) < members.size()) {
            List<Member> waiting =
                    members.stream().filter(one -> one.state == State.WAITS).toList();
            if (waiting.isEmpty()) {
                sleep(STUCK_MILLIS);
            } else {
                Member next = waiting.get(random.nextInt(waiting.size()));
                next.change(State.RUNS);
                long end = System.nanoTime() + WAITS_FOR_LOCK_MILLIS * 1_000_000;
                while (next.state == State.RUNS && System.nanoTime() < end) {
                    sleep(1 + (end - System.nanoTime()) / 1_000_000);
                }
            }
        }
    }

    private long all(State state) {
        return members.stream().filter(one -> one.state == state).count();
    }

    /** Waits for a change. */
    private void sleep(long millis) {
        try {
            wait(Math.max(1, millis));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
