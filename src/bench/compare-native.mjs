// Compares the native executable with the jar on two databases with the same facts: queries, mutations, imports, exports, jobs,
// webhooks, subscriptions, access, operation. Answers must be equal to the last digit.
//
//   node src/bench/compare-native.mjs --executable target/troth-runner [--jar target/quarkus-app/quarkus-run.jar]
//
// --executable may name a second jar. --only takes parts of names of scenarios, separated by commas. --alter changes one fact on
// the side of the executable, which the run must report. --measure also measures both and prints tables for performance.md;
// --skip-comparison only measures. The exit code is 1 after a difference or a failed check, 2 after a bad argument.
// The database starts from the classes of target/quarkus-app, so the package must be built.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { HERE, JAR } from './contenders.mjs';
import { run, stopAll } from './processes.mjs';

const { values: options } = parseArgs({
  options: {
    executable: { type: 'string' },
    jar: { type: 'string', default: JAR },
    only: { type: 'string' },
    alter: { type: 'boolean', default: false },
    measure: { type: 'boolean', default: false },
    'skip-comparison': { type: 'boolean', default: false },
  },
});
const say = (text) => console.error(`${new Date().toISOString().slice(11, 19)} ${text}`);

function program(option) {
  const path = resolve(options[option] ?? '');
  if (!options[option] || !existsSync(path)) {
    console.error(`--${option} names no file: "${options[option] ?? ''}". Build it first, and give its path.`);
    process.exit(2);
  }
  return path;
}

async function compare(jar, executable) {
  const { Comparator } = await import('./compare/comparator.mjs');
  const { Server } = await import('./compare/databases.mjs');
  const { runAll } = await import('./compare/plan.mjs');
  const { Side } = await import('./compare/side.mjs');
  const [left, right] = [new Side('jar', jar, 'jar'), new Side('executable', executable, 'executable')];
  const only = options.only?.split(',');
  const comparator = new Comparator(left, right, { say, only });
  const server = new Server();
  try {
    await server.start();
    await runAll({ left, right, server, comparator, alter: options.alter, only, say });
    return comparator.summary();
  } finally {
    await stopAll();
    await server.remove();
  }
}

async function main() {
  const [jar, executable] = [program('jar'), program('executable')];
  if (!existsSync(`${HERE}/node_modules/graphql-ws`)) {
    say('installing npm packages');
    await run('npm', ['ci', '--no-audit', '--no-fund'], { cwd: HERE });
  }
  const isEqual = options['skip-comparison'] || (await compare(jar, executable));
  if (options.measure || options['skip-comparison']) {
    const { measure } = await import('./compare/measure.mjs');
    console.log(await measure(jar, executable, say));
  }
  return isEqual ? 0 : 1;
}

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => stopAll().then(() => process.exit(1)));
}
let code = 1;
try {
  code = await main();
} catch (error) {
  console.error(error);
} finally {
  await stopAll();
}
process.exit(code);
