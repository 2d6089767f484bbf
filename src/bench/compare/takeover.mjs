// Takeover of a job by a second node after the first one was killed.
import { until } from './side.mjs';

const FACTS = 30_000;
const ACCOUNTS = 300;

function* lines() {
  for (let i = 0; i < ACCOUNTS; i++) {
    yield JSON.stringify({ type: 'account', ref: `over-${i}`, at: '2024-01-01T00:00:00Z', name: `Account ${i}` });
  }
  for (let i = ACCOUNTS; i < FACTS; i++) {
    const day = String((i % 28) + 1).padStart(2, '0');
    yield JSON.stringify({ type: 'touchpoint', ref: `over-t${i}`, account: `over-${i % ACCOUNTS}`, at: `2025-03-${day}T10:00:00Z`, channel: 'EMAIL', direction: 'OUT' });
  }
}

/** Kills the current node in the middle of a job and continues with `next`, a node on the same database. */
export async function takeover(side, seen, next) {
  const { id } = JSON.parse((await side.facts([...lines()], '?async=true')).text);
  const [{ id: job }] = await side.sql('select id from job order by id desc limit 1');
  const now = async () => (await side.sql('select state, done, fencing_token as turn from job where id = $1', [job]))[0];
  await until(async () => (await now()).done > 0, 'middle of the job');
  const first = side.node.process;
  const killed = new Promise((resolve) => first.once('exit', resolve));
  first.kill('SIGKILL');
  await killed;
  const { done } = await now();
  seen.check('node was killed in the middle of the job', done < FACTS, done);
  side.use(next);
  side.authorization = side.fixtures.secret;
  await until(async () => !['RUNNING', 'QUEUED'].includes((await now()).state), 'end of the job', 90);
  seen.graphql('job after the takeover', await side.ask(`{ job(id: "${id}") { status phase read facts done accepted known refused failure } }`));
  const { turn, state } = await now();
  seen.check('second node took over the job', turn >= 2 && state === 'SUCCEEDED', { turn, state });
  const [{ facts, refs }] = await side.sql("select count(*)::int as facts, count(distinct (type, ref))::int as refs from fact where ref like 'over-%'");
  seen.check('each fact was written once', facts === FACTS && refs === FACTS, { facts, refs });
}
