/** Actions recommended to members, their reasons and their expected effect. */
@org.jspecify.annotations.NullMarked
package dev.troth.trust.action;
