package dev.troth.exchange.calendar;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.troth.exchange.contact.AddressBook;
import dev.troth.exchange.reader.EntryError;
import dev.troth.exchange.reader.EntrySink;
import dev.troth.exchange.reader.FactReader;
import dev.troth.exchange.reader.FileFormat;
import dev.troth.exchange.reader.ImportOptions;
import dev.troth.exchange.reader.SpooledFile;
import dev.troth.platform.common.RejectedException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads calendars (iCalendar): past events with people of an account become touchpoints. */
@ApplicationScoped
class CalendarReader implements FactReader {
    private final AddressBook addressBook;
    private final StoredContacts contacts;
    private final Clock clock;

    CalendarReader(AddressBook addressBook, StoredContacts contacts, Clock clock) {
        this.addressBook = addressBook;
        this.contacts = contacts;
        this.clock = clock;
    }

    @Override
    public FileFormat format() {
        return FileFormat.CALENDAR;
    }

    /** @throws RejectedException if the own domains are missing, or the zone or the character set is unknown */
    @Override
    public void check(ObjectNode options) {
        AddressBook.ours(options);
        ImportOptions.zone(options);
        SpooledFile.checkCharset(options);
    }

    @Override
    public void read(InputStream file, ObjectNode options, EntrySink sink) throws IOException {
        var lookup = addressBook.lookup(AddressBook.ours(options));
        Attendance.Directory directory = new Attendance.Directory() {
            @Override
            public void prepare(Collection<String> addresses) {
                lookup.prepare(addresses);
            }

            @Override
            public boolean isOurs(String address) {
                return lookup.isOurs(address);
            }

            @Override
            public Map<String, Set<String>> accounts(Collection<String> addresses) {
                return lookup.accounts(addresses);
            }
        };
        try (SpooledFile spooled = SpooledFile.of(file)) {
            run(spooled, options, directory, contacts, clock.instant(), sink);
        }
    }

    /** Reads a file. Names of lines are in ASCII, so a character set without ASCII is converted before. */
    static void run(
            SpooledFile file,
            ObjectNode options,
            Attendance.Directory directory,
            StoredContacts contacts,
            Instant now,
            EntrySink sink)
            throws IOException {
        Charset charset = file.charset(options);
        if (charset.name().startsWith("UTF-16") || charset.name().startsWith("UTF-32")) {
            try (SpooledFile converted = file.inUtf8(options, sink)) {
                new CalendarImport(converted, StandardCharsets.UTF_8, options, directory, contacts, now, sink).run();
            }
        } else {
            new CalendarImport(file, charset, options, directory, contacts, now, sink).run();
        }
    }

    @Override
    public String errorFile(ObjectNode options, List<EntryError> errors) {
        return CalendarErrorFile.of(errors);
    }
}
