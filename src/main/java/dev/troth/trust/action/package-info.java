/** Actions: tasks for members today, their reasons and their expected effect. */
@org.jspecify.annotations.NullMarked
package dev.troth.trust.action;
