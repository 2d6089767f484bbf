/** Drafts: checks of texts before they are sent, for clarity, urgency and tone. Nothing is stored. */
@org.jspecify.annotations.NullMarked
package dev.troth.draft;
