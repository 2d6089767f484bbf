package dev.troth.scoring;

import dev.troth.scoring.AccountState.Cadence;
import dev.troth.scoring.AccountState.LastOutcome;
import dev.troth.scoring.AccountState.NeedReview;
import dev.troth.scoring.AccountState.Stress;
import dev.troth.scoring.AccountState.Tie;
import dev.troth.scoring.StakeholderState.Seat;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A state as bytes, about half a KB and 0.1 KB more a stakeholder: what is empty takes a bit. Equal states give equal
 * bytes. The first byte is the version of the format; bytes of another version are refused, and the state is folded
 * again from the ledger.
 */
public final class StateCodec {
    /** The version written by {@link #encode}. */
    public static final int VERSION = 2;

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private StateCodec() {}

    public static byte[] encode(AccountState state) {
        Writer writer = new Writer();
        writer.octet(VERSION);
        writer.state(state);
        return writer.bytes();
    }

    /** Whether {@link #decode} understands these bytes; others were written by another version of Troth. */
    public static boolean isCurrent(byte[] bytes) {
        return bytes.length > 0 && Byte.toUnsignedInt(bytes[0]) == VERSION;
    }

    /** @throws IllegalArgumentException if the bytes are not a state of this version */
    public static AccountState decode(byte[] bytes) {
        try {
            Reader reader = new Reader(bytes);
            int version = reader.octet();
            Check.that(version == VERSION, "A state of format %s cannot be read by format %s.", version, VERSION);
            return reader.state();
        } catch (IndexOutOfBoundsException | NegativeArraySizeException e) {
            throw new IllegalArgumentException("These " + bytes.length + " bytes are not a whole state.", e);
        }
    }

    private static final class Writer {
        private byte[] bytes = new byte[1024];
        private int length;

        byte[] bytes() {
            return Arrays.copyOf(bytes, length);
        }

        void state(AccountState s) {
            number(s.since());
            number(s.first());
            promises(s.ours());
            promises(s.theirs());
            sums(s.tallies());
            s.needs().forEach(need -> {
                number(need.day());
                number(need.depth());
            });
            s.roadmaps().forEach(this::number);
            number(s.cadence().agreed());
            number(s.cadence().days());
            stress(s.stress());
            stress(s.market());
            number(s.outcome().day());
            flag(s.outcome().churned());
            contacts(s.contacts());
            map(s.topics(), this::sum);
            map(s.stakeholders(), this::stakeholder);
            map(s.ties(), this::tie);
            map(s.commitments(), this::commitment);
            map(s.issues(), this::issue);
            map(s.renewals(), this::number);
        }

        private void promises(PromiseRecord p) {
            sums(List.of(p.kept(), p.broken(), p.scar(), p.goodwill(), p.candour()));
            number(p.neverForgotten());
        }

        /** Which of them are not empty, and those. */
        private void sums(List<DecayedSum> sums) {
            for (int from = 0; from < sums.size(); from += Byte.SIZE) {
                int there = 0;
                for (int i = from; i < Math.min(from + Byte.SIZE, sums.size()); i++) {
                    there |= sums.get(i).equals(DecayedSum.NONE) ? 0 : 1 << (i - from);
                }
                octet(there);
            }
            for (DecayedSum sum : sums) {
                if (!sum.equals(DecayedSum.NONE)) {
                    sum(sum);
                }
            }
        }

        private void sum(DecayedSum sum) {
            whole(Double.doubleToRawLongBits(sum.value()));
            whole(Double.doubleToRawLongBits(sum.day()));
        }

        private void stakeholder(StakeholderState s) {
            Seat seat = s.seat();
            flag(seat != null);
            if (seat != null) {
                text(seat.department());
                octet(seat.stance().ordinal());
                number(seat.influence());
                number(seat.joined());
                number(seat.left());
            }
            contacts(s.contacts());
            promises(s.promises());
        }

        private void tie(Tie tie) {
            text(tie.from());
            text(tie.to());
            flag(tie.bothWays());
        }

        private void commitment(OpenCommitment c) {
            octet(c.side().ordinal());
            number(c.made());
            number(c.due());
            number(c.weight());
            number(c.budget());
            number(c.discount());
            count(c.renegotiations());
            count(c.updates());
            name(c.stakeholder());
        }

        private void issue(OpenIssue i) {
            number(i.raised());
            number(i.severity());
            number(i.acknowledged());
            flag(i.heated());
            flag(i.ours());
            name(i.stakeholder());
        }

