package dev.troth.scoring;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The binary format of a state: about 0.5 KB plus 0.1 KB per stakeholder; empty parts take one bit. Equal states have
 * equal bytes. The first byte is the version of the format. Bytes of another version are rejected; the caller then
 * folds the state again from the ledger.
 */
public final class StateCodec {
    /** The version that {@link #encode} writes. */
    public static final int VERSION = 5;

    static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    /** Marks a set of days that is not empty. */
    static final int NOT_EMPTY = 0x80;

    private StateCodec() {}

    /**
     * Encodes a state.
     *
     * @return the bytes, whose first one is {@link #VERSION}
     */
    public static byte[] encode(AccountState state) {
        StateWriter writer = new StateWriter();
        writer.octet(VERSION);
        writer.state(state);
        return writer.bytes();
    }

    /** Returns whether the bytes have the version that {@link #decode} reads; false for an empty array. */
    public static boolean isCurrent(byte[] bytes) {
        return bytes.length > 0 && Byte.toUnsignedInt(bytes[0]) == VERSION;
    }

    /**
     * Decodes a state.
     *
     * @param bytes the result of {@link #encode}
     * @return a state that is equal to the encoded one
     * @throws IllegalArgumentException if the bytes have another version or are truncated
     */
    public static AccountState decode(byte[] bytes) {
        try {
            StateReader reader = new StateReader(bytes);
            int version = reader.octet();
            Preconditions.that(
                    version == VERSION, "A state of format %s cannot be read by format %s.", version, VERSION);
            return reader.state();
        } catch (IndexOutOfBoundsException | NegativeArraySizeException e) {
            throw new IllegalArgumentException("The state is truncated: " + bytes.length + " bytes.", e);
        }
    }
}
