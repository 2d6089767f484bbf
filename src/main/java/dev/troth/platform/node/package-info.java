/** Global object identification: lookup of any record by its id, which clients use to refresh their cache. */
@org.jspecify.annotations.NullMarked
package dev.troth.platform.node;