        private void stress(Stress s) {
            number(s.from());
            number(s.until());
            number(s.level());
        }

        private void contacts(ContactDays days) {
            ring(days.oneWay());
            ring(days.replied());
            ring(days.synchronous());
        }

        /** Which words have days, and those; nothing but a zero when there are none. */
        private void ring(DayRing ring) {
            int there = 0;
            for (int i = 0; i < DayRing.WORDS && !ring.isEmpty(); i++) {
                there |= ring.word(i) == 0 ? 0 : 1 << i;
            }
            octet(ring.isEmpty() ? 0 : there | Reader.NOT_EMPTY);
            if (!ring.isEmpty()) {
                whole(ring.newest());
                for (int i = 0; i < DayRing.WORDS; i++) {
                    if (ring.word(i) != 0) {
                        whole(ring.word(i));
                    }
                }
            }
        }

        private void name(@Nullable String name) {
            flag(name != null);
            if (name != null) {
                text(name);
            }
        }

        private <V> void map(SortedMap<String, V> values, Consumer<V> put) {
            count(values.size());
            values.forEach((key, value) -> {
                text(key);
                put.accept(value);
            });
        }

        /** The numbers that stand for nothing take one byte. */
        private void number(double value) {
            long bits = Double.doubleToRawLongBits(value);
            int usual = Reader.USUAL.indexOf(bits);
            octet(usual);
            if (usual < 0) {
                whole(bits);
            }
        }

        private void text(String text) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            count(utf8.length);
            room(utf8.length);
            System.arraycopy(utf8, 0, bytes, length, utf8.length);
            length += utf8.length;
        }

        /** Seven bits a byte, the lowest first. */
        private void count(int value) {
            int rest = value;
            while (rest > 0x7f) {
                octet(rest | 0x80);
                rest >>>= 7;
            }
            octet(rest);
        }

        private void flag(boolean value) {
            octet(value ? 1 : 0);
        }

        private void whole(long value) {
            room(Long.BYTES);
            LONG.set(bytes, length, value);
            length += Long.BYTES;
        }

        void octet(int value) {
            room(1);
            bytes[length++] = (byte) value;
        }

        private void room(int more) {
            if (length + more > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
            }
        }
    }

    private static final class Reader {
        static final int NOT_EMPTY = 0x80;

        /** Numbers that stand for nothing, or for always and never. */
        static final Usual USUAL = new Usual(0, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, Double.NaN, 1, 0.5);

        private static final Stance[] STANCES = Stance.values();
        private static final Side[] SIDES = Side.values();

        private final byte[] bytes;
        private int at;

        Reader(byte[] bytes) {
            this.bytes = bytes;
        }

        AccountState state() {
            return new AccountState(
                    number(),
                    number(),
                    promises(),
                    promises(),
                    sums(Tally.values().length),
                    list(NeedScope.values().length, () -> new NeedReview(number(), number())),
                    list(Direction.values().length, this::number),
                    new Cadence(number(), number()),
                    stress(),
                    stress(),
                    new LastOutcome(number(), flag()),
                    contacts(),
                    map(this::sum),
                    map(this::stakeholder),
                    map(() -> new Tie(text(), text(), flag())),
                    map(this::commitment),
                    map(this::issue),
                    map(this::number));
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

        private Stress stress() {
            return new Stress(number(), number(), number());
        }

        private ContactDays contacts() {
            return new ContactDays(ring(), ring(), ring());
        }

        private DayRing ring() {
            int there = octet();
            if (there == 0) {
                return DayRing.EMPTY;
            }
            long newest = whole();
            long[] bits = new long[DayRing.WORDS];
            for (int i = 0; i < bits.length; i++) {
                bits[i] = (there >>> i & 1) == 0 ? 0 : whole();
            }
            return new DayRing(newest, bits);
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
            return usual < 0 ? Double.longBitsToDouble(whole()) : USUAL.value(usual);
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
            long value = (long) LONG.get(bytes, at);
            at += Long.BYTES;
            return value;
        }

        int octet() {
            return Byte.toUnsignedInt(bytes[at++]);
        }
    }

    /** Numbers that are written as their place in this list; compared by their bits. */
    private static final class Usual {
        private final double[] values;

        Usual(double... values) {
            this.values = values;
        }

        int indexOf(long bits) {
            for (int i = 0; i < values.length; i++) {
                if (Double.doubleToRawLongBits(values[i]) == bits) {
                    return i;
                }
            }
            return -1;
        }

        double value(int index) {
            return values[index];
        }
    }
}
