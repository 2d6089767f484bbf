/**
 * Members: facts about the employees of the workspace, such as advice they received. Figures computed from their
 * accounts are in {@code trust.member}.
 */
@org.jspecify.annotations.NullMarked
package dev.troth.member;
