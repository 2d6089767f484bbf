package dev.troth.exchange.mailbox;

/**
 * Place of a message in a file.
 *
 * @param number number of the message in the file, counted from 1
 * @param start position of its first header field
 * @param body position after the headers and the empty line
 * @param end position after its last line
 */
record MessageExtent(int number, long start, long body, long end) {}
