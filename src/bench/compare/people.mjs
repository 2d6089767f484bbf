// Data about people: disclosure, erasure on request, and retention.
import { until } from './side.mjs';

const ERASED = 'person { id ref name email phone timeZone } facts accounts tellingRefs userErrors { code path message }';
const erase = (side, person) => side.ask(`mutation($person: ID!) { erasePerson(input: { person: $person }) { ${ERASED} } }`, { person });
const retain = (side, days) => side.ask('mutation($days: Int) { setPersonRetention(input: { daysAfterDeparture: $days }) { daysAfterDeparture userErrors { code path message } } }', { days });
const person = async (side, ref) => (await side.data('query($ref: String) { stakeholder(ref: $ref) { person { name email phone } } }', { ref })).stakeholder.person;

const FACTS = [
  { type: 'account', ref: 'era', at: '2026-01-01T00:00:00Z', name: 'Erased' },
  { type: 'stakeholder', ref: 'era/zoe-quill', account: 'era', at: '2026-01-01T00:00:00Z', department: 'IT', person: { ref: 'zoe-quill', name: 'Zoe Quill', email: 'zoe.quill@era.example', phone: '+49 30 4711' } },
  { type: 'stakeholder', ref: 'era/gone', account: 'era', at: '2026-01-01T00:00:00Z', department: 'IT', person: { ref: 'era-gone', name: 'Tom Vale', email: 'tom@era.example' } },
  { type: 'touchpoint', ref: 'era-t', account: 'era', at: '2026-02-01T00:00:00Z', channel: 'CALL', direction: 'IN', participants: ['era/zoe-quill'], summary: 'Zoe Quill called about zoe.quill@era.example' },
  { type: 'stakeholderLeft', ref: 'era-l', account: 'era', at: '2026-03-01T00:00:00Z', stakeholder: 'era/gone', reason: 'Retired' },
];

export async function erasure(side, seen) {
  seen.value('facts about people', (await side.facts(FACTS)).seen);
  const about = (ref) => side.http('GET', `/people/${encodeURIComponent(ref)}`);
  for (const ref of ['zoe-quill', 'summit-omar', 'nobody']) {
    seen.value(`GET /people/${ref}`, (await about(ref)).seen);
  }
  const scores = '{ account(ref: "era") { trust { score { value unrated } connection { value } } churnRisk { horizons { days probability } } } }';
  const before = await side.ask(scores);
  seen.graphql('scores before the erasure', before);
  seen.graphql('erase a person', await erase(side, 'zoe-quill'));
  seen.graphql('erase a person twice', await erase(side, 'zoe-quill'));
  seen.graphql('erase an unknown person', await erase(side, 'nobody'));
  const after = await side.ask(scores);
  seen.check('erasure moves no score', JSON.stringify(after.data) === JSON.stringify(before.data), after.data);
  const ledger = await side.ledger('?account=era');
  seen.value('ledger after the erasure', ledger.map((line) => side.exact(line)));
  seen.check('ledger is free of the name', !ledger.some((line) => /Zoe Quill|zoe\.quill|4711/.test(line)), ledger);
  seen.value('GET /people after the erasure', (await about('zoe-quill')).seen);
  seen.value('import of the same facts', (await side.facts(FACTS)).seen);
  seen.check('import does not restore the person', (await person(side, 'era/zoe-quill')).email === null);
}

/** Compares retention; the housekeeping task is made due at once. */
export async function retention(side, seen) {
  seen.graphql('retention out of bounds', await retain(side, 99_999));
  seen.graphql('limit retention', await retain(side, 30));
  await side.sql("update scheduled_tasks set execution_time = now() where task_name = 'housekeeping'");
  const forgotten = await until(async () => {
    const one = await person(side, 'era/gone');
    return one.email === null && one;
  }, 'retention', 30);
  seen.value('person erased by retention', forgotten);
  const others = (await side.data('{ stakeholders(first: 100, orderBy: [{ field: REF }]) { nodes { ref leftAt person { name email } } } }')).stakeholders.nodes;
  seen.value('stakeholders after retention', others);
  seen.graphql('end retention', await retain(side, null));
}
