/**
 * Playbooks: standard procedures for recurring situations, step by step, and their results. The built-in ones come from
 * the articles.
 */
@org.jspecify.annotations.NullMarked
package dev.troth.playbook;
