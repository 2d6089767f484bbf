/**
 * Startup before Quarkus: the command line, the settings and their documentation, the effective configuration, and the
 * message for an operator if Troth does not start.
 */
@org.jspecify.annotations.NullMarked
package dev.troth.start;
