// Files of every import format, about people of the account `imp`. All events lie before the clock.

export const PEOPLE = [
  { type: 'account', ref: 'imp', at: '2026-01-01T00:00:00Z', name: 'Imported', domains: ['imp.example'] },
  { type: 'stakeholder', ref: 'imp/ann', account: 'imp', at: '2026-01-01T00:00:00Z', department: 'IT', person: { ref: 'imp-ann', name: 'Ann', email: 'ann@imp.example' } },
  { type: 'stakeholder', ref: 'imp/bo', account: 'imp', at: '2026-01-01T00:00:00Z', department: 'SALES', person: { ref: 'imp-bo', name: 'Bo', email: 'bo@imp.example' } },
];

const fact = (type, ref, more = {}) => JSON.stringify({ type, ref, account: 'imp', at: '2026-02-01T00:00:00Z', ...more });
const promise = (ref, more = {}) => fact('commitmentMade', ref, { title: 'Call back', dueAt: '2026-02-10T00:00:00Z', ...more });

/** Lines that are accepted. */
export const GOOD = [
  promise('imp-p1', { madeTo: ['imp/ann'], importance: 0.25, budget: { amount: '12.50', currency: 'EUR' } }),
  fact('touchpoint', 'imp-t1', { channel: 'CALL', direction: 'OUT', responseTime: 'PT2H30M', participants: ['imp/ann'], note: 'Grüße, 你好' }),
  fact('commitmentKept', 'imp-k1', { commitment: 'imp-p1', at: '2026-02-09T12:30:00.123456+01:00' }),
  fact('cadenceAgreed', 'imp-c1', { period: 'P1M' }),
];

/** Lines that are rejected, one for each kind of error. */
export const BAD = [
  'not json',
  '["a"]',
  fact('commitmentKpt', 'imp-x'),
  '{"ref":"imp-x","account":"imp","at":"2026-02-01T00:00:00Z"}',
  fact('stress', 'imp-x', { level: 1, at: 'yesterday' }),
  fact('stress', 'imp-x', { level: 40 }),
  fact('stress', 'imp-x', { levl: 1 }),
  '{"type":"stress","ref":"imp-x","account":"imp","at":"2026-02-01T00:00:00Z","level":NaN}',
  fact('stress', 'imp-x', { level: 1, account: 'imb' }),
  fact('commitmentKept', 'imp-x', { commitment: 'imp-p9' }),
  promise('imp-p1', { dueAt: '2026-02-11T00:00:00Z' }),
  promise('imp-x', { dueAt: '2020-01-01T00:00:00Z' }),
  fact('touchpoint', 'imp-x', { channel: 'PIGEON', direction: 'OUT' }),
  fact('contract', 'imp-x', { value: { amount: 12.5, currency: 'EUR' }, startsOn: '2026-01-01', renewsOn: '2027-01-01' }),
  fact('amended', 'imp-x', { fact: 'imp-p1', fields: { importance: 9 } }),
  fact('retracted', 'imp-x', { fact: 'nothing', reason: 'x' }),
  JSON.stringify({ type: 'x'.repeat(200) }),
];

export const MAPPING = {
  delimiter: ';',
  zone: 'Europe/Berlin',
  facts: [
    {
      type: 'commitmentMade',
      fields: {
        ref: { column: 'Nr', prefix: 'erp:' },
        account: { constant: 'imp' },
        title: { columns: ['Was', 'Wo'] },
        at: { column: 'Am', format: 'dd.MM.yyyy' },
        dueAt: { column: 'Bis', format: 'dd.MM.yyyy HH:mm' },
        importance: { column: 'Wichtig', words: { ja: 0.9 }, otherwise: 0.3 },
        madeTo: { column: 'An', split: ',' },
      },
    },
  ],
};

/** Members in the files. */
export const OWNERS = ['Kim', '005X'];

/** CSV files: name, query parameters, content. */
export const TABLES = [
  ['contacts', 'template=contacts', 'account,name,email,phone,department,title,since\nimp,Cy Doe,cy@imp.example,123,IT,Head,2026-01-05\nnobody,Di Roe,di@x.example,,IT,,2026-01-05\nimp,"Quoted, ""Name""",q@imp.example,,SALES,,2026-01-06\n'],
  ['hubspot-companies', 'template=hubspot-companies', 'Record ID,Company name,Company Domain Name,Industry,Company owner,Create Date,Type\n77,Bolt,bolt.example;bolt.test,STEEL,Kim,2025-03-04 10:20,Vendor\n'],
  ['hubspot-contacts', 'template=hubspot-contacts', 'Record ID,First Name,Last Name,Email,Phone Number,Job Title,Associated Company IDs (Primary),Create Date\n501,Bea,Stone,bea@bolt.example,,Buyer,77,2025-03-05 08:00\n'],
  ['salesforce-accounts', 'template=salesforce-accounts', 'Id,Name,Industry,Rating,ParentId,OwnerId,Type,CreatedDate\n001A,Cone,Food,Hot,,005X,Customer,2025-03-04T10:20:30.000+0000\n'],
  ['salesforce-contacts', 'template=salesforce-contacts', 'Id,Name,Email,Phone,Title,Department,AccountId,CreatedDate\n003B,Carl Cone,carl@cone.example,,Chef,Kitchen,001A,2025-03-04T10:20:30.000+0000\n'],
  ['a mapping', `mapping=${encodeURIComponent(JSON.stringify(MAPPING))}`, '\uFEFFNr;Was;Wo;Am;Bis;Wichtig;An\n1;Tor;Süd;01.07.2026;02.07.2026 14:00;ja;imp/ann\n2;Tor;Nord;01.07.2026;02.07.2026 14:00;nein;\n3;Tor;West;30.02.2026;x;nein;\n'],
];

