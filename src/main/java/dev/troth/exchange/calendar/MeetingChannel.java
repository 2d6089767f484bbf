package dev.troth.exchange.calendar;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Channel of an event: a link to a video conference of a known provider makes it VIDEO, in any language; a telephone
 * number as its place makes it CALL. Words such as "video" in the name of a room do not matter.
 */
final class MeetingChannel {
    static final String VIDEO = "VIDEO";
    static final String CALL = "CALL";
    static final String MEETING = "MEETING";

    /** Provider of video conferences: its domain, and how the path of a link to a conference begins; empty for any. */
    private record Provider(String domain, List<String> paths) {}

    private static final List<Provider> PROVIDERS = List.of(
            of("zoom.us", "j/", "s/", "my/", "w/", "wc/", "meeting/"),
            of("zoom.com", "j/", "s/", "my/", "w/", "wc/", "meeting/"),
            of("zoomgov.com", "j/", "s/", "my/", "w/", "wc/", "meeting/"),
            of("teams.microsoft.com", "l/meetup-join", "l/meeting", "meet/", "dl/launcher", "_#/l/meetup-join"),
            of("teams.microsoft.us", "l/meetup-join", "l/meeting", "meet/", "dl/launcher"),
            of("teams.live.com", "meet/", "l/meetup-join"),
            of("teams.cloud.microsoft", "meet/", "l/meetup-join"),
            of("meet.google.com"),
            of("hangouts.google.com", "call/", "hangouts/", "_/"),
            of("webex.com", "meet", "join", "j.php", "wbxmjs", "webappng", "m/", "*/j.php", "*/meet/", "*/join"),
            of("whereby.com"),
            of("appear.in"),
            of("gotomeeting.com", "join", "meeting/"),
            of("gotomeet.me"),
            of("meet.goto.com"),
            of("gotowebinar.com", "join", "register", "attend"),
            of("bluejeans.com"),
            of("chime.aws"),
            of("meet.jit.si"),
            of("8x8.vc"),
            of("join.skype.com"),
            of("meet.lync.com"),
            of("facetime.apple.com", "join"),
            of("v.ringcentral.com", "join", "conf"),
            of("meetings.ringcentral.com", "j/", "join"),
            of("meet.zoho.com"),
            of("meet.zoho.eu"),
            of("meet.zoho.in"),
            of("meeting.zoho.com", "meeting/", "join", "login"),
            of("meeting.zoho.eu", "meeting/", "join", "login"),
            of("around.co", "r/", "m/"),
            of("app.slack.com", "huddle/"),
            of("call.lifesizecloud.com"),
            of("meet.starleaf.com"),
            of("daily.co"),
            of("join.me"),
            of("clickmeeting.com"),
            of("meetings.dialpad.com"),
            of("uberconference.com"),
            of("meetings.vonage.com"),
            of("meeting.tencent.com", "dm/", "p/", "s/"),
            of("voovmeeting.com", "dm/", "s/"),
            of("vc.feishu.cn", "j/"),
            of("vc.larksuite.com", "j/"),
            of("telemost.yandex.ru", "j/"),
            of("telemost.yandex.com", "j/"),
            of("kmeet.infomaniak.com"),
            of("meet.opentalk.eu"),
            of("talky.io"),
            of("demodesk.com"),
            of("app.livestorm.co"),
            of("gather.town", "app/"),
            of("app.gather.town", "app/"),
            of("app.cal.com", "video/"),
            of("cal.com", "video/"),
            of("visio.numerique.gouv.fr"),
            of("framatalk.org"));

    /** Paths of servers that organisations run themselves. */
    private static final List<String> OWN_SERVERS = List.of("/bigbluebutton/", "/jitsi/");

    private static final Pattern OWN_HOST =
            Pattern.compile("https?://(?:jitsi|bbb|bigbluebutton|jitsi-meet)\\.[^\\s/]++/\\S");

    private static final Pattern PRODUCT = Pattern.compile(
            "(?:microsoft teams|ms teams|teams[- ](?:meeting|besprechung|call|sitzung)|r(?:é|e)union teams|google meet"
                    + "|zoom[- ](?:meeting|call|video)|webex[- ](?:meeting|call)|skype[- ](?:for business|meeting|call"
                    + "|besprechung)|réunion (?:microsoft teams|skype|zoom)|reunión (?:de )?(?:microsoft teams|skype|zoom)"
                    + "|riunione (?:di )?(?:microsoft teams|skype|zoom)|facetime)\\b",
            Pattern.UNICODE_CHARACTER_CLASS);
    private static final Set<String> ONLINE = Set.of(
            "teams",
            "zoom",
            "webex",
            "skype",
            "jitsi",
            "gotomeeting",
            "hangouts",
            "google hangouts",
            "slack huddle",
            "online",
            "video call",
            "videocall",
            "video conference",
            "videoconference",
            "videokonferenz",
            "videoanruf",
            "visio",
            "visioconférence",
            "videoconferencia",
            "videollamada",
            "videoconferenza",
            "videochiamata",
            "videogesprek",
            "videoconferência",
            "videochamada");
    private static final Set<String> TELEPHONE = Set.of(
            "phone",
            "phone call",
            "telephone",
            "call",
            "by phone",
            "telefon",
            "telefonat",
            "telefonisch",
            "telefonkonferenz",
            "téléphone",
            "par téléphone",
            "teléfono",
            "llamada",
            "telefono",
            "telefonata",
            "telefoon",
            "telefonisch overleg",
            "telefone",
            "conference call");
    private static final Pattern NUMBER =
            Pattern.compile("(?:tel(?:efon|efono|ephone)?[.:]?\\s*)?\\+?[\\d ()./-]{6,30}");
    private static final Pattern TEL = Pattern.compile("(?<!\\w)tel:\\+?\\d");
    private static final int DIGITS_OF_NUMBER = 9;
    private static final Pattern CONFERENCE_PROPERTY = Pattern.compile(
            "CONFERENCE|CONFLINK|MEETINGURL|ONLINEMEETING|JOINURL|JOIN-URL|HANGOUT|ZOOM|TEAMS|WEBEX|VIDEO");

