package dev.troth.scoring;

import dev.troth.scoring.AccountState.InitiativeCadence;
import dev.troth.scoring.AccountState.Phase;
import dev.troth.scoring.AccountState.Tie;
import dev.troth.scoring.StakeholderState.Seat;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Encodes a state in the format of {@link StateCodec}; {@link StateReader} decodes it in the same order. */
final class StateWriter {
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
        s.needs().forEach(scope -> {
            count(scope.last().size());
            scope.last().forEach(need -> {
                number(need.day());
                number(need.depth());
            });
        });
        s.roadmaps().forEach(this::number);
        count(s.cadences().size());
        s.cadences().forEach(cadence -> {
            number(cadence.agreed());
            number(cadence.days());
        });
        phase(s.stress());
        phase(s.market());
        s.signals().forEach(this::phase);
        number(s.loyalty().day());
        number(s.loyalty().level());
        number(s.outcome().day());
        flag(s.outcome().churned());
        contacts(s.contacts());
        map(s.topics(), this::sum);
        map(s.stakeholders(), this::stakeholder);
        map(s.ties(), this::tie);
        map(s.commitments(), this::commitment);
        map(s.requests(), this::request);
        map(s.issues(), this::issue);
        map(s.renewals(), this::number);
        map(s.initiatives(), this::initiative);
        whole(s.standing().period());
        octet(s.standing().standing().ordinal());
        number(s.standing().since());
    }

    private void promises(PromiseRecord p) {
        sums(List.of(p.kept(), p.broken(), p.scar(), p.goodwill(), p.candour()));
        number(p.neverForgotten());
    }

    /** A bit per sum that says whether it is present, then the sums that are. */
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

    private void request(OpenRequest r) {
        number(r.asked());
        number(r.needed());
        number(r.weight());
    }

    private void initiative(InitiativeCadence i) {
        number(i.from());
        number(i.until());
        number(i.days());
    }

    private void phase(Phase s) {
        number(s.from());
        number(s.until());
        number(s.level());
    }

    private void contacts(ContactDays days) {
        ring(days.oneWay());
        ring(days.replied());
        ring(days.synchronous());
    }

    /** A bit per word that says whether it is present, then the words that are; a single zero byte for an empty set. */
    private void ring(DayBitSet ring) {
        int there = 0;
        for (int i = 0; i < DayBitSet.WORDS && !ring.isEmpty(); i++) {
            there |= ring.word(i) == 0 ? 0 : 1 << i;
        }
        octet(ring.isEmpty() ? 0 : there | StateCodec.NOT_EMPTY);
        if (!ring.isEmpty()) {
            whole(ring.newest());
            for (int i = 0; i < DayBitSet.WORDS; i++) {
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

    /** Values of {@link CommonDoubles} take one byte, all others nine. */
    private void number(double value) {
        long bits = Double.doubleToRawLongBits(value);
        int usual = CommonDoubles.ALL.indexOf(bits);
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

    /** Variable-length integer: seven bits per byte, lowest first. */
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
        StateCodec.LONG.set(bytes, length, value);
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
