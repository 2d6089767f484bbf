/** People and accounts behind mail addresses, and the touchpoints that calendars and mailboxes yield. */
@org.jspecify.annotations.NullMarked
package dev.troth.exchange.contact;
