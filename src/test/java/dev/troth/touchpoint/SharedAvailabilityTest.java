package dev.troth.touchpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.ledger.Fact;
import dev.troth.testing.FactFixtures;
import dev.troth.touchpoint.ContactAvailability.AvailabilityWindow;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When both can be reached. 2026-03-02 is a Monday; Berlin is an hour ahead of UTC then, New York five behind. */
class SharedAvailabilityTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final ZoneId AUCKLAND = ZoneId.of("Pacific/Auckland");

    private static SharedAvailability.Hours hours(ZoneId zone) {
        return SharedAvailability.Hours.usual(zone);
    }

    @Test
    void workingHoursOfTwoZonesOverlap() {
        TimeWindow window = SharedAvailability.next(
                        hours(BERLIN), hours(NEW_YORK), Instant.parse("2026-03-02T00:00:00Z"))
                .orElseThrow();
        assertThat(window.from()).isEqualTo("2026-03-02T14:00:00Z"); // nine in New York
        assertThat(window.to()).isEqualTo("2026-03-02T16:00:00Z"); // five in Berlin
        assertThat(window.afterHours()).isFalse();
    }

    @Test
    void windowStartsNowWhenBothAreAvailable() {
        Instant now = Instant.parse("2026-03-02T15:10:00Z");
        assertThat(SharedAvailability.next(hours(BERLIN), hours(NEW_YORK), now)
                        .orElseThrow()
                        .from())
                .isEqualTo(now);
    }

    @Test
    void afterHoursWindowIsUsedWithoutSharedWorkingHours() {
        Instant now = Instant.parse("2026-03-02T00:00:00Z");
        assertThat(SharedAvailability.next(hours(BERLIN), hours(AUCKLAND), now)).isEmpty();
        List<Fact> market = FactFixtures.of("""
                availability w 2026-01-01 {'member': 'dana', 'days': ['MONDAY', 'TUESDAY'], 'from': '20:00', 'to': '22:30',
                  'timeZone': 'Europe/Berlin', 'market': true}""");
        TimeWindow window = SharedAvailability.next(
                        SharedAvailability.hoursOf("dana", true, market, BERLIN), hours(AUCKLAND), now)
                .orElseThrow();
        assertThat(window.afterHours()).isTrue();
        assertThat(window.from()).isEqualTo("2026-03-02T20:00:00Z"); // nine on Tuesday in Auckland
    }

    @Test
    void weekendsAreSkipped() {
        TimeWindow window = SharedAvailability.next(hours(BERLIN), hours(BERLIN), Instant.parse("2026-03-06T17:00:00Z"))
                .orElseThrow();
        assertThat(window.from()).isEqualTo("2026-03-09T08:00:00Z");
    }

    @Test
    void latestAvailabilityApplies() {
        List<Fact> facts = FactFixtures.of(
                "availability w1 2026-01-01 {'stakeholder': 'p', 'days': ['MONDAY'], 'from': '06:00', 'to': '07:00', 'timeZone': 'Europe/Berlin'}",
                "availability w2 2026-02-01 {'stakeholder': 'p', 'days': ['TUESDAY'], 'from': '10:00', 'to': '11:00', 'timeZone': 'Europe/Berlin'}");
        assertThat(SharedAvailability.next(
                                hours(BERLIN),
                                SharedAvailability.hoursOf("p", false, facts, BERLIN),
                                Instant.parse("2026-03-02T00:00:00Z"))
                        .orElseThrow()
                        .from())
                .isEqualTo("2026-03-03T09:00:00Z");
    }

    @Test
    void windowsOfAPersonAddUpUntilTheyEnd() {
        String window =
                "availability %s 2026-01-0%d {'stakeholder': 'p', 'days': ['%s'], 'from': '%s', 'to': '%s', 'timeZone': 'UTC'}";
        String monday = window.formatted("m", 1, "MONDAY", "09:00", "10:00");
        String later = window.formatted("l", 2, "MONDAY", "15:00", "16:00");
        String tuesday = window.formatted("t", 3, "TUESDAY", "08:00", "09:00");
        String end = "availabilityEnded e 2026-02-01 {'availability': 'm'}";
        Instant morning = Instant.parse("2026-03-02T00:00:00Z");
        assertThat(from(morning, monday, later, tuesday)).isEqualTo("2026-03-02T09:00:00Z");
        assertThat(from(morning, later, monday, tuesday)).isEqualTo("2026-03-02T09:00:00Z");
        assertThat(from(morning, monday, later, tuesday, end)).isEqualTo("2026-03-02T15:00:00Z");
        assertThat(from(Instant.parse("2026-03-02T17:00:00Z"), monday, later, tuesday, end))
                .isEqualTo("2026-03-03T08:00:00Z");
        assertThat(AvailabilityWindow.of(FactFixtures.of(monday, later, tuesday, end), told -> true))
                .extracting(AvailabilityWindow::ref, AvailabilityWindow::endedAt)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("m", Instant.parse("2026-02-01T09:00:00Z")),
                        org.assertj.core.groups.Tuple.tuple("l", null),
                        org.assertj.core.groups.Tuple.tuple("t", null));
    }

    private static Instant from(Instant now, String... lines) {
        ZoneId utc = ZoneId.of("UTC");
        List<Fact> dana = FactFixtures.of("availability d 2026-01-01 {'member': 'dana', 'days': ['MONDAY', 'TUESDAY'], "
                + "'from': '00:00', 'to': '23:59', 'timeZone': 'UTC', 'market': true}");
        return SharedAvailability.next(
                        SharedAvailability.hoursOf("dana", true, dana, utc),
                        SharedAvailability.hoursOf("p", false, FactFixtures.of(lines), utc),
                        now)
                .orElseThrow()
                .from();
    }
}
