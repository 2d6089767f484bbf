/**
 * What happens before Quarkus runs: the command line, the settings and their documentation, the configuration as it will
 * be, and what an operator is told when Troth does not start.
 */
@org.jspecify.annotations.NullMarked
package dev.troth.start;
