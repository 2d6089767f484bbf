/** Interfaces of authentication and authorization that every slice can use. Implemented by {@code access}. */
@org.jspecify.annotations.NullMarked
package dev.troth.platform.guard;
