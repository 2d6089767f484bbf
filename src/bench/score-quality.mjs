// Asks what the scores are worth: portfolios whose customers leave by a hazard that is known here and hidden from the model
// are imported into Troth, backtested, learned from, and judged by what the model has not seen. The truth is not the model's
// formula; it is documented in HiddenHazard.java.
//
//   node src/bench/score-quality.mjs               four worlds of 1,500 accounts, some five minutes; writes src/docs/scoring/quality.md
//   node src/bench/score-quality.mjs --accounts 200 --dry-run
//
// --skip-build uses the package and the test classes that are there; --dry-run prints instead of writing.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { ROOT, ask, java, startAlone, tell } from './contenders.mjs';
import { run, stop, stopAll } from './processes.mjs';

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
  { name: 'blind', seed: 4, level: -1.7, signal: 0, words: 'leaving depends only on tenure, an approaching renewal and chance, not on any action of the supplier' },
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
  return `# Quality: predictive value of the scores

No public data set of business customers contains promises, contacts and departures. The model is therefore evaluated on synthetic
portfolios, whose customers leave by a hazard that is known to the generator and hidden from the model. *The true hazard is not the
formula of the model*: it depends on slips within 180 days, days since the last contact, issues open for more than a week, a departed
contact, tenure, an approaching renewal, and an unobserved frailty per account
([HiddenHazard](../../test/java/dev/troth/testing/HiddenHazard.java)). The figures are those of the API:
\`startBacktest\` and \`calibrateModel\`, ${DAYS} days ahead, monthly, on ${options.accounts} accounts over ${MONTHS} months in each world.

\`\`\`shell
node src/bench/score-quality.mjs
\`\`\`

| world | description |
|---|---|
${all.map((one) => `| ${one.world.name} | ${one.world.words} |`).join('\n')}

## Discrimination before learning

AUC is the probability that a customer who left had a higher predicted risk than one who stayed: 0.5 is chance. *Best* is the AUC of the
hidden hazard itself, which is below 1 because leaving remains random.

| world | facts | predictions | departures | AUC (90 %) | best | warned | lead, median | missed churns |
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

*Warned*: the share of departures whose last prediction was among the highest fifth. *Missed churns*: the share whose last prediction
was below the median. In the blind world there is almost no signal, and none should be found.

## Calibration before and after learning

The first 70 % of the time are used for learning; the table shows the outcomes of the rest, which neither version has seen. ECE is the
expected calibration error, the mean distance of expected and observed over ten bins. Skill is the Brier skill score against a constant
prediction of the observed share (below 0: worse than that).

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

Learned parameters:

| world | departures, about | account years | base hazard times | shift | slope |
|---|---|---|---|---|---|
${rows((one) => {
    const { calibration } = one.learned;
    return [
      number(calibration.churned, 0), number(calibration.accountYears, 0), number(calibration.baseRatio, 2), number(calibration.shift, 2),
      number(calibration.slope, 2),
    ];
  })}

Reliability in the usual world after learning, on unseen outcomes:

| predictions | expected | observed |
|---|---|---|
${bins.after.bins.map((bin) => `| ${bin.predictions} | ${percent(bin.expected)} | ${percent(bin.observed)} |`).join('\n')}

## Conclusions

- **The standard parameters do not describe your portfolio.** Before learning, the model expects far too many departures: its impulses
  are those of the consumers in the articles, who react more strongly than the customers of these worlds. Use the *order* of accounts
  from the first day, and the *probabilities* after \`calibrateModel\` was run on your outcomes.
- The model ranks better than chance wherever there is a signal, and clearly worse than the hidden hazard. Learning two parameters and a
  base rate cannot change that: they rescale risks and hardly reorder them.
- In the blind world the interval of the AUC should contain 0.5; by chance it does not in one of ten runs.
- These worlds were generated by the authors of the model. The test that counts is your own portfolio: \`startBacktest\`.

Backtests took ${all.map((one) => `${one.seconds.toFixed(1)} s`).join(', ')} on two shared cores, including polling every 0.2 s.
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
