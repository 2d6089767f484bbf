// Asks what the scores are worth: portfolios whose customers leave by a hazard that is known here and hidden from the model
// are imported into Troth, backtested, learned from, and judged by what the model has not seen. The truth is not the model's
// formula; it is documented in HiddenHazard.java.
//
//   node src/bench/meaning.mjs               four worlds of 1,500 accounts, some five minutes; writes src/docs/scoring/quality.md
//   node src/bench/meaning.mjs --accounts 200 --dry-run
//
// --skip-build uses the package and the test classes that are there; --dry-run prints instead of writing.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { ROOT, ask, java, startAlone, tell } from './contenders.mjs';
import { run, stop, stopAll } from './machine.mjs';

const { values: options } = parseArgs({
  options: {
    accounts: { type: 'string', default: '1500' },
    'skip-build': { type: 'boolean', default: false },
    'dry-run': { type: 'boolean', default: false },
  },
});
const MONTHS = 34;
const FIRST = '2024-01';
const UNTIL = '2026-11-01T00:00:00Z';
const DAYS = 90;
const WORLDS = [
  { name: 'usual', seed: 1, level: -3.0, signal: 1, words: 'about one in six leaves a year' },
  { name: 'restless', seed: 2, level: -2.3, signal: 1, words: 'about one in four leaves a year' },
  { name: 'loyal', seed: 3, level: -3.9, signal: 1, words: 'about one in fourteen leaves a year' },
  { name: 'blind', seed: 4, level: -1.7, signal: 0, words: 'who leaves has nothing to do with anything we do: only with time together, the season of a renewal, and chance' },
];
const say = (text) => console.error(`${new Date().toISOString().slice(11, 19)} ${text}`);

const QUALITY = '{ predictions churned expected observed auc aucInterval { low high } brier skill calibrationError bins { predictions expected observed } }';
const ASKED = `id status progress failure from to report { accounts unrated churned warned medianLeadDays quality ${QUALITY} missed }
  calibration { calibratedUntil churned accountYears baseRatio shift slope before ${QUALITY} after ${QUALITY} }`;

/** Starts a backtest and waits for it. */
async function done(url, mutation, input) {
  const { [mutation]: begun } = await ask(url, `mutation { ${mutation}(input: ${input}) { backtest { id } userErrors { message } } }`);
  if (begun.userErrors.length > 0) {
    throw new Error(begun.userErrors[0].message);
  }
  for (;;) {
    const { backtest } = await ask(url, `{ backtest(id: "${begun.backtest.id}") { ${ASKED} } }`);
    if (backtest.status === 'FAILED') {
      throw new Error(backtest.failure);
    }
    if (backtest.status === 'SUCCEEDED') {
      return backtest;
    }
    await sleep(200);
  }
}

/** How well the truth itself ranks: what no model can do better, but by chance. */
function oracle(facts, truth, from, until) {
  const left = new Map();
  for (const line of facts.split('\n')) {
    if (line.includes('"type":"churned"')) {
      const fact = JSON.parse(line);
      left.set(fact.account, Date.parse(fact.at));
    }
  }
  const ranked = [];
  for (const line of truth.split('\n').filter(Boolean)) {
    const [account, at, hazard] = line.split(',');
    const then = Date.parse(at);
    const end = then + DAYS * 86_400_000;
    if (then >= Date.parse(from) - 86_400_000 && end <= Date.parse(until) + 86_400_000) {
      const gone = left.get(account);
      ranked.push([Number(hazard), gone !== undefined && gone > then && gone <= end]);
    }
  }
  ranked.sort((a, b) => a[0] - b[0]);
  let below = 0;
  let sum = 0;
  let stayed = 0;
  let gone = 0;
  for (const [, leaves] of ranked) {
    if (leaves) {
      gone++;
      sum += below;
    } else {
      below++;
      stayed++;
    }
  }
  return sum / (gone * stayed);
}

async function measure(world, folder) {
  const facts = join(folder, 'facts.jsonl');
  const truth = join(folder, 'truth.csv');
  await run(await java(), [
    '-cp', join(ROOT, 'target/test-classes'), 'dev.troth.testing.HiddenHazard', String(world.seed), options.accounts, FIRST,
    String(MONTHS), String(world.level), String(world.signal), facts, truth,
  ]);
  const troth = await startAlone(join(folder, 'data'));
  const { url } = troth;
  const lines = readFileSync(facts, 'utf8');
  const taken = await tell(troth.facts, lines);
  say(`${world.name}: ${taken.accepted} facts`);
  const began = Date.now();
  const backtest = await done(url, 'startBacktest', `{ days: ${DAYS}, to: "${UNTIL}" }`);
  const seconds = (Date.now() - began) / 1000;
  const learned = await done(url, 'calibrateModel', `{ version: "learned", days: ${DAYS}, to: "${UNTIL}" }`);
  await stop(troth.process);
  return {
    world,
    facts: taken.accepted,
    seconds,
    backtest,
    learned,
    best: oracle(lines, readFileSync(truth, 'utf8'), backtest.from, UNTIL),
    bestLater: oracle(lines, readFileSync(truth, 'utf8'), learned.calibration.calibratedUntil, UNTIL),
  };
}

