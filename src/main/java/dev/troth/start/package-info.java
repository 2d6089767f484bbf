/**
 * What happens before Quarkus runs: the command line, the settings and their documentation, the configuration as it will
 * be, and the message for an operator when Troth does not start.
 */
@org.jspecify.annotations.NullMarked
package dev.troth.start;
