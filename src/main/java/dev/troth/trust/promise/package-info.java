/** Promises before they are made: how likely they will be kept, by what like ones came to. */
@org.jspecify.annotations.NullMarked
package dev.troth.trust.promise;
