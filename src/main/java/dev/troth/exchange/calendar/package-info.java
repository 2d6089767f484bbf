/** Calendars (iCalendar). */
@org.jspecify.annotations.NullMarked
package dev.troth.exchange.calendar;
