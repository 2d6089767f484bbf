package dev.troth.exchange.mailbox;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Times and directions of the messages of a file by their refs, in 16 to 48 bytes per message: an open hash table of
 * 64-bit sums.
 */
final class ThreadIndex {
    private static final int DIRECTION = 1;
    private static final int TAKEN = 2;

    private long[] keys = new long[1 << 12];
    private long[] values = new long[1 << 12];
    private int size;

    /** A message that others may answer. */
    record Sent(Instant at, boolean outbound) {
        /** Returns whether a message that names another one answers it: it is of the other side, and not earlier. */
        boolean answers(Sent parent) {
            return parent.outbound != outbound && !parent.at.isAfter(at);
        }
    }

    /** Adds a message, unless there is one with this ref. */
    void add(String ref, Sent sent) {
        if (size * 2 > keys.length) {
            grow();
        }
        long key = key(ref);
        int slot = slot(key);
        if (keys[slot] == 0) {
            keys[slot] = key;
            values[slot] = sent.at.toEpochMilli() << 2 | (sent.outbound ? DIRECTION : 0);
            size++;
        }
    }

    @Nullable
    Sent find(String ref) {
        int slot = slot(key(ref));
        return keys[slot] == 0
                ? null
                : new Sent(Instant.ofEpochMilli(values[slot] >> 2), (values[slot] & DIRECTION) != 0);
    }

    /** Marks a message as taken. */
    void take(String ref) {
        values[slot(key(ref))] |= TAKEN;
    }

    boolean isTaken(String ref) {
        return (values[slot(key(ref))] & TAKEN) != 0;
    }

    private static long key(String ref) {
        UUID sum = UUID.nameUUIDFromBytes(ref.getBytes(StandardCharsets.UTF_8));
        long key = sum.getLeastSignificantBits() * 31 ^ sum.getMostSignificantBits();
        return key == 0 ? 1 : key;
    }

    private int slot(long key) {
        int mask = keys.length - 1;
        int slot = (int) (key ^ key >>> 32) & mask;
        while (keys[slot] != 0 && keys[slot] != key) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        long[] oldValues = values;
        keys = new long[oldKeys.length * 2];
        values = new long[oldKeys.length * 2];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                values[slot] = oldValues[i];
            }
        }
    }
}
