package dev.troth.exchange.calendar;

import static dev.troth.exchange.calendar.CalendarRun.calendar;
import static dev.troth.exchange.calendar.CalendarRun.event;
import static dev.troth.exchange.calendar.CalendarRun.events;
import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.exchange.reader.SkipReason;
import dev.troth.platform.common.ProblemCode;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as they are: odd properties, broken entries, several objects, line ends and character sets. */
class CalendarFilesTest {
    private static final String BEFORE = event("a", "DTSTART:20260601T090000Z\nSUMMARY:good before");
    private static final String AFTER = event("c", "DTSTART:20260603T090000Z\nSUMMARY:good after");

    private static CalendarRun middle(String properties) {
        return events(BEFORE, event("b", properties), AFTER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GEO:48,2;11,5",
                "SEQUENCE:1.0",
                "CREATED:0000",
                "LAST-MODIFIED:2026-01-01",
                "DURATION:30M",
                "RRULE:",
                "STATUS:",
                "DTEND:",
                "BEGIN:VALARM\nTRIGGER:bad\nACTION:DISPLAY\nEND:VALARM",
                "ATTACH;ENCODING=BASE64;VALUE=BINARY:!!!",
                "ATTENDEE;CN=A:mailto:<ann@x.example>",
                "ATTENDEE;CN=Nobody:invalid:nomail",
                "ATTENDEE:mailto:ann lee@x.example",
                "ATTENDEE;CN:mailto:bob@x.example",
                "PRIORITY:high",
                "URL:http://x.example/a b|c",
                "EXDATE:",
                "SUMMARY;LANGUAGE=:x",
                "CLASS:",
                "no property at all",
                ":",
                ";;;",
                "X-:",
                "CATEGORIES;X=\"open:a",
                "BEGIN:VALARM\nTRIGGER:-PT5M",
                "END:VALARM",
                "TRANSP:MAYBE",
                "DTSTAMP:yesterday",
                "RDATE:",
                "SEQUENCE:99999999999999999999",
                "RECURRENCE-ID:",
                "ATTENDEE:",
                "ORGANIZER:",
                "CONFERENCE:",
                "DTEND:20260601T080000Z",
                "UID:another",
                "ATTENDEE;PARTSTAT=\u0000:mailto:x@y.example"
            })
    void propertyThatDoesNotMatterNeverRefusesAnEvent(String property) {
        CalendarRun run = middle("DTSTART:20260602T090000Z\n" + property);
        assertThat(run.refused).isEmpty();
        assertThat(run.times()).containsExactly("2026-06-01T09:00:00Z", "2026-06-02T09:00:00Z", "2026-06-03T09:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DTSTART:20260230T090000Z",
                "DTSTART:20260602T240000Z",
                "DTSTART:tomorrow",
                "DTSTART:",
                "SUMMARY:without a start",
                "DTSTART;TZID=Mars/Olympus:20260602T090000",
                "DTSTART:20260602T090000Z\nRRULE:COUNT=2",
                "DTSTART:20260602T090000Z\nRRULE:FREQ=WEEKLY;BYDAY=XX",
                "DTSTART:20260602T090000Z\nRRULE:FREQ=DAILY;INTERVAL=0;COUNT=3",
                "DTSTART:20260602T090000Z\nRRULE:FREQ=FORTNIGHTLY",
                "DTSTART:20260602T090000Z\nRRULE:W1 MO 20270101T0Z",
                "DTSTART:20260602T090000Z\nRRULE:FREQ=DAILY;UNTIL=soon",
                "DTSTART:20261301T090000",
                "DTSTART:20260602T090000Z\nRRULE:FREQ=DAILY\nEXDATE:never",
                "DTSTART:20260602T090000Z\nRECURRENCE-ID:20260231T090000Z"
            })
    void valueThatMattersRefusesItsEventAlone(String properties) {
        CalendarRun run = middle(properties);
        assertThat(run.refused).containsOnlyKeys(2);
        assertThat(run.refused.get(2).code()).isIn(ProblemCode.INVALID_VALUE, ProblemCode.MISSING_FIELD);
        assertThat(run.refused.get(2).field()).isIn("DTSTART", "RRULE", "EXDATE", "RECURRENCE-ID");
        assertThat(run.entries.get(2)).startsWith("BEGIN:VEVENT\r\nUID:b\r\n").endsWith("END:VEVENT\r\n");
        assertThat(run.times()).containsExactly("2026-06-01T09:00:00Z", "2026-06-03T09:00:00Z");
    }

    @Test
    void messageShowsTheValue() {
        assertThat(middle("DTSTART:20260230T090000Z").refused.get(2).message())
                .isEqualTo(
                        "DTSTART is \"20260230T090000Z\", which is not a valid time. A valid one is 20260702T120000Z.");
    }