    private MeetingChannel() {}

    private static Provider of(String domain, String... paths) {
        return new Provider(domain, List.of(paths));
    }

    /** Returns VIDEO, CALL or MEETING. */
    static String of(Entry event) {
        String place = text(event, "LOCATION");
        String placeAndUrl = place + "\n" + text(event, "URL");
        if (isVideoConference(event) || hasLink(placeAndUrl, true) || hasLink(description(event), false)) {
            return VIDEO;
        }
        if (isPhoneConference(event)
                || TEL.matcher(placeAndUrl).find()
                || isNumber(place)
                || TELEPHONE.contains(place)) {
            return CALL;
        }
        return PRODUCT.matcher(place).find() || ONLINE.contains(place) ? VIDEO : MEETING;
    }

    private static String text(Entry event, String name) {
        return event.property(name).map(ContentLine::text).orElse("").toLowerCase(Locale.ROOT);
    }

    private static String description(Entry event) {
        return text(event, "DESCRIPTION") + "\n" + text(event, "X-ALT-DESC");
    }

    private static boolean isVideoConference(Entry event) {
        for (ContentLine line : event.properties()) {
            String value = line.text().toLowerCase(Locale.ROOT);
            boolean address = value.contains("://") || value.startsWith("sip:") || value.startsWith("xmpp:");
            if (line.name().equals("CONFERENCE")) {
                String feature = feature(line);
                if (feature.contains("VIDEO") || (feature.isEmpty() && address) || hasLink(value, true)) {
                    return true;
                }
            } else if (line.name().startsWith("X-")
                    && CONFERENCE_PROPERTY.matcher(line.name()).find()
                    && address) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPhoneConference(Entry event) {
        return event.all("CONFERENCE").anyMatch(line -> {
            String feature = feature(line);
            return feature.contains("PHONE")
                    || feature.contains("AUDIO")
                    || line.value().strip().toLowerCase(Locale.ROOT).startsWith("tel:");
        });
    }

    private static String feature(ContentLine line) {
        return line.parameter("FEATURE").orElse("").toUpperCase(Locale.ROOT);
    }

    private static boolean isNumber(String place) {
        return NUMBER.matcher(place).matches()
                && (place.indexOf('+') == 0
                        || place.startsWith("tel")
                        || place.chars().filter(Character::isDigit).count() >= DIGITS_OF_NUMBER);
    }

    /**
     * Returns whether a text has a link to a video conference.
     *
     * @param anyPath whether a link to any page of the provider suffices
     */
    private static boolean hasLink(String written, boolean anyPath) {
        // Protection services put the link into a parameter of their own.
        String text = written.replace("%3a", ":").replace("%2f", "/");
        for (Provider provider : PROVIDERS) {
            for (int at = text.indexOf(provider.domain);
                    at >= 0;
                    at = text.indexOf(provider.domain, at + provider.domain.length())) {
                if (isHost(text, at, provider.domain.length())
                        && isConference(text, at + provider.domain.length(), provider.paths, anyPath)) {
                    return true;
                }
            }
        }
        return OWN_SERVERS.stream().anyMatch(text::contains)
                || OWN_HOST.matcher(text).find();
    }

    /** Returns whether a domain in a text is a whole host name, or the end of one. */
    private static boolean isHost(String text, int start, int length) {
        boolean begins = start == 0 || !isHostCharacter(text.charAt(start - 1)) || text.charAt(start - 1) == '.';
        boolean address = start > 0 && text.charAt(start - 1) == '@';
        int end = start + length;
        return begins && !address && (end == text.length() || !isHostCharacter(text.charAt(end)));
    }

    private static boolean isHostCharacter(char c) {
        return Character.isLetterOrDigit(c) || c == '-' || c == '.' || c == '_';
    }

    private static boolean isConference(String text, int end, List<String> paths, boolean anyPath) {
        boolean path = end + 1 < text.length()
                && text.charAt(end) == '/'
                && (Character.isLetterOrDigit(text.charAt(end + 1)) || text.charAt(end + 1) == '_');
        if (text.startsWith("/rec/", end) || text.startsWith("/recording", end)) {
            return false;
        }
        if (anyPath) {
            return true;
        }
        return path && (paths.isEmpty() || paths.stream().anyMatch(begin -> begins(text, end + 1, begin)));
    }

    private static boolean begins(String text, int start, String begin) {
        if (!begin.startsWith("*")) {
            return text.startsWith(begin, start);
        }
        int slash = text.indexOf('/', start);
        return slash > 0 && slash - start < 64 && text.startsWith(begin.substring(1), slash);
    }
}
