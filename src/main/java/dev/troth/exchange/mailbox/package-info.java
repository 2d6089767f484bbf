/** Mailboxes (mbox) and single messages (eml). */
@org.jspecify.annotations.NullMarked
package dev.troth.exchange.mailbox;