    @Test
    void extendedFormOfATimeIsUnderstood() {
        assertThat(middle("DTSTART:2026-06-02T09:00:00Z").times()).contains("2026-06-02T09:00:00Z");
        assertThat(middle("DTSTART:20260602T110000+0200").times()).contains("2026-06-02T09:00:00Z");
        assertThat(middle("DTSTART:20260602T110000+02").times()).contains("2026-06-02T09:00:00Z");
        assertThat(middle("DTSTART;TZID=Europe/Berlin:2026-06-02 11:00").times())
                .contains("2026-06-02T09:00:00Z");
        assertThat(middle("DTSTART : 20260602T0900Z ").times()).contains("2026-06-02T09:00:00Z");
    }

    @Test
    void severalCalendarObjectsInOneFileAreAllRead() {
        CalendarRun run = CalendarRun.of(calendar(BEFORE) + "\n" + calendar() + "\uFEFF" + calendar(AFTER));
        assertThat(run.read).isEqualTo(2);
        assertThat(run.times()).containsExactly("2026-06-01T09:00:00Z", "2026-06-03T09:00:00Z");
    }

    @Test
    void eventWithoutItsEndIsRefusedAndTheNextOnesAreRead() {
        String broken = event("b", "DTSTART:20260602T090000Z").replace("END:VEVENT\n", "");
        CalendarRun run = events(BEFORE, broken, AFTER);
        assertThat(run.times()).containsExactly("2026-06-01T09:00:00Z", "2026-06-03T09:00:00Z");
        assertThat(run.refused).containsOnlyKeys(2);
        assertThat(run.refused.get(2).code()).isEqualTo(ProblemCode.MALFORMED);
        CalendarRun cut = CalendarRun.of(calendar(BEFORE, broken).replace("END:VCALENDAR\n", "ATTEND"));
        assertThat(cut.times()).containsExactly("2026-06-01T09:00:00Z");
        assertThat(cut.refused).containsOnlyKeys(2);
        CalendarRun task = events(broken.replace("VEVENT", "VTODO"), AFTER);
        assertThat(task.refused).containsOnlyKeys(1);
        assertThat(task.times()).containsExactly("2026-06-03T09:00:00Z");
    }

    @Test
    void textOutsideOfCalendarsIsRefusedOnce() {
        CalendarRun run = CalendarRun.of("<html>\nnot found\n" + calendar(BEFORE, "what is\nthis\n", AFTER) + "bye\n");
        assertThat(run.refused).hasSize(3);
        assertThat(run.refused.values()).allMatch(problem -> problem.code() == ProblemCode.MALFORMED);
        assertThat(run.times()).containsExactly("2026-06-01T09:00:00Z", "2026-06-03T09:00:00Z");
        assertThat(run.read).isEqualTo(5);
        assertThat(CalendarRun.of("this is no calendar").refused).hasSize(1);
        assertThat(CalendarRun.of("").notices).containsExactly("The file has no events.");
    }

    @Test
    void eventWithoutACalendarObjectIsTaken() {
        assertThat(CalendarRun.of(BEFORE).times()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "\n", "\r"})
    void everyLineEndIsUnderstoodAlsoInFoldedCharacters(String end) {
        byte[] folded = fold(calendar(event("x", "DTSTART:20260601T090000Z\nSUMMARY:Größe für Zoë 🦊 in Köln")), end);
        CalendarRun run = CalendarRun.of(folded);
        assertThat(run.values("summary")).containsExactly("Größe für Zoë 🦊 in Köln");
        assertThat(run.notices).isEmpty();
    }

