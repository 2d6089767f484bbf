package dev.troth.testing;

import java.util.concurrent.atomic.AtomicInteger;
import org.jetbrains.lincheck.Lincheck;

/**
 * Explores the interleavings of threads: switches between them at each access to shared memory that the explorer chooses,
 * and reports the steps of the first interleaving in which something is thrown.
 */
public final class Interleavings {
    private static final int MOST = 150;

    @SuppressWarnings("unused") // Written only.
    private static Object shared;

    private Interleavings() {}

    /** Shares an object between the threads. The explorer does not see that lambdas do, and does not switch at its fields then. */
    public static <T> T share(T object) {
        shared = object;
        return object;
    }

    /** Runs the scenario once for each interleaving, of which there may be more than are tried. */
    public static void explore(Runnable scenario) {
        Lincheck.runConcurrentTest(MOST, scenario);
    }

    /** Runs each of these in a thread, and waits for all of them. */
    public static void together(Runnable... all) {
        Thread[] threads = new Thread[all.length];
        for (int i = 0; i < all.length; i++) {
            threads[i] = new Thread(all[i]);
        }
        for (Thread thread : threads) {
            thread.start();
        }
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    /** An assertion within a scenario, where the explorer would also look into a library of assertions. */
    public static void require(boolean fulfilled, String expectation) {
        if (!fulfilled) {
            throw new AssertionError(expectation);
        }
    }

    /** Number of threads that are in a section at the same time. */
    public static final class Counter {
        private final AtomicInteger now = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();

        public void during(Runnable section) {
            enter();
            section.run();
            leave();
        }

        public void enter() {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
        }

        public void leave() {
            now.decrementAndGet();
        }

        public int most() {
            return most.get();
        }
    }
}
