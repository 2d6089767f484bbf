package dev.troth.exchange.reader;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.troth.platform.common.Problem;
import dev.troth.platform.common.ProblemCode;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Files that are sent in place of a text: they are recognised by their first bytes, and refused with a hint. */
public final class BinaryFile {
    private static final int START = 8;

    private static final List<BinaryFile> KNOWN = List.of(
            new BinaryFile(
                    "PK\u0003\u0004",
                    "a ZIP archive, or a workbook of Excel (.xlsx)",
                    "unpack it, or save the workbook as CSV UTF-8"),
            new BinaryFile(
                    "\u001F\u008B", "compressed (gzip)", "decompress it: gunzip -c file.gz | curl --data-binary @- …"),
            new BinaryFile(
                    "\u00D0\u00CF\u0011\u00E0",
                    "a file of Office or Outlook (.xls, .msg)",
                    "save it as CSV UTF-8, or the message as .eml"),
            new BinaryFile("!BDN", "a data file of Outlook (.pst, .ost)", "export its messages as mbox or .eml"),
            new BinaryFile("%PDF", "a PDF document", "export the data as text"),
            new BinaryFile("SQLite f", "a database of SQLite", "export its tables as CSV"));

    private final String start;
    private final String kind;
    private final String hint;

    private BinaryFile(String start, String kind, String hint) {
        this.start = start;
        this.kind = kind;
        this.hint = hint;
    }

    /** Reads a file, or refuses it as one entry if it is binary. */
    public static void read(InputStream file, FactReader reader, ObjectNode options, EntrySink sink)
            throws IOException {
        InputStream buffered = new BufferedInputStream(file);
        Optional<Problem> problem = problem(buffered);
        if (problem.isPresent()) {
            sink.refused(1, null, problem.get());
        } else {
            reader.read(buffered, options, sink);
        }
    }

    /**
     * Returns why a file cannot be read; empty if it does not begin like a binary one.
     *
     * @param file stream that supports marks; its position does not change
     */
    public static Optional<Problem> problem(InputStream file) throws IOException {
        file.mark(START);
        String start = new String(file.readNBytes(START), StandardCharsets.ISO_8859_1);
        file.reset();
        return KNOWN.stream()
                .filter(known -> start.startsWith(known.start))
                .findFirst()
                .map(known -> new Problem(
                        ProblemCode.MALFORMED,
                        "The file is %s, which cannot be imported. Maybe %s?".formatted(known.kind, known.hint),
                        null));
    }
}
