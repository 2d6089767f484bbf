package dev.troth.exchange.staging;

import dev.troth.ledger.FactDraft;
import org.jspecify.annotations.Nullable;

/**
 * Refs of the facts of a file with the accounts in which they were seen first. Facts are appended account by account; with
 * this, the first of two facts with the same type and ref in different accounts is also appended first. Holds 12 bytes per
 * fact, and no more than some million facts; the order of further ones is that of their accounts.
 */
final class SeenRefs {
    private static final int MOST = 1 << 22;

    private long[] refs = new long[1 << 10];
    private int[] accounts = new int[1 << 10];
    private int count;

    /** Adds a fact; returns whether its ref was seen before in another account. */
    boolean isTaken(FactDraft draft, @Nullable String account) {
        int home = account == null ? 0 : account.hashCode();
        long ref = hash(draft.type().name(), draft.ref());
        int at = place(ref);
        if (refs[at] == ref) {
            return accounts[at] != home;
        }
        if (count < MOST) {
            refs[at] = ref;
            accounts[at] = home;
            count++;
            grow();
        }
        return false;
    }

    /** A hash of 64 bits, which is never 0. */
    private static long hash(String type, String ref) {
        long hash = type.hashCode();
        for (int i = 0; i < ref.length(); i++) {
            hash = (hash ^ ref.charAt(i)) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 29;
        }
        return hash == 0 ? 1 : hash;
    }

    private int place(long ref) {
        int at = (int) (ref ^ ref >>> 32) & refs.length - 1;
        while (refs[at] != 0 && refs[at] != ref) {
            at = at + 1 & refs.length - 1;
        }
        return at;
    }

    private void grow() {
        if (count * 2 < refs.length) {
            return;
        }
        long[] oldRefs = refs;
        int[] oldAccounts = accounts;
        refs = new long[oldRefs.length * 2];
        accounts = new int[refs.length];
        for (int i = 0; i < oldRefs.length; i++) {
            if (oldRefs[i] != 0) {
                int at = place(oldRefs[i]);
                refs[at] = oldRefs[i];
                accounts[at] = oldAccounts[i];
            }
        }
    }
}
