// Versions of the model: backtest, calibration, shadow, activation, retirement, and the scores after each.
import { getNamedType } from 'graphql';
import { backtestEnd } from './fixtures.mjs';
import { each, until } from './side.mjs';

const ERRORS = 'userErrors { code path message }';
const MODEL = 'model { version status basedOn note progress }';
const SCORES = `{ accounts(first: 100, orderBy: [{ field: CHURN_RISK, direction: DESC }, { field: REF }]) { nodes { ref
  trust { standing score { value model } credibility { value } connection { value } } churnRisk { horizons { days probability } } } } }`;

/** Compares the whole report of a backtest. */
async function report(side, seen, label, id) {
  const { status, failure } = await backtestEnd(side, id);
  seen.check(`${label} succeeds`, status === 'SUCCEEDED', failure);
  const type = getNamedType(side.schema.getQueryType().getFields().backtest.type);
  const parts = side.selections.split(type);
  const answers = await each(parts, (part) => side.ask(`{ backtest(id: "${id}") { ${part} } }`));
  answers.forEach((answer, i) => seen.graphql(`${label}: ${parts[i].slice(0, 100)}`, answer));
}

async function mutate(side, seen, label, mutation, input, fields = MODEL) {
  const type = { createModel: 'CreateModelInput', calibrateModel: 'CalibrateModelInput', startBacktest: 'StartBacktestInput' }[mutation] ?? 'ModelInput';
  const answer = await side.ask(`mutation($input: ${type}!) { ${mutation}(input: $input) { ${fields} ${ERRORS} } }`, { input });
  seen.graphql(label, answer);
  return answer.data?.[mutation];
}

/** Waits until a version is computed for all accounts. */
const computed = (side, version, status) =>
  until(async () => {
    const { model } = await side.data(`{ model(version: "${version}") { status progress activating } }`);
    return model.status === status && !model.activating && (model.progress === null || model.progress === 1) && model;
  }, `model ${version} as ${status}`);

/** Compares backtests and calibration. */
export async function calibration(side, seen) {
  const span = { days: 90, from: '2025-03-01T00:00:00Z', to: '2026-11-01T00:00:00Z' };
  const tested = await mutate(side, seen, 'start a backtest', 'startBacktest', { model: side.standard, ...span }, 'backtest { id }');
  await report(side, seen, 'backtest', tested.backtest.id);
  const calibrated = await mutate(side, seen, 'calibrate a model', 'calibrateModel', { version: 'calibrated', basedOn: side.standard, ...span }, 'backtest { id }');
  await report(side, seen, 'calibration', calibrated.backtest.id);
  seen.graphql('calibrated model', await side.ask(`{ model(version: "calibrated") { version status parameters { code value standard } diff(to: "${side.standard}") { code from to } calibratedIn { id } } }`));
  await mutate(side, seen, 'backtest that ends in the future', 'startBacktest', { to: '2030-01-01T00:00:00Z' }, 'backtest { id }');
  await mutate(side, seen, 'backtest of an unknown model', 'startBacktest', { model: 'nothing' }, 'backtest { id }');
}

/** Compares the life cycle of versions. */
export async function models(side, seen) {
  const changes = [{ code: 'SCAR', value: 0.3 }];
  await mutate(side, seen, 'create a version', 'createModel', { version: 'bold', basedOn: side.standard, changes, note: 'Bold' });
  await mutate(side, seen, 'create a version with a taken name', 'createModel', { version: 'bold', changes });
  await mutate(side, seen, 'create a version with an unknown parameter', 'createModel', { version: 'odd', changes: [{ code: 'NOTHING', value: 1 }] });
  await mutate(side, seen, 'create a version with a value out of bounds', 'createModel', { version: 'odd', changes: [{ code: 'SCAR', value: 1e9 }] });
  await mutate(side, seen, 'compute a shadow version', 'shadowModel', { version: 'bold' }, 'model { version }');
  await computed(side, 'bold', 'SHADOW');
  seen.graphql('shadow scores', await side.ask('{ accounts(first: 30, orderBy: [{ field: REF }]) { nodes { ref shadowScores { version scores { trust { score { value } } churnRisk { horizons { days probability } } } } } } }'));
  seen.graphql('scores before the activation', await side.ask(SCORES));
  await mutate(side, seen, 'activate a version', 'activateModel', { version: 'bold' }, 'model { version }');
  await computed(side, 'bold', 'ACTIVE');
  const after = await side.ask(SCORES);
  seen.graphql('scores after the activation', after);
  seen.check('scores name the active version', after.data?.accounts.nodes.every(({ trust }) => trust.score.model === 'bold'));
  await mutate(side, seen, 'retire the active version', 'retireModel', { version: 'bold' });
  await mutate(side, seen, 'retire a draft', 'retireModel', { version: 'careful' });
  await mutate(side, seen, 'activate the standard version', 'activateModel', { version: side.standard }, 'model { version }');
  await computed(side, side.standard, 'ACTIVE');
  seen.graphql('scores by the standard version', await side.ask(SCORES));
  seen.graphql('list of versions', await side.ask('{ models { version status basedOn note progress activatedAt retiredAt } }'));
}
