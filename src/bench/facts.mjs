// A portfolio that never was: so many accounts, fifty facts each, one JSON object a line. The same seed gives the same
// bytes. Every ref begins with the ref of its account, and all refs of accounts have the same length: so the database can
// multiply a portfolio by writing other refs into it (grow.sql).

export const FACTS_PER_ACCOUNT = 50;
const DAY = 86_400_000;

/** Mulberry32: small, fast, good enough to look like customers. */
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

const FIRST = ['Ann', 'Ben', 'Carla', 'Dirk', 'Elif', 'Femi', 'Gita', 'Hugo', 'Ines', 'Jon', 'Kaya', 'Lars', 'Mina', 'Noor', 'Olga', 'Pia'];
const LAST = ['Abt', 'Berg', 'Cruz', 'Dorn', 'Ek', 'Falk', 'Gold', 'Hahn', 'Iyer', 'Jung', 'Kern', 'Lind', 'Marx', 'Nagy', 'Orth', 'Pohl'];
const PLACE = ['Harbour', 'Summit', 'Meadow', 'Granite', 'Willow', 'Copper', 'Northern', 'River', 'Amber', 'Falcon', 'Orchard', 'Delta'];
const TRADE = ['Bank', 'Logistics', 'Foods', 'Energy', 'Textiles', 'Health', 'Robotics', 'Steel', 'Media', 'Printing', 'Timber', 'Optics'];
const DEPARTMENTS = ['PURCHASING', 'IT', 'OPERATIONS', 'FINANCE', 'PRODUCTION', 'SALES'];
const LEVELS = ['C_LEVEL', 'DIRECTOR', 'MANAGER', 'EMPLOYEE'];
const STANCES = ['SUPPORTER', 'NEUTRAL', 'SKEPTIC'];
const CHANNELS = ['EMAIL', 'CALL', 'MEETING', 'CHAT'];
const TOPICS = ['PRODUCT', 'PROJECT', 'PRICE', 'STRATEGY', 'PERSONAL', 'SUPPORT'];
const TIERS = ['A', 'B', 'C'];

export const accountRef = (number) => 'a' + String(number).padStart(7, '0');
export const owners = (accounts) => Math.max(1, Math.floor(accounts / 100));
export const ownerRef = (number) => 'm' + String(number).padStart(5, '0');

/**
 * The facts of one account, two years back from an instant.
 *
 * @param {number} number of the account
 * @param {number} accounts in the whole portfolio
 * @param {number} end milliseconds since 1970
 */
export function* factsOf(number, accounts, end, seed = 1) {
  const next = random(seed * 1_000_003 + number);
  const int = (from, to) => from + Math.floor(next() * (to - from + 1));
  const of = (list) => list[Math.floor(next() * list.length)];
  const account = accountRef(number);
  const start = end - int(200, 730) * DAY;
  const when = (share) => new Date(Math.floor((start + share * (end - start)) / 1000) * 1000).toISOString();
  const reliability = 0.6 + 0.4 * next();
  const warmth = 0.3 + 0.7 * next();

  yield {
    type: 'account', ref: account, at: when(0), kind: 'CUSTOMER',
    name: `${of(PLACE)} ${of(TRADE)} ${account.slice(1)}`, domains: [`${account}.example`], industry: of(TRADE),
    tier: of(TIERS), owner: ownerRef(number % owners(accounts)), customerSince: when(0).slice(0, 10),
  };
  const people = 6;
  for (let i = 0; i < people; i++) {
    const ref = `${account}/s${i}`;
    yield {
      type: 'stakeholder', ref, account, at: when(0.02 * i), department: DEPARTMENTS[i], level: of(LEVELS),
      stance: of(STANCES), influence: Math.round(next() * 10) / 10,
      person: { ref: `${account}/p${i}`, name: `${of(FIRST)} ${of(LAST)}`, email: `p${i}@${account}.example` },
    };
  }
  yield { type: 'tie', ref: `${account}/t0`, account, at: when(0.2), from: `${account}/s0`, to: `${account}/s1`, kind: 'INFLUENCES' };
  yield { type: 'tie', ref: `${account}/t1`, account, at: when(0.2), from: `${account}/s2`, to: `${account}/s3`, kind: 'REPORTS_TO' };
  yield { type: 'cadenceAgreed', ref: `${account}/c`, account, at: when(0.15), period: 'P21D' };
  for (let i = 0; i < 8; i++) {
    const from = 0.15 + 0.1 * i;
    const ref = `${account}/o${i}`;
    yield {
      type: 'commitmentMade', ref, account, at: when(from), dueAt: when(from + 0.08),
      title: `Deliver part ${i + 1} for ${of(DEPARTMENTS).toLowerCase()}`, importance: int(2, 9) / 10,
      madeTo: [`${account}/s${int(0, people - 1)}`],
    };
    if (i < 7) {
      yield next() < reliability
        ? { type: 'commitmentKept', ref: `${ref}/e`, account, at: when(from + 0.02 + 0.06 * next()), commitment: ref }
        : { type: 'commitmentBroken', ref: `${ref}/e`, account, at: when(from + 0.09), commitment: ref, attribution: 'US', reason: 'We had too much to do.' };
    }
  }
  const contacts = FACTS_PER_ACCOUNT - 1 - people - 3 - 15 - 3;
  for (let i = 0; i < contacts; i++) {
    const channel = of(CHANNELS);
    yield {
      type: 'touchpoint', ref: `${account}/k${i}`, account, at: when(0.1 + (0.9 * (i + next())) / contacts), channel,
      direction: next() < 0.6 ? 'OUT' : 'IN', mutual: next() < warmth, topics: [of(TOPICS)],
      participants: [`${account}/s${int(0, people - 1)}`], context: of(['ROUTINE', 'ROUTINE', 'GOOD', 'PROBLEM']),
      summary: `${channel.toLowerCase()} about the next delivery`,
    };
  }
  const raised = 0.3 + 0.4 * next();
  yield { type: 'issueRaised', ref: `${account}/i0`, account, at: when(raised), severity: int(1, 8) / 10, kind: 'COMPLAINT', mainIssue: 'Late delivery', stakeholder: `${account}/s${int(0, people - 1)}` };
  yield { type: 'issueAcknowledged', ref: `${account}/i0/a`, account, at: when(raised + 0.001), issue: `${account}/i0` };
  yield { type: 'issueResolved', ref: `${account}/i0/r`, account, at: when(raised + 0.02), issue: `${account}/i0` };
}

/** The lines of a portfolio, some thousand at a time. */
export function* lines(from, to, accounts, end) {
  let chunk = '';
  for (let number = from; number < to; number++) {
    for (const fact of factsOf(number, accounts, end)) {
      chunk += JSON.stringify(fact) + '\n';
    }
    if (chunk.length > 262_144) {
      yield chunk;
      chunk = '';
    }
  }
  if (chunk) {
    yield chunk;
  }
}
