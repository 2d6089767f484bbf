// One record of each kind that the demo workspace lacks, so that no query returns an empty list; and how to wait for jobs.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../contenders.mjs';
import { until } from './side.mjs';

/** Facts of the account that the pages about the scores explain. */
const STORY = readFileSync(join(ROOT, 'src/docs/scoring/story.jsonl'), 'utf8');

const ENDED = ['SUCCEEDED', 'FAILED', 'VALIDATED', 'CANCELLED'];

/** Waits for the end of a backtest. */
export const backtestEnd = (side, id) =>
  until(async () => {
    const { backtest } = await side.data(`{ backtest(id: "${id}") { id status progress failure } }`);
    return ENDED.includes(backtest.status) && backtest;
  }, `end of backtest ${id}`);

/** Waits for the end of an import job. */
export const jobEnd = (side, id) =>
  until(async () => {
    const { job } = await side.data(`{ job(id: "${id}") { status accepted known refused failure } }`);
    return ENDED.includes(job.status) && job;
  }, `end of job ${id}`);

/** Creates the records and keeps their ids in `side.fixtures`. */
export async function fixtures(side, seen) {
  const scopes = side.schema.getType('AccessScope').getValues().map(({ name }) => name);
  const created = {};
  seen.value('facts of the story', (await side.facts(STORY)).status);
  const create = async (name, mutation, path) => {
    const answer = await side.ask(`mutation { ${mutation} }`);
    seen.graphql(`create ${name}`, answer);
    created[name] = path.split('.').reduce((at, key) => at[key], answer.data);
  };
  await create('segment', 'createSegment(input: { name: "Ours", filter: { owner: { eq: "dana" } } }) { segment { id filter version } userErrors { message } }', 'createSegment.segment.id');
  await create('webhook', `createWebhook(input: { url: "${side.receiver.url}/kept", types: ["churned"] }) { webhook { id url types active } userErrors { message } }`, 'createWebhook.webhook.id');
  await create('secret', `createApiKey(input: { name: "all", scopes: [${scopes}] }) { secret key { id name scopes createdAt } userErrors { message } }`, 'createApiKey.secret');
  await create('access', 'grantAccess(input: { subject: "anna", role: MEMBER, member: "dana" }) { accessGrant { id subject role member { ref } } userErrors { message } }', 'grantAccess.accessGrant.id');
  await create('model', `createModel(input: { version: "careful", changes: [{ code: "SCAR", value: 0.4 }], note: "A trial" }) { model { version status diff(to: "${side.standard}") { code from to } } userErrors { message } }`, 'createModel.model.version');
  await create('backtest', 'startBacktest(input: { days: 90 }) { backtest { id model days from to } userErrors { message } }', 'startBacktest.backtest.id');
  await backtestEnd(side, created.backtest);
  const job = await side.facts('{"type":"nothing"}\nnonsense', '?async=true');
  seen.value('create job', job.status);
  created.job = JSON.parse(job.text).id;
  await jobEnd(side, created.job);
  side.fixtures = created;
}
