/**
 * Drafts: what is about to be sent, looked at before it is: is it clear, does it fit, would it hurt? Nothing is kept.
 */
@org.jspecify.annotations.NullMarked
package dev.troth.draft;
