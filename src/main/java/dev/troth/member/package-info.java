/**
 * Members: what is said about our own people, such as the advice they were given. What follows from their accounts is in
 * {@code trust.member}.
 */
@org.jspecify.annotations.NullMarked
package dev.troth.member;
