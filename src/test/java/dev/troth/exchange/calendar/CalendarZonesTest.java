package dev.troth.exchange.calendar;

import static dev.troth.exchange.calendar.CalendarRun.calendar;
import static dev.troth.exchange.calendar.CalendarRun.event;
import static dev.troth.exchange.calendar.CalendarRun.events;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.troth.exchange.reader.ImportOptions;
import dev.troth.platform.common.RejectedException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of time zones as files have them: noon on 2 July 2026. */
class CalendarZonesTest {
    private static final String GOOD = event("a", "DTSTART:20260601T090000Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Europe/Berlin | 10:00",
                "europe/berlin | 10:00",
                "\"tzone://Microsoft/Utc\" | 12:00",
                "Central Standard Time (Mexico) | 18:00",
                "Romance Standard Time | 10:00",
                "GMT+0100 | 11:00",
                "\"UTC+01:00\" | 11:00",
                "Pacific Time (US & Canada) | 19:00",
                "/freeassociation.sourceforge.net/Tzfile/Europe/Berlin | 10:00",
                "/mozilla.org/20050126_1/America/Argentina/Buenos_Aires | 15:00",
                "/softwarestudio.org/Olson_20011030_5/Europe/Berlin | 10:00",
                "US-Eastern | 16:00",
                "US/Eastern | 16:00",
                "Europe/Kyiv | 09:00",
                "Europe/Kiev | 09:00",
                "Asia/Calcutta | 06:30",
                "SA Pacific Standard Time | 17:00",
                "W. Europe Standard Time | 10:00",
                "\"(UTC+01:00) Amsterdam, Berlin\" | 10:00",
                "\"(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna\" | 10:00",
                "(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna | 10:00",
                "\"(UTC+01:00) Amsterdam\\, Berlin\" | 10:00",
                "/Europe/Berlin | 10:00",
                "GMT+2 | 10:00",
                "\"(UTC-05:00) Eastern Time (US & Canada)\" | 16:00",
                "\"(GMT) Greenwich Mean Time: Dublin, Edinburgh, Lisbon, London\" | 11:00",
                "Greenland Standard Time | 13:00",
                "Central America Standard Time | 18:00",
                "Hawaiian Standard Time | 22:00",
                "W. Australia Standard Time | 04:00",
                "UTC | 12:00",
                "Z | 12:00",
                "GMT | 12:00"
            })
    void zoneIsFound(String name, String utc) {
        CalendarRun run = events(GOOD, event("b", "DTSTART;TZID=" + name + ":20260702T120000"));
        assertThat(run.times()).containsExactly("2026-06-01T09:00:00Z", "2026-07-02T" + utc + ":00Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Customized Time Zone",
                "\"tzone://Microsoft/Custom\"",
                "Etc/ABC",
                "Eastern Standard Time 1",
                "Mars/Olympus",
                "\"(UTC+25:00) Nowhere\"",
                "\"(UTC+09:00) Berlin\"",
                "/",
                "x/"
            })
    void unknownZoneRefusesItsEventAlone(String name) {
        CalendarRun run = events(GOOD, event("b", "DTSTART;TZID=" + name + ":20260702T120000"));
        assertThat(run.times()).containsExactly("2026-06-01T09:00:00Z");
        assertThat(run.refused.get(2).field()).isEqualTo("DTSTART");
        assertThat(run.refused.get(2).message())
                .isEqualTo(
                        "DTSTART has the time zone \"%s\", which is unknown and not defined in the file. Maybe a VTIMEZONE is missing?"
                                .formatted(name.replace("\"", "")));
    }

    @Test
    void zoneOfAPrivateEventDoesNotMatter() {
        CalendarRun run = events("BEGIN:VEVENT\nUID:x\nDTSTART;TZID=Mars/Olympus:20260702T120000\nEND:VEVENT\n");
        assertThat(run.refused).isEmpty();
    }

    private static String zone(String name, String more) {
        return """
            BEGIN:VTIMEZONE
            TZID:%s
            %sBEGIN:STANDARD
            DTSTART:16010101T030000
            TZOFFSETFROM:+0400
            TZOFFSETTO:+0300
            RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
            END:STANDARD
            BEGIN:DAYLIGHT
            DTSTART:16010101T020000
            TZOFFSETFROM:+0300
            TZOFFSETTO:+0400
            RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
            END:DAYLIGHT
            END:VTIMEZONE
            """.formatted(name, more);
    }

    @Test
    void definitionInTheFileIsUsedForAnUnknownName() {
        String event = event("b", "DTSTART;TZID=Customized Time Zone:20260702T120000\nRRULE:FREQ=MONTHLY;COUNT=5");
        String[] expected = {
            "2026-07-02T08:00:00Z",
            "2026-08-02T08:00:00Z",
            "2026-09-02T08:00:00Z",
            "2026-10-02T08:00:00Z",
            "2026-11-02T09:00:00Z"
        };
        assertThat(events(zone("Customized Time Zone", ""), event).times()).containsExactly(expected);
        assertThat(events(event, zone("Customized Time Zone", "")).times()).containsExactly(expected);
        assertThat(CalendarRun.of(calendar(event) + calendar(zone("Customized Time Zone", "")))
                        .times())
                .containsExactly(expected);
    }

    @Test
    void definitionNeverReplacesAKnownName() {
        assertThat(events(zone("Europe/Berlin", ""), event("b", "DTSTART;TZID=Europe/Berlin:20260702T120000"))
                        .times())
                .containsExactly("2026-07-02T10:00:00Z");
        assertThat(events(zone("Own", "X-LIC-LOCATION:Asia/Tokyo\n"), event("b", "DTSTART;TZID=Own:20260702T120000"))
                        .times())
                .containsExactly("2026-07-02T03:00:00Z");
    }

    @Test
    void definitionWithDatesAndAnEndIsUnderstood() {
        String zone = """
            BEGIN:VTIMEZONE
            TZID:Odd
            BEGIN:STANDARD
            DTSTART:20200101T000000
            TZOFFSETFROM:-0330
            TZOFFSETTO:-0330
            END:STANDARD
            BEGIN:DAYLIGHT
            DTSTART:20260401T000000
            RDATE:20260601T000000,20250101T000000
            TZOFFSETFROM:-0330
            TZOFFSETTO:-023015
            END:DAYLIGHT
            BEGIN:STANDARD
            DTSTART:20260501T000000
            RRULE:FREQ=YEARLY;UNTIL=20260501T033000Z
            TZOFFSETFROM:-0230
            TZOFFSETTO:-0330
            END:STANDARD
            END:VTIMEZONE
            """;
        assertThat(events(
                                zone,
                                event("a", "DTSTART;TZID=Odd:20260415T120000"),
                                event("b", "DTSTART;TZID=Odd:20260515T120000"))
                        .times())
                .containsExactly("2026-04-15T14:30:15Z", "2026-05-15T15:30:00Z");
    }

    @Test
    void invalidDefinitionRefusesTheEventsThatNeedIt() {
        CalendarRun run = events(
                zone("Broken", "").replace("TZOFFSETTO:+0400", "TZOFFSETTO:soon"),
                event("b", "DTSTART;TZID=Broken:20260702T120000"),
                GOOD);
        assertThat(run.refused).containsOnlyKeys(1);
        assertThat(run.times()).hasSize(1);
        CalendarRun hostile = events(
                zone("Hostile", "").replace("FREQ=YEARLY", "FREQ=SECONDLY"),
                event("b", "DTSTART;TZID=Hostile:20260702T120000"),
                GOOD);
        assertThat(hostile.refused).containsOnlyKeys(1);
    }

    @Test
    void floatingTimesAreInTheZoneOfTheParameterOrOfTheCalendar() {
        String event = event("c07", "DTSTART:20260715T093000");
        String sydney = calendar("X-WR-TIMEZONE:Australia/Sydney\n", event);
        assertThat(CalendarRun.of(sydney).times()).containsExactly("2026-07-14T23:30:00Z");
        assertThat(CalendarRun.of(sydney).notices).isEmpty();
        assertThat(CalendarRun.of(sydney, "zone=Europe/Berlin").times()).containsExactly("2026-07-15T07:30:00Z");
        CalendarRun none = CalendarRun.of(calendar(event, event("d", "DTSTART:20260715T093000")));
        assertThat(none.times()).containsOnly("2026-07-15T09:30:00Z");
        assertThat(none.notices)
                .containsExactly("Times without a time zone were read as UTC. Maybe set zone=Europe/Berlin?");
        assertThat(CalendarRun.of(calendar(GOOD, event("x", "DTSTART;VALUE=DATE:20260101"))).notices)
                .isEmpty();
    }

    @Test
    void timeInUtcIgnoresAZone() {
        assertThat(events(event("x", "DTSTART;TZID=Europe/Berlin:20260702T120000Z"))
                        .times())
                .containsExactly("2026-07-02T12:00:00Z");
    }

    @Test
    void unknownZoneInTheParameterIsRefused() {
        assertThatThrownBy(() ->
                        ImportOptions.zone(JsonNodeFactory.instance.objectNode().put("zone", "Berlin")))
                .isInstanceOf(RejectedException.class)
                .hasMessage("zone is \"Berlin\", which is not a known time zone. Maybe Europe/Berlin?");
    }

    @Test
    void everyZoneOfTheTableExists() throws Exception {
        Properties table = new Properties();
        try (var in = new InputStreamReader(
                Objects.requireNonNull(getClass().getResourceAsStream("/calendar/windows-zones.properties")),
                StandardCharsets.UTF_8)) {
            table.load(in);
        }
        assertThat(table).hasSizeGreaterThan(160);
        assertThat(table.values())
                .allSatisfy(zone -> assertThat(ZoneId.of(zone.toString())).isNotNull());
    }

    @Test
    void nameOfAnOldWindowsIsKnownByItsCities() {
        CalendarRun run = CalendarRun.events(CalendarRun.event(
                "old",
                "DTSTART;TZID=\"(GMT+01.00) Amsterdam / Berlin / Bern / Rome / Stockholm / Vienna\":20260702T120000"));
        assertThat(run.times()).containsExactly("2026-07-02T10:00:00Z");
    }
}
