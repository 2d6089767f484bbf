package dev.troth.exchange.reader;

import dev.troth.platform.common.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Rejected entry of a file.
 *
 * @param number line, or number of the entry in formats without lines, counted from 1
 * @param entry entry as in the file; null if it cannot be shown
 */
public record RefusedEntry(int number, @Nullable String entry, Problem problem) {}
