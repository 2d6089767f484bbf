/** Members as owners of accounts: their commitments, workload and neglected accounts. */
@org.jspecify.annotations.NullMarked
package dev.troth.trust.member;