/** Query parameters that are rejected before the file is read. */
export const BAD_PARAMETERS = ['template=contact', 'mapping=%7B', 'mapping=%7B%22facts%22%3A%5B%5D%7D', 'mapping=%7B%22fact%22%3A%5B%5D%7D', 'dryRun=maybe&template=contacts', 'errorPolicy=ignore&template=contacts'];

const event = (uid, lines) =>
  ['BEGIN:VEVENT', `UID:${uid}`, 'DTSTAMP:20261101T100000Z', ...lines, 'ORGANIZER:mailto:kim@ours.example', 'ATTENDEE:mailto:ann@IMP.example', 'END:VEVENT'];

/** Names of time zones as calendars write them: Olson, Windows, defined in the file. */
const ZONES = ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'W. Europe Standard Time', 'Pacific Standard Time', 'Made/Up'];

export const CALENDAR = [
  'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//compare//EN',
  'BEGIN:VTIMEZONE', 'TZID:Made/Up', 'BEGIN:STANDARD', 'DTSTART:19700101T000000', 'TZOFFSETFROM:+0330', 'TZOFFSETTO:+0330', 'END:STANDARD', 'END:VTIMEZONE',
  ...event('one', ['DTSTART:20261101T100000Z', 'SUMMARY:Review', 'LOCATION:https://zoom.us/j/1']),
  ...event('weekly', ['DTSTART;TZID=Europe/Berlin:20261016T090000', 'RRULE:FREQ=WEEKLY;COUNT=10', 'EXDATE;TZID=Europe/Berlin:20261023T090000', 'SUMMARY:Weekly']),
  ...event('off', ['DTSTART:20261102T100000Z', 'STATUS:CANCELLED']),
  ...event('allday', ['DTSTART;VALUE=DATE:20261103']),
  ...ZONES.flatMap((zone, i) => event(`zone-${i}`, [`DTSTART;TZID=${zone}:202610${10 + i}T0930${10 + i}`, `SUMMARY:Zone ${i}`])),
  ...event('folded', ['DTSTART:20261104T100000Z', 'SUMMARY:A summary that is too long for one line of a ', ' calendar\\, and is folded; Größe']),
  'END:VCALENDAR', '',
].join('\r\n');

/** Encoded subjects in the charsets of mail programs. */
const SUBJECTS = [
  '=?utf-8?Q?Re:_M=C3=BCller?=',
  '=?iso-8859-1?Q?Gr=FC=DFe?=',
  '=?iso-8859-15?Q?Preis_=A4_5?=',
  '=?windows-1252?Q?Preis_=80_5_=96_heute?=',
  '=?windows-1251?B?z/Do4uXy?=',
  '=?koi8-r?B?8NLJ18XU?=',
  '=?gb2312?B?xOO6ww==?=',
  '=?ISO-2022-JP?B?GyRCJDMkcyRLJEEkTxsoQg==?=',
  '=?shift_jis?B?grGC8YLJgr+CzQ==?=',
  '=?big5?B?p0Gmbg==?=',
  '=?euc-kr?B?vsiz5w==?=',
  '=?no-such-charset?Q?x=41?=',
];

/** Bodies as bytes of their charset. */
const BODIES = [
  ['iso-8859-1', Buffer.from('Grüße aus Köln', 'latin1')],
  ['windows-1252', Buffer.from([0x50, 0x72, 0x65, 0x69, 0x73, 0x20, 0x80, 0x20, 0x35])],
  ['koi8-r', Buffer.from([0xf0, 0xd2, 0xc9, 0xd7, 0xc5, 0xd4])],
  ['utf-8', Buffer.from('Größe 你好')],
];

function message(i, headers, body) {
  const day = String(1 + (i % 20)).padStart(2, '0');
  const head = [`From x Thu Nov ${day} 10:00:00 2026`, ...headers, `Date: ${day} Nov 2026 10:${String(i).padStart(2, '0')}:00 +0000`, `Message-ID: <c${i}@imp.example>`, '', ''].join('\n');
  return Buffer.concat([Buffer.from(head), body, Buffer.from('\n\n')]);
}

const FROM_THEM = ['From: Ann <ann@imp.example>', 'To: kim@ours.example'];

export const MAILBOX = Buffer.concat([
  ...SUBJECTS.map((subject, i) => message(i, [...FROM_THEM, `Subject: ${subject}`], Buffer.from('Hello'))),
  ...BODIES.map(([charset, bytes], i) => message(20 + i, [...FROM_THEM, `Subject: ${charset}`, 'MIME-Version: 1.0', `Content-Type: text/plain; charset=${charset}`, 'Content-Transfer-Encoding: 8bit'], bytes)),
  message(30, ['From: Kim <kim@ours.example>', 'To: ann@imp.example, bo@imp.example', 'In-Reply-To: <c0@imp.example>', 'Subject: Re'], Buffer.from('Soon.')),
  message(31, ['Subject: nobody sent this'], Buffer.from('x')),
]);

export const MULTIPART = [
  'From: bo@imp.example', 'To: kim@ours.example', 'Date: Thu, 12 Nov 2026 10:00:00 +0100', 'Message-ID: <multi@imp.example>', 'Subject: Parts', 'MIME-Version: 1.0',
  'Content-Type: multipart/alternative; boundary=b', '', '--b', 'Content-Type: text/plain; charset=windows-1252', 'Content-Transfer-Encoding: quoted-printable', '', 'Keep me =80 =96 here=', '.', '--b',
  'Content-Type: text/html; charset=utf-8', '', '<p>Keep <b>me</b></p>', '--b--', '',
].join('\r\n');
