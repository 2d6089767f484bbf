/**
 * Issues: complaints, disputes and incidents, from the moment they are raised until they are resolved.
 */
@org.jspecify.annotations.NullMarked
package dev.troth.issue;
