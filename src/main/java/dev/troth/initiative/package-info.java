/** Initiatives: projects of the account in which we take part, and changes of their priorities. */
@org.jspecify.annotations.NullMarked
package dev.troth.initiative;
