package dev.troth.scoring;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * A state as bytes, about half a KB and 0.1 KB more a stakeholder: what is empty takes a bit. Equal states give equal
 * bytes. The first byte is the version of the format; bytes of another version are refused, and the state is folded
 * again from the ledger.
 */
public final class StateCodec {
    /** The version written by {@link #encode}. */
    public static final int VERSION = 2;

    static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    /** Marks a set of days that has some. */
    static final int NOT_EMPTY = 0x80;

    private StateCodec() {}

    public static byte[] encode(AccountState state) {
        StateWriter writer = new StateWriter();
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
            StateReader reader = new StateReader(bytes);
            int version = reader.octet();
            Check.that(version == VERSION, "A state of format %s cannot be read by format %s.", version, VERSION);
            return reader.state();
        } catch (IndexOutOfBoundsException | NegativeArraySizeException e) {
            throw new IllegalArgumentException("These " + bytes.length + " bytes are not a whole state.", e);
        }
    }
}
