/** Members as owners of accounts: what they promised and kept, how loaded they are, whom they neglect. */
@org.jspecify.annotations.NullMarked
package dev.troth.trust.member;
