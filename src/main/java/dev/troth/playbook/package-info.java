/**
 * Playbooks: what we do in situations that come again and again, step by step, and what came of it. The built-in ones
 * come from the articles.
 */
@org.jspecify.annotations.NullMarked
package dev.troth.playbook;
