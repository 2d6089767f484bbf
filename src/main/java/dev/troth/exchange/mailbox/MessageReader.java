package dev.troth.exchange.mailbox;

import dev.troth.exchange.contact.AddressLookup;
import dev.troth.exchange.reader.SkipReason;
import dev.troth.platform.common.ProblemCode;
import dev.troth.platform.common.RejectedException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Decides what a message is for the accounts, by its headers. Contact is what one of us writes to people of accounts,
 * and what they write to one of us.
 */
final class MessageReader {
    private static final Instant EARLIEST =
            LocalDate.of(1990, 1, 1).atStartOfDay(ZoneOffset.UTC).toInstant();
    private static final Duration CLOCK_SKEW = Duration.ofDays(1);

    private final AddressLookup lookup;
    private final MailDate dates;
    private final Instant now;
    private final Consumer<String> notices;

    MessageReader(AddressLookup lookup, MailDate dates, Instant now, Consumer<String> notices) {
        this.lookup = lookup;
        this.dates = dates;
        this.now = now;
        this.notices = notices;
    }

    /**
     * Reads the headers of a message.
     *
     * @throws RejectedException if the message is not valid
     */
    Reading read(HeaderSection headers, Parties parties) {
        if (headers.isEmpty()) {
            throw RejectedException.of(ProblemCode.MALFORMED, null, "The message has no header fields.");
        }
        boolean fromTheirs = isFromTheirs(parties);
        boolean ownList = parties.lists().stream().anyMatch(lookup::isOurs);
        Optional<SkipReason> reason = new MessageFilter(headers, parties).reason(fromTheirs, ownList);
        return reason.isPresent() ? new Reading.Skipped(reason.get()) : contact(headers, parties, ownList);
    }

    private boolean isFromTheirs(Parties parties) {
        return parties.authors().stream().anyMatch(lookup::isTheirs)
                || parties.originals().stream().anyMatch(lookup::isTheirs);
    }

    private Reading contact(HeaderSection headers, Parties parties, boolean ownList) {
        if (parties.authors().isEmpty()) {
            throw noSender(headers);
        }
        boolean outbound = parties.authors().stream().anyMatch(lookup::isOurs);
        Map<String, Set<String>> accounts = outbound ? Map.of() : lookup.accounts(parties.authors());
        boolean toTheirs = parties.recipients().stream().anyMatch(lookup::isTheirs);
        if (outbound && toTheirs) {
            accounts = lookup.accounts(parties.recipients());
        } else if (outbound) {
            // A form or a mailing list of ours that puts itself in the place of the author.
            outbound = false;
            accounts = lookup.accounts(parties.originals());
        } else if (accounts.isEmpty() ? toTheirs : !ownList && !isToOurs(parties)) {
            return new Reading.Skipped(SkipReason.THIRD_PARTY);
        }
        if (accounts.isEmpty()) {
            return new Reading.Skipped(SkipReason.NO_CUSTOMER);
        }
        Instant at = at(headers);
        return new Reading.Contact(
                MessageIds.id(headers, parties.authors().getFirst(), at),
                at,
                outbound,
                outbound ? accounts : withRecipients(accounts, parties),
                MessageIds.parents(headers));
    }

    private boolean isToOurs(Parties parties) {
        return parties.recipients().stream().anyMatch(lookup::isOurs)
                || parties.delivered().stream().anyMatch(lookup::isOurs);
    }

    /** Adds the colleagues of the author, who got the message, too. */
    private Map<String, Set<String>> withRecipients(Map<String, Set<String>> accounts, Parties parties) {
        lookup.accounts(parties.recipients())
                .forEach((account, people) -> accounts.computeIfPresent(account, (a, own) -> {
                    Set<String> all = new LinkedHashSet<>(own);
                    all.addAll(people);
                    return all;
                }));
        return accounts;
    }

    private static RejectedException noSender(HeaderSection headers) {
        String from = headers.text("from");
        return from.isEmpty()
                ? RejectedException.of(ProblemCode.MISSING_FIELD, "From", "From is missing, and Sender, too.")
                : RejectedException.invalid(
                        "From",
                        "From is \"%s\", which has no mail address. Maybe Ann Lee <ann@example.com>?",
                        from.length() > 200 ? from.substring(0, 200) + "…" : from);
    }

    private Instant at(HeaderSection headers) {
        String date = headers.first("date");
        Instant at = date == null ? received(headers) : dates.instant(date);
        if (at.isBefore(EARLIEST)) {
            throw RejectedException.invalid("Date", "Date is %s, which is before 1990.", at);
        }
        if (at.isAfter(now.plus(CLOCK_SKEW))) {
            throw RejectedException.invalid("Date", "Date is %s, which is in the future.", at);
        }
        return at;
    }

    /** Returns the time at which the last mail server received the message. */
    private Instant received(HeaderSection headers) {
        Instant newest = null;
        for (String received : headers.all("received")) {
            Instant at = receivedAt(received);
            newest = newest == null || (at != null && at.isAfter(newest)) ? at : newest;
        }
        if (newest == null) {
            throw RejectedException.of(
                    ProblemCode.MISSING_FIELD, "Date", "Date is missing, and there is no Received field with a date.");
        }
        notices.accept("Messages without Date were dated by their newest Received field.");
        return newest;
    }

    private @Nullable Instant receivedAt(String received) {
        try {
            return dates.instant(received.substring(received.lastIndexOf(';') + 1));
        } catch (RejectedException e) {
            return null;
        }
    }
}
