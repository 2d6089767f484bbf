package dev.troth.platform;

import java.util.List;
import java.util.function.Supplier;

/**
 * A part of a list.
 *
 * @param hasNext whether the list goes on
 * @param total how many there are in all; counted only when asked
 */
public record Page<R>(List<R> rows, boolean hasNext, boolean hasPrevious, Supplier<Integer> total) {}
