/**
 * Members: our own people, as owners of accounts: what they promised and kept, how loaded they are, whom they neglect,
 * and the advice they were given.
 */
@org.jspecify.annotations.NullMarked
package dev.troth.member;
