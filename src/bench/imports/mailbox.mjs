// A mailbox as an mbox, written message by message: threads between us and many accounts, with newsletters, bounces,
// absence notes, private mail and messages with parts. The same seed gives the same bytes. The order of the messages
// is not that of their dates, as in exports of mail programs.

/** Domain of the owner of the mailbox: the value of the parameter "ours". */
export const OURS = 'ours.example';

const END = Date.UTC(2026, 10, 1);
const TWO_YEARS = 2 * 365 * 86_400_000;
const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const WORDS = 'the offer for your plant is ready and we would like to know when the lift can be delivered before the end of this week because our team needs it'.split(' ');

function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const two = (number) => String(number).padStart(2, '0');
const time = (d) => `${two(d.getUTCHours())}:${two(d.getUTCMinutes())}:${two(d.getUTCSeconds())}`;

function date(at) {
  const d = new Date(at);
  return `${DAYS[d.getUTCDay()]}, ${d.getUTCDate()} ${MONTHS[d.getUTCMonth()]} ${d.getUTCFullYear()} ${time(d)} +0000`;
}

function separator(at) {
  const d = new Date(at);
  return `From - ${DAYS[d.getUTCDay()]} ${MONTHS[d.getUTCMonth()]} ${two(d.getUTCDate())} ${time(d)} ${d.getUTCFullYear()}`;
}

function paragraphs(next, lines) {
  return Array.from({ length: lines }, () =>
    Array.from({ length: 12 }, () => WORDS[Math.floor(next() * WORDS.length)]).join(' ')).join('\n');
}

/** A plain text, or the same with an HTML part and an attachment. */
function content(next) {
  const text = paragraphs(next, 3 + Math.floor(next() * 30));
  if (next() < 0.5) {
    return ['Content-Type: text/plain; charset=utf-8', `Grüße,\n\n${text}\n`];
  }
  const attachment = next() < 0.1
    ? `--o\nContent-Type: application/pdf; name="offer.pdf"\nContent-Disposition: attachment\nContent-Transfer-Encoding: base64\n\n${`${'JVBERi0x'.repeat(9)}\n`.repeat(400)}`
    : '';
  return [
    'Content-Type: multipart/mixed; boundary="o"',
    `--o\nContent-Type: multipart/alternative; boundary="i"\n\n--i\nContent-Type: text/plain; charset=utf-8\n\n${text}\n`
      + `--i\nContent-Type: text/html; charset=utf-8\n\n<html><body><p>${text}</p></body></html>\n--i--\n${attachment}--o--\n`,
  ];
}

function message(next, { id, from, to, at, subject, parents = [], more = [], body }) {
  const [type, text] = body ?? content(next);
  const servers = Array.from({ length: 4 }, (_, hop) =>
    `Received: from mx${hop}.example (mx${hop}.example [192.0.2.${hop}])\n\tby mx${hop + 1}.example with ESMTPS id ${id.length}${hop}\n\tfor <${to}>; ${date(at)}`);
  return [
    separator(at), ...servers, `From: ${from}`, `To: ${to}`, `Date: ${date(at)}`, `Message-ID: <${id}>`,
    `Subject: ${subject}`,
    ...(parents.length ? [`In-Reply-To: <${parents.at(-1)}>`, `References: ${parents.map((one) => `<${one}>`).join('\n ')}`] : []),
    ...more, 'MIME-Version: 1.0', 'Content-Transfer-Encoding: 8bit', type, '', text, '',
  ].join('\n');
}

/** A thread: a question of one side, and answers in turn, with an absence note after one of ours in twenty. */
function* thread(next, number, accounts) {
  const account = Math.floor(next() ** 2 * accounts);
  const theirs = `ann@a${account}.example`;
  const ours = `dana@${OURS}`;
  const parents = [];
  let at = END - Math.floor(next() * TWO_YEARS);
  let outbound = next() < 0.5;
  for (let i = 0, length = 1 + Math.floor(next() * 6); i < length; i++) {
    const id = `t${number}.${i}@${outbound ? OURS : `a${account}.example`}`;
    const subject = `${i ? 'Re: ' : ''}=?utf-8?Q?Angebot_f=C3=BCr?= lift ${number}`;
    yield message(next, { id, from: outbound ? ours : theirs, to: outbound ? theirs : ours, at, subject, parents });
    if (outbound && next() < 0.05) {
      yield message(next, { id: `ooo${id}`, from: theirs, to: ours, at: at + 5000, subject: 'Automatic reply: lift', parents: [id], more: ['Auto-Submitted: auto-replied'] });
    }
    parents.push(id);
    at += Math.floor(next() * 2 * 86_400_000);
    outbound = !outbound;
  }
}

function other(next, number) {
  const at = END - Math.floor(next() * TWO_YEARS);
  const to = `dana@${OURS}`;
  const id = `o${number}@elsewhere.example`;
  const kind = next();
  if (kind < 0.4) {
    return message(next, { id, from: 'News <news@a1.example>', to, at, subject: 'News', more: ['List-Id: <news.a1.example>', 'List-Unsubscribe: <mailto:x@a1.example>'] });
  }
  if (kind < 0.6) {
    return message(next, {
      id, from: 'MAILER-DAEMON@a2.example', to, at, subject: 'Undelivered Mail Returned to Sender', more: ['Return-Path: <>'],
      body: ['Content-Type: multipart/report; report-type=delivery-status; boundary=b', '--b\nContent-Type: text/plain\n\nNo.\n--b--\n'],
    });
  }
  return message(next, { id, from: `friend${number % 5000}@private.example`, to, at, subject: 'Dinner' });
}

/**
 * Yields the parts of a mailbox, some threads at a time in mixed order.
 *
 * @param {number} messages number of messages
 * @param {number} accounts number of accounts; their domains are a0.example, a1.example …, and each has the person ann@
 */
export function* mailbox(messages, accounts = 1000, seed = 1) {
  const next = random(seed);
  let made = 0;
  for (let number = 0; made < messages; number++) {
    const some = [];
    for (let i = 0; i < 50; i++) {
      some.push(...thread(next, number * 50 + i, accounts), other(next, number * 50 + i));
    }
    some.splice(messages - made);
    made += some.length;
    for (let i = some.length - 1; i > 0; i--) {
      const j = Math.floor(next() * (i + 1));
      [some[i], some[j]] = [some[j], some[i]];
    }
    yield some.join('\n');
    yield '\n';
  }
}

/** Yields the facts that open the accounts and name their people, as JSON Lines. */
export function* contacts(accounts = 1000) {
  const at = '2024-01-01T00:00:00Z';
  for (let i = 0; i < accounts; i++) {
    yield `${JSON.stringify({ type: 'account', ref: `a${i}`, at, name: `Account ${i}`, domains: [`a${i}.example`] })}\n`;
    yield `${JSON.stringify({
      type: 'stakeholder', ref: `a${i}/ann`, account: `a${i}`, at, department: 'IT',
      person: { ref: `ann${i}`, name: 'Ann', email: `ann@a${i}.example` },
    })}\n`;
  }
}
