package dev.troth.exchange.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailDateTest {
    private final List<String> notices = new ArrayList<>();
    private final MailDate dates = new MailDate(ZoneOffset.UTC, notices::add);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Mon, 2 Mar 2026 10:00:00 Europe/Berlin | 2026-03-02T09:00:00Z",
                "Mon, 2 Mar 2026 13:30:00 America/New_York | 2026-03-02T18:30:00Z",
                "Mon, 2 Mar 2026 10:00:00 \"GMT\" | 2026-03-02T10:00:00Z",
                "Mon, 2 Mar 2026 12:30:00 AM +0000 | 2026-03-02T00:30:00Z",
                "Mon, 2 Mar 2026 12:30 p.m. -0500 | 2026-03-02T17:30:00Z",
                "vendredi 23 oct. 2026 11:07:59 +0200 | 2026-10-23T09:07:59Z"
            })
    void knownZonesAndHalvesOfTheDayAreRead(String written, String instant) {
        assertThat(dates.instant(written)).hasToString(instant);
        assertThat(notices).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"AMT", "PMST"})
    void zoneThatBeginsLikeAHalfOfTheDayDoesNotMoveTheHour(String zone) {
        assertThat(dates.instant("Mon, 2 Mar 2026 12:30:00 " + zone)).hasToString("2026-03-02T12:30:00Z");
        assertThat(notices)
                .containsExactly(
                        "The time zone \"" + zone + "\" of a date is unknown. It was read as UTC, as RFC 5322 says.");
    }

    @Test
    void monthOfAnotherLanguageIsNamed() {
        assertThatThrownBy(() -> dates.instant("Fri, 23 Okt 2026 11:07:59 +0200"))
                .hasMessageContaining("whose month \"okt\" is not an English one");
    }
}