const number = (value, digits = 3) => (value === null || value === undefined ? '-' : value.toFixed(digits));
const percent = (value) => `${(100 * value).toFixed(1)} %`;

function page(all) {
  const rows = (of) => all.map((one) => `| ${one.world.name} | ${of(one).join(' | ')} |`).join('\n');
  const bins = all.find((one) => one.world.name === 'usual').learned.calibration;
  return `# Quality: what the scores are worth

No public set of business customers holds promises, contacts and departures. So the question is asked of portfolios that are made
up, whose customers leave by a hazard that is known to the generator and hidden from the model. *The truth is not the model's
formula*: it counts slips of 180 days, days since anybody talked, issues open for more than a week, a departure, time together,
a renewal that comes near, and a frailty of each account that can be seen nowhere
([HiddenHazard](../../test/java/dev/troth/testing/HiddenHazard.java)). What is shown is what Troth's own API answers:
\`startBacktest\` and \`calibrateModel\`, ${DAYS} days ahead, monthly, on ${options.accounts} accounts over ${MONTHS} months in each world.

\`\`\`shell
node src/bench/meaning.mjs
\`\`\`

| world | what it is like |
|---|---|
${all.map((one) => `| ${one.world.name} | ${one.world.words} |`).join('\n')}

## Does it rank, before it has learned anything?

AUC is the probability that one who left had been given a higher risk than one who stayed: 0.5 is chance. *Best* is what the hidden
hazard itself reaches: leaving is a matter of chance even for it.

| world | facts | predictions | departures | AUC (90 %) | best | warned | lead, median | green churners |
|---|---|---|---|---|---|---|---|---|
${rows((one) => {
    const { report } = one.backtest;
    const { quality } = report;
    return [
      one.facts, quality.predictions, report.churned,
      `${number(quality.auc)} (${number(quality.aucInterval.low)} to ${number(quality.aucInterval.high)})`, number(one.best),
      percent(report.warned / report.churned), `${number(report.medianLeadDays, 0)} days`,
      percent(report.missed / report.churned),
    ];
  })}

*Warned*: of those who left, how many were among the fifth with the highest risk at last. *Green churners*: how many had less than
the middle risk at last. In the blind world there is next to nothing to find, and nothing should be found.

## Do its risks come true?

The first 70 % of the time are learned from; these are the outcomes of the rest, which neither version has seen. ECE is the mean
distance of expected from observed over ten bins; skill is how much better than always saying the observed share (below 0: worse).

| world | left within ${DAYS} days | expected before | after | ECE before | after | skill before | after | AUC before | after | best |
|---|---|---|---|---|---|---|---|---|---|---|
${rows((one) => {
    const { before, after } = one.learned.calibration;
    return [
      percent(before.observed), percent(before.expected), percent(after.expected), number(before.calibrationError),
      number(after.calibrationError), number(before.skill, 2), number(after.skill, 3), number(before.auc), number(after.auc),
      number(one.bestLater),
    ];
  })}

What was learned:

| world | departures, about | account years | base hazard times | shift | slope |
|---|---|---|---|---|---|
${rows((one) => {
    const { calibration } = one.learned;
    return [
      number(calibration.churned, 0), number(calibration.accountYears, 0), number(calibration.baseRatio, 2), number(calibration.shift, 2),
      number(calibration.slope, 2),
    ];
  })}

Reliability in the usual world, after learning, on what was not seen:

| predictions | expected | observed |
|---|---|---|
${bins.after.bins.map((bin) => `| ${bin.predictions} | ${percent(bin.expected)} | ${percent(bin.observed)} |`).join('\n')}

## What to make of it

- **The standard numbers are not your portfolio's.** Before learning, the model expects far too many to leave: its impulses stand
  for the articles' consumers, and a world in which nobody minds a forgotten call is calmer than they are. Use the *order* of
  accounts from the first day, and the *probabilities* after \`calibrateModel\` has seen your outcomes.
- It ranks better than chance wherever there is something to find, clearly worse than the hidden truth, and learning two numbers
  and a base rate cannot change that: they stretch risks and do not reorder them much.
- In the blind world the interval of AUC should hold 0.5. If it does not, look at how often it would not by chance: one in ten.
- These worlds were made up by the makers of the model. Yours is the test that counts: \`startBacktest\`.

Backtests took ${all.map((one) => `${one.seconds.toFixed(1)} s`).join(', ')} on two shared cores, the polling of 0.2 s included.
`;
}

try {
  if (!options['skip-build']) {
    say('building');
    await run(join(ROOT, 'mvnw'), ['-q', '-B', '-Dquick', '-DskipTests', 'package'], { cwd: ROOT });
  }
  const all = [];
  for (const world of WORLDS) {
    const folder = mkdtempSync(join(tmpdir(), 'troth-meaning-'));
    try {
      all.push(await measure(world, folder));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  const text = page(all);
  if (options['dry-run']) {
    console.log(text);
  } else {
    writeFileSync(join(ROOT, 'src/docs/scoring/quality.md'), text);
  }
} finally {
  await stopAll();
}
