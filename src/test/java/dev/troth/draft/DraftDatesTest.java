package dev.troth.draft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.draft.DraftCheck.DraftDate;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Dates in texts, read on Monday, 30 November 2026, at 10:00 in Berlin. */
class DraftDatesTest {
    private static final Instant NOW = Instant.parse("2026-11-30T09:00:00Z");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static List<DraftDate> find(String text) {
        return DateFinder.find(new Text(text), NOW, BERLIN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Send it by 5 pm                       | 2026-11-30T17:00",
                "Send it by 9 am                       | 2026-12-01T09:00",
                "Send it by 5 p.m. on Friday           | 2026-12-04T17:00",
                "Send it by next week                  | 2026-12-13T23:59:59",
                "Send it this week                     | 2026-12-06T23:59:59",
                "Send it within 48 hours               | 2026-12-02T10:00",
                "Send it in two hours                  | 2026-11-30T12:00",
                "Send it in half an hour               | 2026-11-30T10:30",
                "Send it by 15/12/2026                 | 2026-12-15T23:59:59",
                "Send it by 12/15/2026                 | 2026-12-15T23:59:59",
                "Send it by 2026-12-15                 | 2026-12-15T23:59:59",
                "Send it by 2026-12-15 17:30           | 2026-12-15T17:30",
                "Send it by the 15th                   | 2026-12-15T23:59:59",
                "Send it by the 15th of January        | 2027-01-15T23:59:59",
                "Send it by December 15th, 2026        | 2026-12-15T23:59:59",
                "Send it by Dec 15                     | 2026-12-15T23:59:59",
                "Send it by 3 March                    | 2027-03-03T23:59:59",
                "Send it this afternoon                | 2026-11-30T18:00",
                "Send it tomorrow morning              | 2026-12-01T12:00",
                "Send it tomorrow at 9                 | 2026-12-01T09:00",
                "Send it the day after tomorrow        | 2026-12-02T23:59:59",
                "Send it by tomorrow noon              | 2026-12-01T12:00",
                "Send it in four weeks                 | 2026-12-28T23:59:59",
                "Send it within three working days     | 2026-12-03T10:00",
                "Send it two weeks from now            | 2026-12-14T23:59:59",
                "Send it in a fortnight                | 2026-12-14T23:59:59",
                "Send it by the end of the month       | 2026-11-30T23:59:59",
                "Send it by the end of next week       | 2026-12-13T23:59:59",
                "Send it by end of day                 | 2026-11-30T23:59:59",
                "Send it by EOD                        | 2026-11-30T23:59:59",
                "Send it by EOD Friday                 | 2026-12-04T23:59:59",
                "Send it on Wednesday at half past two | 2026-12-02T14:30",
                "Send it on Friday, 4 December, at 14:00 | 2026-12-04T14:00",
                "Send it by Tuesday next week          | 2026-12-08T23:59:59",
                "Send it before Friday                 | 2026-12-04T00:00",
                "Send it by the end of Q1 2027         | 2027-03-31T23:59:59",
                "Send it by year end                   | 2026-12-31T23:59:59",
                "Send it by Christmas                  | 2026-12-25T23:59:59",
                "Send it before Easter                 | 2027-03-28T00:00",
                "Send it by the end of January         | 2027-01-31T23:59:59",
                "Send it in May                        | 2027-05-31T23:59:59",
                "Send it tonight                       | 2026-11-30T23:59:59",
                "Schicken Sie es bis Freitag           | 2026-12-04T23:59:59",
                "Schicken Sie es bis 17 Uhr            | 2026-11-30T17:00",
                "Schicken Sie es bis 17:30 Uhr         | 2026-11-30T17:30",
                "Schicken Sie es nächste Woche         | 2026-12-13T23:59:59",
                "Schicken Sie es innerhalb von 48 Stunden | 2026-12-02T10:00",
                "Schicken Sie es bis zum 15.12.2026    | 2026-12-15T23:59:59",
                "Schicken Sie es bis 15.12.            | 2026-12-15T23:59:59",
                "Schicken Sie es bis zum 15. Januar    | 2027-01-15T23:59:59",
                "Schicken Sie es bis Ende der Woche    | 2026-12-06T23:59:59",
                "Schicken Sie es bis Monatsende        | 2026-11-30T23:59:59",
                "Schicken Sie es bis übermorgen        | 2026-12-02T23:59:59",
                "Schicken Sie es bis u\u0308bermorgen  | 2026-12-02T23:59:59",
                "Schicken Sie es bis morgen Mittag     | 2026-12-01T12:00",
                "Schicken Sie es heute Nachmittag      | 2026-11-30T18:00",
                "Schicken Sie es in zwei Wochen        | 2026-12-14T23:59:59",
                "Schicken Sie es Anfang Januar         | 2027-01-10T23:59:59",
                "Schicken Sie es Freitag nächster Woche | 2026-12-11T23:59:59",
                "Schicken Sie es am Freitag um 14 Uhr  | 2026-12-04T14:00",
                "Schicken Sie es in KW 51              | 2026-12-20T23:59:59",
                "Schicken Sie es bis halb drei         | 2026-11-30T14:30",
                "Schicken Sie es vor Weihnachten       | 2026-12-25T00:00",
                "Schicken Sie es fuer naechsten Montag | 2026-12-07T23:59:59"
            })
    void dateIsResolvedInTheTimeZone(String text, LocalDateTime until) {
        assertThat(find(text.strip()))
                .singleElement()
                .satisfies(date -> assertThat(LocalDateTime.ofInstant(date.until(), BERLIN))
                        .isEqualTo(until));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "We are open 24/7.",
                "It costs 12.50 EUR and weighs 3.5 kg.",
                "Version 3.1 is out.",
                "May I ask you something?",
                "Guten Morgen!",
                "We will march on.",
                "Thank you for the second offer.",
                "The warranty covers 30 days.",
                "He works here for two years.",
                "In the next few days, soon, or shortly.",
                "Das war vor drei Tagen.",
                "He is on the 3rd floor.",
                "1/2 of the pallets"
            })
    void otherNumbersAndWordsAreNotDates(String text) {
        assertThat(find(text)).isEmpty();
    }

    @Test
    void passageContainsTheWords() {
        assertThat(find("Please confirm by 5 pm, Tom."))
                .extracting(DraftDate::passage)
                .containsExactly(new Passage("by 5 pm", 15, 7));
    }

    @Test
    void americanZoneReadsTheMonthFirst() {
        DraftDate there = DateFinder.find(new Text("by 3/4/2027"), NOW, ZoneId.of("America/New_York"))
                .getFirst();
        assertThat(there.until()).isEqualTo("2027-03-05T04:59:59Z");
        assertThat(there.otherUntil()).isEqualTo("2027-04-04T03:59:59Z");
        // In Berlin it is 3 April, in summer time.
        assertThat(find("by 3/4/2027").getFirst().until()).isEqualTo("2027-04-03T21:59:59Z");
    }

    @Test
    void impossibleDateIsNotADate() {
        assertThat(find("by 31/02/2027")).isEmpty();
        assertThat(find("bis 32.13.2027")).isEmpty();
    }

    @Test
    void easterIsComputed() {
        assertThat(Easter.in(2026)).isEqualTo("2026-04-05");
        assertThat(Easter.in(2027)).isEqualTo("2027-03-28");
        assertThat(Easter.in(2038)).isEqualTo("2038-04-25");
    }
}
