// Load generator: runs load-generator.mjs as a process of its own.
import { join } from 'node:path';
import { HERE } from './contenders.mjs';
import { run } from './processes.mjs';

export const median = (values) => values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)];

/** Sends one query over and over; returns throughput and latencies. An error in an answer fails the run. */
export async function drive(url, query, variables, { connections, seconds }) {
  const task = JSON.stringify({ url, query, variables, connections, seconds });
  const result = JSON.parse(await run(process.execPath, [join(HERE, 'load-generator.mjs'), task]));
  if (result.failed > 0) {
    throw new Error(`${result.failed} answers of ${url} are errors: ${result.firstFailure}`);
  }
  return result;
}
