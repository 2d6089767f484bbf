package dev.troth.exchange.mailbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.troth.exchange.contact.AddressBook;
import dev.troth.exchange.reader.EntryError;
import dev.troth.exchange.reader.EntrySink;
import dev.troth.exchange.reader.FactReader;
import dev.troth.exchange.reader.FileFormat;
import dev.troth.exchange.reader.ImportOptions;
import dev.troth.exchange.reader.SpooledFile;
import dev.troth.ledger.OnChange;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Reads mailboxes and single messages: messages between us and people of an account become touchpoints, and who
 * answered whom is found by the thread. The text of a message is stored only on request.
 */
@ApplicationScoped
class MailboxReader implements FactReader {
    private final AddressBook addressBook;
    private final ParentDirectory ledger;
    private final ReplyDirectory replies;
    private final Clock clock;

    MailboxReader(AddressBook addressBook, ParentDirectory ledger, ReplyDirectory replies, Clock clock) {
        this.addressBook = addressBook;
        this.ledger = ledger;
        this.replies = replies;
        this.clock = clock;
    }

    @Override
    public FileFormat format() {
        return FileFormat.MAILBOX;
    }

    @Override
    public void check(ObjectNode options) {
        AddressBook.ours(options);
        SpooledFile.checkCharset(options);
        ImportOptions.zone(options);
    }

    @Override
    public void read(InputStream file, ObjectNode options, EntrySink sink) throws IOException {
        MailboxImport.Settings settings = new MailboxImport.Settings(
                clock.instant(),
                ImportOptions.zone(options).orElse(ZoneOffset.UTC),
                MailCharset.fallback(options.path(SpooledFile.CHARSET).asText()),
                options.path("body").asBoolean());
        boolean amends = ImportOptions.onChange(FileFormat.MAILBOX, options) == OnChange.AMEND;
        Conversations conversations = new Conversations(ledger, replies, amends);
        try (SpooledFile sent = SpooledFile.of(file);
                SpooledFile copy = MailboxForm.readable(sent, options, sink)) {
            new MailboxImport(copy.path(), settings, addressBook.lookup(AddressBook.ours(options)), conversations, sink)
                    .run();
        }
    }

    @Override
    public String errorFile(ObjectNode options, List<EntryError> errors) {
        StringBuilder mailbox = new StringBuilder();
        for (EntryError error : errors) {
            if (error.entry() != null) {
                mailbox.append("From MAILER-DAEMON Thu Jan  1 00:00:00 1970\nX-Troth-Error: ")
                        .append(error.code())
                        .append(' ')
                        .append(error.message().replaceAll("\\s+", " "))
                        .append('\n')
                        .append(error.entry().strip().replaceAll("(?m)^From ", ">From "))
                        .append("\n\n\n");
            }
        }
        return mailbox.toString();
    }
}
