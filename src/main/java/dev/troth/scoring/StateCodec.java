package dev.troth.scoring;

import dev.troth.scoring.AccountState.Cadence;
import dev.troth.scoring.AccountState.LastOutcome;
import dev.troth.scoring.AccountState.NeedReview;
import dev.troth.scoring.AccountState.Stress;
import dev.troth.scoring.AccountState.Tie;
import dev.troth.scoring.StakeholderState.Seat;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A state as bytes, about 1 KB and 0.3 KB more a stakeholder. Equal states give equal bytes. The first byte is the
 * version of the format; bytes of another version are refused, and the state is folded again from the ledger.
 */
public final class StateCodec {
    /** The version written by {@link #encode}. */
    public static final int VERSION = 1;

    private StateCodec() {}

    public static byte[] encode(AccountState state) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            new Writer(out).state(state);
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory failed.", e);
        }
        return bytes.toByteArray();
    }

    /** Whether {@link #decode} understands these bytes; others were written by another version of Troth. */
    public static boolean isCurrent(byte[] bytes) {
        return bytes.length > 0 && Byte.toUnsignedInt(bytes[0]) == VERSION;
    }

    /** @throws IllegalArgumentException if the bytes are not a state of this version */
    public static AccountState decode(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int version = in.readUnsignedByte();
            Check.that(version == VERSION, "A state of format %s cannot be read by format %s.", version, VERSION);
            return new Reader(in).state();
        } catch (IOException e) {
            throw new IllegalArgumentException("These " + bytes.length + " bytes are not a whole state.", e);
        }
    }

    private interface Put<V> {
        void put(V value) throws IOException;
    }

    private interface Get<V> {
        V get() throws IOException;
    }

    private record Writer(DataOutputStream out) {
        void state(AccountState s) throws IOException {
            doubles(s.since(), s.first());
            promises(s.ours());
            promises(s.theirs());
            list(s.tallies(), this::sum);
            list(s.needs(), need -> doubles(need.day(), need.depth()));
            list(s.roadmaps(), out::writeDouble);
            doubles(s.cadence().agreed(), s.cadence().days());
            stress(s.stress());
            stress(s.market());
            out.writeDouble(s.outcome().day());
            out.writeBoolean(s.outcome().churned());
            contacts(s.contacts());
            map(s.topics(), this::sum);
            map(s.stakeholders(), this::stakeholder);
            map(s.ties(), this::tie);
            map(s.commitments(), this::commitment);
            map(s.issues(), this::issue);
            map(s.renewals(), out::writeDouble);
        }

        private void promises(PromiseRecord p) throws IOException {
            sum(p.kept());
            sum(p.broken());
            sum(p.scar());
            sum(p.goodwill());
            out.writeDouble(p.neverForgotten());
            sum(p.candour());
        }

        private void stakeholder(StakeholderState s) throws IOException {
            Seat seat = s.seat();
            out.writeBoolean(seat != null);
            if (seat != null) {
                out.writeUTF(seat.department());
                out.writeByte(seat.stance().ordinal());
                doubles(seat.influence(), seat.joined(), seat.left());
            }
            contacts(s.contacts());
            promises(s.promises());
        }

        private void tie(Tie tie) throws IOException {
            out.writeUTF(tie.from());
            out.writeUTF(tie.to());
            out.writeBoolean(tie.bothWays());
        }

        private void commitment(OpenCommitment c) throws IOException {
            out.writeByte(c.side().ordinal());
            doubles(c.made(), c.due(), c.weight(), c.budget(), c.discount());
            out.writeInt(c.renegotiations());
            out.writeInt(c.updates());
            name(c.stakeholder());
        }

        private void issue(OpenIssue i) throws IOException {
            doubles(i.raised(), i.severity(), i.acknowledged());
            out.writeBoolean(i.heated());
            out.writeBoolean(i.ours());
            name(i.stakeholder());
        }

        private void stress(Stress s) throws IOException {
            doubles(s.from(), s.until(), s.level());
        }

        private void contacts(ContactDays days) throws IOException {
            for (DayRing ring : List.of(days.oneWay(), days.replied(), days.synchronous())) {
                out.writeLong(ring.newest());
                for (int i = 0; i < DayRing.WORDS && !ring.isEmpty(); i++) {
                    out.writeLong(ring.word(i));
                }
            }
        }

        private void sum(DecayedSum sum) throws IOException {
            doubles(sum.value(), sum.day());
        }

        private void name(@Nullable String name) throws IOException {
            out.writeBoolean(name != null);
            if (name != null) {
                out.writeUTF(name);
            }
        }

        private void doubles(double... values) throws IOException {
            for (double value : values) {
                out.writeDouble(value);
            }
        }

        private static <V> void list(List<V> values, Put<V> put) throws IOException {
            for (V value : values) {
                put.put(value);
            }
        }

        private <V> void map(SortedMap<String, V> values, Put<V> put) throws IOException {
            out.writeInt(values.size());
            for (Map.Entry<String, V> entry : values.entrySet()) {
                out.writeUTF(entry.getKey());
                put.put(entry.getValue());
            }
        }
    }

    private record Reader(DataInputStream in) {
        AccountState state() throws IOException {
            return new AccountState(
                    in.readDouble(),
                    in.readDouble(),
                    promises(),
                    promises(),
                    list(Tally.values().length, this::sum),
                    list(NeedScope.values().length, () -> new NeedReview(in.readDouble(), in.readDouble())),
                    list(Direction.values().length, in::readDouble),
                    new Cadence(in.readDouble(), in.readDouble()),
                    stress(),
                    stress(),
                    new LastOutcome(in.readDouble(), in.readBoolean()),
                    contacts(),
                    map(this::sum),
                    map(this::stakeholder),
                    map(() -> new Tie(in.readUTF(), in.readUTF(), in.readBoolean())),
                    map(this::commitment),
                    map(this::issue),
                    map(in::readDouble));
        }

        private PromiseRecord promises() throws IOException {
            return new PromiseRecord(sum(), sum(), sum(), sum(), in.readDouble(), sum());
        }

        private StakeholderState stakeholder() throws IOException {
            return new StakeholderState(in.readBoolean() ? seat() : null, contacts(), promises());
        }

        private Seat seat() throws IOException {
            String department = in.readUTF();
            Stance stance = Stance.values()[in.readUnsignedByte()];
            return new Seat(department, in.readDouble(), stance, in.readDouble(), in.readDouble());
        }

        private OpenCommitment commitment() throws IOException {
            Side side = Side.values()[in.readUnsignedByte()];
            double made = in.readDouble();
            double due = in.readDouble();
            double weight = in.readDouble();
            double budget = in.readDouble();
            double discount = in.readDouble();
            return new OpenCommitment(side, made, due, weight, budget, in.readInt(), discount, in.readInt(), name());
        }

        private OpenIssue issue() throws IOException {
            double raised = in.readDouble();
            double severity = in.readDouble();
            double acknowledged = in.readDouble();
            return new OpenIssue(raised, severity, in.readBoolean(), in.readBoolean(), acknowledged, name());
        }

        private Stress stress() throws IOException {
            return new Stress(in.readDouble(), in.readDouble(), in.readDouble());
        }

        private ContactDays contacts() throws IOException {
            return new ContactDays(ring(), ring(), ring());
        }

        private DayRing ring() throws IOException {
            long newest = in.readLong();
            if (newest == Long.MIN_VALUE) {
                return DayRing.EMPTY;
            }
            long[] bits = new long[DayRing.WORDS];
            for (int i = 0; i < bits.length; i++) {
                bits[i] = in.readLong();
            }
            return new DayRing(newest, bits);
        }

        private DecayedSum sum() throws IOException {
            return new DecayedSum(in.readDouble(), in.readDouble());
        }

        private @Nullable String name() throws IOException {
            return in.readBoolean() ? in.readUTF() : null;
        }

        private static <V> List<V> list(int size, Get<V> get) throws IOException {
            Stream.Builder<V> values = Stream.builder();
            for (int i = 0; i < size; i++) {
                values.add(get.get());
            }
            return values.build().toList();
        }

        private <V> SortedMap<String, V> map(Get<V> get) throws IOException {
            SortedMap<String, V> values = new TreeMap<>();
            int size = in.readInt();
            for (int i = 0; i < size; i++) {
                values.put(in.readUTF(), get.get());
            }
            return values;
        }
    }
}
