package dev.troth.exchange.calendar;

import static dev.troth.exchange.calendar.CalendarRun.event;
import static dev.troth.exchange.calendar.CalendarRun.events;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The channel of an event follows its links, not words. */
class MeetingChannelTest {
    private static String channel(String property) {
        return events(event("x", "DTSTART:20260311T090000Z\nSUMMARY:Video call\n" + property))
                .values("channel")
                .getFirst();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LOCATION:Microsoft Teams Meeting\nDESCRIPTION:Join: https://teams.microsoft.com/l/meetup-join/19%3ameeting_x/0",
                "LOCATION;LANGUAGE=de-DE:Microsoft Teams-Besprechung",
                "LOCATION:Réunion Microsoft Teams",
                "X-MICROSOFT-SKYPETEAMSMEETINGURL:https://teams.microsoft.com/l/meetup-join/19%3ameeting_x/0",
                "X-GOOGLE-CONFERENCE:https://meet.google.com/abc-defg-hij",
                "CONFERENCE;VALUE=URI;FEATURE=VIDEO:https://zoom.us/j/1234567",
                "CONFERENCE;VALUE=URI;FEATURE=AUDIO,VIDEO:https://video.own.example/room",
                "CONFERENCE;VALUE=URI:https://conf.own.example/room",
                "LOCATION:https://us02web.zoom.us/j/88888",
                "URL:https://meet.jit.si/OurRoom",
                "DESCRIPTION:Hallo\\nBeitreten: <https://teams.live.com/meet/9312345?p=x>\\n",
                "LOCATION:zoom.us/j/123",
                "DESCRIPTION:https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fteams.microsoft.com%2Fl%2Fmeetup-join%2F19",
                "DESCRIPTION:https://acme.webex.com/acme/j.php?MTID=m1",
                "DESCRIPTION:https://acme.webex.com/meet/ann",
                "DESCRIPTION:https://global.gotomeeting.com/join/123",
                "DESCRIPTION:https://whereby.com/room",
                "DESCRIPTION:https://chime.aws/123",
                "DESCRIPTION:https://join.skype.com/abc",
                "DESCRIPTION:https://facetime.apple.com/join#v=1",
                "DESCRIPTION:https://v.ringcentral.com/join/1",
                "DESCRIPTION:https://bbb.uni.example/b/ann-x",
                "DESCRIPTION:https://x.example/bigbluebutton/api/join",
                "DESCRIPTION:https://meet.zoho.eu/abc",
                "DESCRIPTION:https://meet.around.co/r/x",
                "DESCRIPTION:https://app.slack.com/huddle/T1/C1",
                "DESCRIPTION:https://bluejeans.com/123",
                "X-ALT-DESC;FMTTYPE=text/html:<a href=\"https://zoom.us/j/5\">x</a>",
                "LOCATION:Zoom",
                "LOCATION:FaceTime",
                "LOCATION:Videokonferenz",
                "X-MICROSOFT-ONLINEMEETINGEXTERNALLINK:https://own.example/1",
                "DESCRIPTION:Dial in: tel:+49301234567\\nhttps://zoom.us/j/5",
                "LOCATION:Room 4\nDESCRIPTION:HTTPS://ZOOM.US/J/5"
            })
    void linkToAVideoConferenceIsVideo(String property) {
        assertThat(channel(property)).isEqualTo("VIDEO");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LOCATION:Hall 4\\, Videostr. 12\\, Köln",
                "LOCATION:Video studio\\, 3rd floor",
                "LOCATION:Hotel: Adlon",
                "DESCRIPTION:As seen on https://zoom.us and teams",
                "DESCRIPTION:Recording: https://zoom.us/rec/share/1",
                "LOCATION:10115 Berlin",
                "LOCATION:Room 123456",
                "DESCRIPTION:mail kim@meet.google.com/x",
                "DESCRIPTION:https://notzoom.us/j/5",
                "DESCRIPTION:https://zoom.us.evil.example/j/5",
                "LOCATION:4.12.003",
                "URL:https://crm.example/meeting/5",
                "CONFERENCE;FEATURE=CHAT:xmpp:room@x.example",
                "DESCRIPTION:https://www.youtube.com/watch?v=video",
                "COMMENT:x",
                "LOCATION:Webexpo\\, Prag",
                "X-APPLE-STRUCTURED-LOCATION;VALUE=URI:geo:48.1,11.5",
                "LOCATION:Phone booth 3"
            })
    void otherEventsAreMeetings(String property) {
        assertThat(channel(property)).isEqualTo("MEETING");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LOCATION:tel:+49301234567",
                "URL:tel:+49301234567",
                "LOCATION:+49 30 1234567",
                "LOCATION:Telefon",
                "CONFERENCE;FEATURE=PHONE:tel:+1-555-0100",
                "CONFERENCE;VALUE=URI;FEATURE=AUDIO:https://conf.example/1",
                "CONFERENCE:tel:+15550100",
                "LOCATION:(555) 010-0123",
                "LOCATION:Phone call"
            })
    void telephoneIsACall(String property) {
        assertThat(channel(property)).isEqualTo("CALL");
    }
}
