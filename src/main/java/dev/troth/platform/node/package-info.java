/** Records by their id alone, whatever their kind: what a client needs to refresh what it has in its cache. */
@org.jspecify.annotations.NullMarked
package dev.troth.platform.node;
