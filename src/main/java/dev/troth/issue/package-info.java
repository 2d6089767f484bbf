/** Issues: complaints, disputes and incidents, from the time they are raised to their resolution. */
@org.jspecify.annotations.NullMarked
package dev.troth.issue;
