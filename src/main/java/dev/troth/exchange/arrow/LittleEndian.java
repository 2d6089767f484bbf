package dev.troth.exchange.arrow;

import java.io.ByteArrayOutputStream;

/** Bytes with numbers in the order of Arrow: the lowest byte first. */
final class LittleEndian extends ByteArrayOutputStream {
    void putInt(int number) {
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            write(number >>> shift);
        }
    }

    void putLong(long number) {
        putInt((int) number);
        putInt((int) (number >>> Integer.SIZE));
    }
}
