package dev.troth.scoring;

import dev.troth.scoring.AccountState.Cadence;
import dev.troth.scoring.AccountState.InitiativeCadence;
import dev.troth.scoring.AccountState.LastOutcome;
import dev.troth.scoring.AccountState.Loyalty;
import dev.troth.scoring.AccountState.Phase;
import dev.troth.scoring.AccountState.Tie;
import dev.troth.scoring.NeedReviews.NeedReview;
import dev.troth.scoring.StakeholderState.Seat;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Decodes a state that {@link StateWriter} encoded, in the same order. */
final class StateReader {
    private static final Stance[] STANCES = Stance.values();
    private static final Side[] SIDES = Side.values();
    private static final Standing[] STANDINGS = Standing.values();

    private final byte[] bytes;
    private int at;

    StateReader(byte[] bytes) {
        this.bytes = bytes;
    }

    AccountState state() {
        return new AccountState(
                number(),
                number(),
                promises(),
                promises(),
                sums(DecayedSumKind.values().length),
                list(
                        NeedScope.values().length,
                        () -> new NeedReviews(list(count(), () -> new NeedReview(number(), number())))),
                list(Direction.values().length, this::number),
                list(count(), () -> new Cadence(number(), number())),
                phase(),
                phase(),
                list(Signal.values().length, this::phase),
                new Loyalty(number(), number()),
                new LastOutcome(number(), flag()),
                contacts(),
                map(this::sum),
                map(this::stakeholder),
                map(() -> new Tie(text(), text(), flag())),
                map(this::commitment),
                map(() -> new OpenRequest(number(), number(), number())),
                map(this::issue),
                map(this::number),
                map(() -> new InitiativeCadence(number(), number(), number())),
                new StandingTrack(whole(), STANDINGS[octet()], number()));
    }

    private PromiseRecord promises() {
        int there = octet();
        double neverForgotten;
        if (there == 0) {
            neverForgotten = number();
            return neverForgotten == 0
                    ? PromiseRecord.NONE
                    : new PromiseRecord(
                            DecayedSum.NONE,
                            DecayedSum.NONE,
                            DecayedSum.NONE,
                            DecayedSum.NONE,
                            neverForgotten,
                            DecayedSum.NONE);
        }
        DecayedSum kept = sum(there, 0);
        DecayedSum broken = sum(there, 1);
        DecayedSum scar = sum(there, 2);
        DecayedSum goodwill = sum(there, 3);
        DecayedSum candour = sum(there, 4);
        return new PromiseRecord(kept, broken, scar, goodwill, number(), candour);
    }

    private List<DecayedSum> sums(int size) {
        long there = 0;
        for (int from = 0; from < size; from += Byte.SIZE) {
            there |= (long) octet() << from;
        }
        DecayedSum[] sums = new DecayedSum[size];
        for (int i = 0; i < size; i++) {
            sums[i] = sum(there, i);
        }
        return List.of(sums);
    }

    private DecayedSum sum(long there, int place) {
        return (there >>> place & 1) == 0 ? DecayedSum.NONE : sum();
    }

    private DecayedSum sum() {
        return new DecayedSum(Double.longBitsToDouble(whole()), Double.longBitsToDouble(whole()));
    }

    private StakeholderState stakeholder() {
        return new StakeholderState(flag() ? seat() : null, contacts(), promises());
    }

    private Seat seat() {
        String department = text();
        Stance stance = STANCES[octet()];
        return new Seat(department, number(), stance, number(), number());
    }

    private OpenCommitment commitment() {
        Side side = SIDES[octet()];
        double made = number();
        double due = number();
        double weight = number();
        double budget = number();
        double discount = number();
        return new OpenCommitment(side, made, due, weight, budget, count(), discount, count(), name());
    }

    private OpenIssue issue() {
        double raised = number();
        double severity = number();
        double acknowledged = number();
        return new OpenIssue(raised, severity, flag(), flag(), acknowledged, name());
    }

    private Phase phase() {
        return new Phase(number(), number(), number());
    }

    private ContactDays contacts() {
        return new ContactDays(ring(), ring(), ring());
    }

    private DayBitSet ring() {
        int there = octet();
        if (there == 0) {
            return DayBitSet.EMPTY;
        }
        long newest = whole();
        long[] bits = new long[DayBitSet.WORDS];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = (there >>> i & 1) == 0 ? 0 : whole();
        }
        return new DayBitSet(newest, bits);
    }

    private @Nullable String name() {
        return flag() ? text() : null;
    }

    private static <V> List<V> list(int size, Supplier<V> get) {
        List<V> values = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            values.add(get.get());
        }
        return List.copyOf(values);
    }

    private <V> SortedMap<String, V> map(Supplier<V> get) {
        SortedMap<String, V> values = new TreeMap<>();
        int size = count();
        for (int i = 0; i < size; i++) {
            values.put(text(), get.get());
        }
        return values;
    }

    private double number() {
        int usual = bytes[at++];
        return usual < 0 ? Double.longBitsToDouble(whole()) : CommonDoubles.ALL.value(usual);
    }

    private String text() {
        int size = count();
        String text = new String(bytes, at, size, StandardCharsets.UTF_8);
        at += size;
        return text;
    }

    private int count() {
        int value = 0;
        int shift = 0;
        int part = octet();
        while (part > 0x7f) {
            value |= (part & 0x7f) << shift;
            shift += 7;
            part = octet();
        }
        return value | part << shift;
    }

    private boolean flag() {
        return octet() != 0;
    }

    private long whole() {
        long value = (long) StateCodec.LONG.get(bytes, at);
        at += Long.BYTES;
        return value;
    }

    int octet() {
        return Byte.toUnsignedInt(bytes[at++]);
    }
}