    /** Folds each line after every seventh byte, also within characters. */
    private static byte[] fold(String calendar, String end) {
        var file = new java.io.ByteArrayOutputStream();
        for (String line : calendar.split("\n")) {
            byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < bytes.length; i++) {
                if (i > 0 && i % 7 == 0) {
                    file.writeBytes((end + (i % 14 == 0 ? "\t" : " ")).getBytes(StandardCharsets.US_ASCII));
                }
                file.write(bytes[i]);
            }
            file.writeBytes(end.getBytes(StandardCharsets.US_ASCII));
        }
        return file.toByteArray();
    }

    @Test
    void characterSetIsFound() {
        String file = calendar(event("x", "DTSTART:20260601T090000Z\nSUMMARY:Müller – 5 €"));
        assertThat(CalendarRun.of(file.getBytes(Charset.forName("windows-1252")))
                        .values("summary"))
                .containsExactly("Müller – 5 €");
        assertThat(CalendarRun.of(file.getBytes(Charset.forName("windows-1252"))).notices)
                .containsExactly("The lines that are not valid in UTF-8 were read as windows-1252.");
        assertThat(CalendarRun.of(("\uFEFF" + file).getBytes(StandardCharsets.UTF_16LE))
                        .values("summary"))
                .containsExactly("Müller – 5 €");
        assertThat(CalendarRun.of(("\uFEFF" + file).getBytes(StandardCharsets.UTF_8))
                        .values("summary"))
                .containsExactly("Müller – 5 €");
        assertThat(CalendarRun.of(
                                file.replace("–", "-").replace("€", "").getBytes(Charset.forName("iso-8859-1")),
                                "charset=iso-8859-1")
                        .values("summary"))
                .containsExactly("Müller - 5");
    }

    @Test
    void quotedPrintableOfTheOldFormatIsDecoded() {
        assertThat(middle(
                                "DTSTART:20260602T090000Z\nSUMMARY;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:M=C3=BCller=\n=20AG")
                        .values("summary"))
                .contains("Müller AG");
        assertThat(middle("DTSTART:20260602T090000Z\nSUMMARY;QUOTED-PRINTABLE;CHARSET=ISO-8859-1:M=FCller")
                        .values("summary"))
                .contains("Müller");
    }

    @Test
    void linesThatWereConvertedTwiceAreRead() {
        String file = calendar(event("x", "DTSTART:2026\n 0601T090000Z")).replace("\n", "\r\r\n");
        assertThat(CalendarRun.of(file.getBytes(StandardCharsets.UTF_8)).times())
                .containsExactly("2026-06-01T09:00:00Z");
    }

    @Test
    void listThatWouldBeCutRefusesItsEvent() {
        String excluded = "EXDATE:" + "20260601T090000Z,".repeat(20_000) + "20260602T090000Z";
        CalendarRun run = middle("DTSTART:20260602T090000Z\nRRULE:FREQ=DAILY;COUNT=2\n" + excluded);
        assertThat(run.refused.get(2).code()).isEqualTo(ProblemCode.TOO_LARGE);
    }

    @Test
    void escapedTextIsDecoded() {
        assertThat(middle("DTSTART:20260602T090000Z\nSUMMARY:a\\, b\\; c\\n d \\\\ \u0000e")
                        .values("summary"))
                .contains("a, b; c\n d \\ e");
    }

    @Test
    void hugeEventsUseLittleMemoryAndAreTakenOrRefused() {
        String attachment = "ATTACH;ENCODING=BASE64:" + "A".repeat(5_000_000);
        CalendarRun run = middle("DTSTART:20260602T090000Z\n" + attachment + "\nRRULE:FREQ=NEVER");
        assertThat(run.entries.get(2)).hasSizeLessThan(1000).contains("RRULE:FREQ=NEVER");
        String people = "ATTENDEE:mailto:someone.with.a.long.name@acme.example\n".repeat(30_000);
        CalendarRun many = middle("DTSTART:20260602T090000Z\n" + people);
        assertThat(many.refused.get(2).code()).isEqualTo(ProblemCode.TOO_LARGE);
        assertThat(many.times()).hasSize(2);
    }

    @Test
    void otherComponentsAreSkipped() {
        CalendarRun run = events(
                event("t", "DTSTART:20260602T090000Z").replace("VEVENT", "VTODO"),
                event("j", "DTSTART:20260602T090000Z").replace("VEVENT", "VJOURNAL"),
                event("f", "DTSTART:20260602T090000Z").replace("VEVENT", "VFREEBUSY"),
                "BEGIN:X-THING\nX:1\nEND:X-THING\n",
                AFTER);
        assertThat(run.skipped)
                .isEqualTo(Map.of(
                        1, SkipReason.NOT_AN_EVENT,
                        2, SkipReason.NOT_AN_EVENT,
                        3, SkipReason.NOT_AN_EVENT,
                        4, SkipReason.NOT_AN_EVENT));
        assertThat(run.times()).hasSize(1);
    }

    @Test
    void errorFileIsACalendarThatCanBeCorrectedAndSentAgain() {
        String zone = "BEGIN:VTIMEZONE\nTZID:Own\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0200\n"
                + "TZOFFSETTO:+0200\nEND:STANDARD\nEND:VTIMEZONE\n";
        CalendarRun run = CalendarRun.of(calendar(
                "X-WR-TIMEZONE:Asia/Tokyo\n",
                zone,
                event("b", "DTSTART;TZID=Own:20260602T090000\nRRULE:FREQ=DALY\nSUMMARY:" + "lång ".repeat(40)),
                event("f", "DTSTART:20260602T090000\nRRULE:FREQ=DALY"),
                "garbage\n",
                AFTER));
        assertThat(run.refused).hasSize(3);
        String file = run.errorFile();
        assertThat(file.lines()).allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 75);
        assertThat(file).contains("X-TROTH-ERROR:INVALID_VALUE RRULE is \"FREQ=DALY\"\\, which");
        CalendarRun again = CalendarRun.of(file.getBytes(StandardCharsets.UTF_8));
        assertThat(again.refused).hasSize(2);
        assertThat(again.errorFile().split("X-TROTH-ERROR", -1)).hasSize(3);
        CalendarRun corrected =
                CalendarRun.of(file.replace("DALY", "DAILY;COUNT=1").getBytes(StandardCharsets.UTF_8));
        assertThat(corrected.refused).isEmpty();
        assertThat(corrected.times()).containsExactly("2026-06-02T00:00:00Z", "2026-06-02T07:00:00Z");
    }
}
