/**
 * Calendar of many events, for measurements of imports: single meetings, weekly series with exceptions, moved and
 * cancelled occurrences, all-day notes, private events, declined invitations, and now and then a broken event. The same
 * number of events yields the same text. Our domain is ours.example; the accounts have the domains c0.example,
 * c1.example and so on.
 */

const ZONES = ['Europe/Berlin', 'America/New_York', 'W. Europe Standard Time', 'Asia/Tokyo'];
const LINKS = [
  'LOCATION:Microsoft Teams-Besprechung',
  'DESCRIPTION:Join https://us02web.zoom.us/j/8${n}\\nsee you',
  'LOCATION:Room 4\\, 2nd floor',
  'X-GOOGLE-CONFERENCE:https://meet.google.com/abc-defg-hij',
];
const DAY = 86_400_000;
const END = Date.UTC(2026, 10, 20);

const local = (day, hour) => `${new Date(day).toISOString().slice(0, 10).replaceAll('-', '')}T${String(hour).padStart(2, '0')}0000`;

/** Folds a line after 75 bytes; all lines are in ASCII. */
const fold = (line) => line.replace(/(.{75})(?=.)/g, '$1\r\n ').replace(/^\s+$/, '');

function event(n, accounts) {
  const account = n % accounts;
  const zone = ZONES[n % ZONES.length];
  const day = END - ((n * 7919) % 1400) * DAY;
  const people = [
    `ORGANIZER;CN=Kim:mailto:kim${n % 40}@ours.example`,
    n % 25 === 3
      ? 'ATTENDEE;PARTSTAT=ACCEPTED:mailto:dentist@elsewhere.example'
      : `ATTENDEE;CN="Person, ${n % 5}";CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=${n % 11 === 0 ? 'DECLINED' : 'ACCEPTED'};RSVP=TRUE:mailto:p${n % 5}@c${account}.example`,
    'ATTENDEE;CUTYPE=ROOM;PARTSTAT=ACCEPTED:mailto:room@ours.example',
  ];
  const start = n % 50 === 7 ? `DTSTART;VALUE=DATE:${local(day, 0).slice(0, 8)}`
    : n % 100 === 9 ? 'DTSTART:20260230T090000Z'
      : `DTSTART;TZID=${zone}:${local(day, 8 + (n % 9))}`;
  const series = n % 10 === 0
    ? [`RRULE:FREQ=WEEKLY;COUNT=${4 + (n % 20)}`, `EXDATE;TZID=${zone}:${local(day + 7 * DAY, 8 + (n % 9))}`]
    : [];
  const lines = [
    'BEGIN:VEVENT', `UID:event-${n}@bench.example`, 'DTSTAMP:20261120T000000Z', start, 'DURATION:PT45M', ...series,
    `SUMMARY:Review ${n}`, LINKS[n % LINKS.length].replace('${n}', String(n)), ...people,
    `SEQUENCE:${n % 3}`, 'BEGIN:VALARM', 'ACTION:DISPLAY', 'TRIGGER:-PT10M', 'END:VALARM',
    `X-ALT-DESC;FMTTYPE=text/html:${'<p>agenda</p>'.repeat(20)}`, 'END:VEVENT',
  ];
  if (n % 10 === 0) {
    const moved = local(day + 14 * DAY, 8 + (n % 9));
    lines.push(
      'BEGIN:VEVENT', `UID:event-${n}@bench.example`, 'DTSTAMP:20261120T000000Z',
      `RECURRENCE-ID;TZID=${zone}:${moved}`, `DTSTART;TZID=${zone}:${local(day + 15 * DAY, 8 + (n % 9))}`,
      `SUMMARY:Review ${n}, moved`, ...people, 'END:VEVENT');
  }
  return lines.map((line) => fold(line) + '\r\n').join('');
}

/** Yields the calendar in parts. */
export function* calendar(events = 20_000, accounts = 200) {
  yield 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Troth//Bench//EN\r\n';
  for (let n = 0; n < events; n++) {
    yield event(n, accounts);
  }
  yield 'END:VCALENDAR\r\n';
}

/** Yields the accounts whose people the events have, as JSON Lines. */
export function* calendarAccounts(accounts = 200) {
  for (let n = 0; n < accounts; n++) {
    yield `${JSON.stringify({ type: 'account', ref: `c${n}`, at: '2020-01-01T00:00:00Z', name: `Customer ${n}`, domains: [`c${n}.example`] })}\n`;
  }
}
